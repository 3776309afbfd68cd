"""The page about extending shows the code of the example as it is."""

from textwrap import indent

from hosts.places import CHECKOUT
from tests.guides.guide import blocks

EXAMPLE = CHECKOUT / "examples" / "help-desk"


def test_the_page_shows_the_whole_plugin() -> None:
    (plugin,) = blocks("../extending", language="ts")
    assert plugin.code == (EXAMPLE / "src" / "index.ts").read_text()


def test_the_page_shows_how_the_example_shares_the_package() -> None:
    (shared,) = blocks("../extending", language="json")
    assert indent(shared.code, " " * 12) in (EXAMPLE / "package.json").read_text()
