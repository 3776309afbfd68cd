"""Links in the docs lead to files and headings that exist."""

import re
from pathlib import Path

import pytest

from hosts.places import CHECKOUT
from tests.running import run


def pages() -> list[str]:
    """Returns the names of all pages."""
    return run("git", "ls-files", "*.md", cwd=CHECKOUT).splitlines()


def anchors_of(page: Path) -> set[str]:
    """Returns the anchors of the headings of a page, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(), re.M)
    return {re.sub(r"[^\w -]", "", text.lower()).replace(" ", "-") for text in headings}


@pytest.mark.parametrize("name", pages())
def test_each_link_leads_to_a_file_and_heading(name: str) -> None:
    page = CHECKOUT / name
    text = re.sub(r"^```.*?^```$", "", page.read_text(), flags=re.M | re.S)
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", text):
        path, _, anchor = target.partition("#")
        to = page.parent / path if path else page
        assert to.exists(), target
        assert not anchor or anchor in anchors_of(to), target
