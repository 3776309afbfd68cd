"""The guides that install with pip, followed word by word in a new environment."""

import os
import re
from pathlib import Path

import pytest

from hosts.environments import find_wheel
from tests.guides.guide import commands, promised_line
from tests.running import run, without_colours

# Where nothing but the wheel that `make` built is to be had, as if it were published.
PUBLISHED = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(find_wheel().parent)}


@pytest.fixture
def variables(environment: Path, tmp_path: Path) -> dict[str, str]:
    """The variables of a terminal in a new environment that has JupyterLab."""
    run("uv", "pip", "install", "--quiet", "--python", str(environment), "jupyterlab")
    path = f"{environment / 'bin'}:{os.environ['PATH']}"
    return {**os.environ, **PUBLISHED, "PATH": path, "HOME": str(tmp_path)}


def type_in(code: str, variables: dict[str, str], directory: Path) -> str:
    """Run a block in a terminal; give what it says, without colours."""
    words = run("bash", "-euo", "pipefail", "-c", code, env=variables, cwd=directory)
    return without_colours(words)


@pytest.mark.parametrize("guide", ["conda", "offline", "pip"])
def test_what_the_guide_says_comes_true(
    guide: str, variables: dict[str, str], tmp_path: Path
) -> None:
    for code in commands(guide, "Install"):
        type_in(code, variables, tmp_path)
        if "pip download" in code:
            # The wheel is carried over, to where nothing else is to be had.
            del variables["PIP_FIND_LINKS"]
    (look,) = commands(guide, "See that it worked")
    assert re.search(promised_line(guide), type_in(look, variables, tmp_path))

    (remove,) = commands(guide, "Take it out")
    type_in(remove, variables, tmp_path)
    assert "api-token" not in type_in(look, variables, tmp_path)
