"""The pictures of the docs show the panel as it is, and no token.

What the pictures say is compared by ui-tests/tests/panel/pictures.spec.ts, in a browser.
The hash of the style shows whether the look changed: of all that decides on the look, it
alone changes no text. Pixels are not compared: fonts differ from machine to
machine, URLs and times from run to run.
"""

import hashlib
import json
import re
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
SCREENSHOTS = CHECKOUT / "docs" / "screenshots"


def test_the_pictures_are_of_the_present_style() -> None:
    made_with = json.loads((SCREENSHOTS / "words.json").read_text())["style"]
    styles = [CHECKOUT / "style" / f"{name}.raw.css" for name in ("base", "sections")]
    style = b"".join(path.read_bytes() for path in styles)
    assert made_with == hashlib.sha256(style).hexdigest(), (
        "The style has changed since the pictures in docs/screenshots were made: "
        "run `make screenshots` when the look is right."
    )


def test_every_picture_is_shown_and_every_shown_one_is_there() -> None:
    made = {path.name for path in SCREENSHOTS.iterdir() if path.suffix in {".gif", ".png"}}
    documents = [CHECKOUT / "README.md", *(CHECKOUT / "docs").glob("*.md")]
    shown = {
        name
        for document in documents
        for name in re.findall(r"screenshots/([\w.-]+\.(?:png|gif))", document.read_text())
    }
    assert shown == made


def test_the_animation_is_small() -> None:
    assert (SCREENSHOTS / "copy-and-curl.gif").stat().st_size < 1e6
