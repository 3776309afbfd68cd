"""The install guides and their blocks of code."""

import re
from typing import NamedTuple

from hosts.places import CHECKOUT

FOLDER = CHECKOUT / "docs" / "install"


class Block(NamedTuple):
    """A block of code."""

    # The heading above it.
    part: str
    language: str
    # The file that it belongs in, "" for none.
    file: str
    code: str


def names() -> list[str]:
    """The names of all guides, such as `pip`."""
    return sorted(path.stem for path in FOLDER.glob("*.md") if path.stem != "README")


def blocks(name: str, *, language: str = "", part: str = "") -> list[Block]:
    """Returns the blocks of a guide in order, of one language or part if given.

    `name` may be the path of another page, such as `../policies`.
    """
    found = []
    for text in re.split(r"^## ", (FOLDER / f"{name}.md").read_text(), flags=re.M)[1:]:
        heading = text.splitlines()[0]
        pattern = r"(?:^File `([^`]+)`:\n\n)?^```(\w+)\n(.*?)^```$"
        for match in re.finditer(pattern, text, re.M | re.S):
            found.append(Block(heading, match[2], match[1] or "", match[3]))
    return [
        block for block in found if language in ("", block.language) and part in ("", block.part)
    ]


def commands(name: str, part: str) -> list[str]:
    """Returns the terminal commands in a part of a guide."""
    return [block.code for block in blocks(name, language="bash", part=part)]


def promised_line(name: str) -> str:
    """A pattern of the line of output that a guide shows under "Verify"."""
    text = (FOLDER / f"{name}.md").read_text()
    match = re.search(r"^The output has a line with (.*?)\.", text, re.M)
    assert match
    return ".*".join(re.findall(r"`([^`]+)`", match[1]))
