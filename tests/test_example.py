"""The page about extending shows the code of the example as it is."""

import re
from textwrap import indent

from hosts.places import CHECKOUT

PAGE = (CHECKOUT / "docs" / "extending.md").read_text()
EXAMPLE = CHECKOUT / "examples" / "help-desk"


def block(language: str) -> str:
    """The page's one block of code in a language."""
    found: list[str] = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.M | re.S)
    assert len(found) == 1
    return found[0]


def test_the_page_shows_the_whole_plugin() -> None:
    assert block("ts") == (EXAMPLE / "src" / "index.ts").read_text()


def test_the_page_shows_how_the_example_shares_the_package() -> None:
    assert indent(block("json"), " " * 12) in (EXAMPLE / "package.json").read_text()
