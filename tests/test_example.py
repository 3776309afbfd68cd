"""The page about extending shows the code of the example as it is."""

import re
import textwrap

import pytest

from hosts.places import CHECKOUT

PAGE = (CHECKOUT / "docs" / "extending.md").read_text()
EXAMPLE = CHECKOUT / "examples" / "help-desk"
SOURCES = {"json": "package.json", "ts": "src/index.ts"}


def blocks(language: str) -> list[str]:
    """The page's blocks of code in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.M | re.S)


@pytest.mark.parametrize("language", SOURCES)
def test_code_of_the_page_is_code_of_the_example(language: str) -> None:
    lines = (EXAMPLE / SOURCES[language]).read_text().splitlines()
    assert blocks(language)
    for block in blocks(language):
        wanted = block.splitlines()
        found = [lines[start : start + len(wanted)] for start in range(len(lines))]
        assert wanted in [textwrap.dedent("\n".join(part)).splitlines() for part in found], block
