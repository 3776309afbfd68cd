"""The template of the catalogue from which the texts are translated."""

import subprocess
from pathlib import Path

from hosts.places import CHECKOUT

TEMPLATE = CHECKOUT / "jupyterlab_api_token" / "locale" / "jupyterlab_api_token.pot"


def test_the_catalogue_has_the_texts_as_they_are_now(tmp_path: Path) -> None:
    extracted = tmp_path / "extracted.pot"
    result = subprocess.run(
        ["python", "scripts/catalogue.py", str(extracted)],
        check=False,
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    assert extracted.read_text("utf-8") == TEMPLATE.read_text("utf-8"), "run `make catalogue`"
