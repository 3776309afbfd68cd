"""The guides that install with pip, run as written in a new environment."""

import os
import re
from pathlib import Path

import pytest

from hosts.environments import find_wheel
from tests.guides.guide import commands, promised_line
from tests.running import run, without_colors

# The only package index: the wheel that `make` built, as if it were published.
PUBLISHED = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(find_wheel().parent)}


@pytest.fixture
def variables(environment: Path, tmp_path: Path) -> dict[str, str]:
    """The environment variables of a terminal with JupyterLab installed."""
    run("uv", "pip", "install", "--quiet", "--python", str(environment), "jupyterlab")
    path = f"{environment / 'bin'}:{os.environ['PATH']}"
    return {**os.environ, **PUBLISHED, "PATH": path, "HOME": str(tmp_path)}


def run_in_terminal(code: str, variables: dict[str, str], directory: Path) -> str:
    """Runs a block in a terminal and returns its output without colors."""
    output = run("bash", "-euo", "pipefail", "-c", code, env=variables, cwd=directory)
    return without_colors(output)


@pytest.mark.parametrize("guide", ["conda", "offline", "pip"])
def test_the_commands_of_the_guide_work(
    guide: str, variables: dict[str, str], tmp_path: Path
) -> None:
    for code in commands(guide, "Install"):
        run_in_terminal(code, variables, tmp_path)
        if "pip download" in code:
            # The wheel was copied: the other machine has no index.
            del variables["PIP_FIND_LINKS"]
    (verify,) = commands(guide, "Verify")
    assert re.search(promised_line(guide), run_in_terminal(verify, variables, tmp_path))

    (uninstall,) = commands(guide, "Uninstall")
    run_in_terminal(uninstall, variables, tmp_path)
    assert "api-token" not in run_in_terminal(verify, variables, tmp_path)
