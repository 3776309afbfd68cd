"""docs/upstream.md: the reproductions still show the bugs, and the patches apply and mend them."""

import os
import re
import shutil
from pathlib import Path

import pytest

from hosts.environments import ensure
from hosts.places import CHECKOUT
from tests.running import run

PAGE = (CHECKOUT / "docs" / "upstream.md").read_text()
MODULES = CHECKOUT / "node_modules"


def part_of(heading: str) -> str:
    """Returns the part of the page under a heading that starts so."""
    (part,) = re.findall(rf"^## {heading}(.*?)(?=^## |\Z)", PAGE, re.M | re.S)
    return str(part)


def block(part: str, language: str) -> str:
    """Returns the one block of code of a part in a language."""
    (code,) = re.findall(rf"^```{language}\n(.*?)^```$", part, re.M | re.S)
    return str(code)


def patch(part: str, directory: Path) -> None:
    """Apply the patch of a part to a package."""
    run("patch", "--strip=1", cwd=directory, input=block(part, "diff"))


def printed_by(code: str, directory: Path) -> str:
    """Returns what code prints, with the packages in a directory before the installed ones."""
    (directory / "code.mjs").write_text(code)
    variables = {**os.environ, "NODE_PATH": str(MODULES)}
    bundle = ["--bundle", "--platform=node", "--external:jsdom", "--main-fields=module,main"]
    esbuild = [str(MODULES / ".bin" / "esbuild"), "code.mjs", "--outfile=code.cjs", *bundle]
    run(*esbuild, cwd=directory, env=variables)
    return run("node", "code.cjs", cwd=directory, env=variables).strip()


@pytest.mark.parametrize(
    ("heading", "package"),
    [
        ("JupyterLab: a translated", "@jupyterlab/translation"),
        ("Lumino", "@lumino/virtualdom"),
    ],
)
def test_the_patch_mends_the_bug(heading: str, package: str, tmp_path: Path) -> None:
    part = part_of(heading)
    promised = re.findall(r"This prints `(.*?)`; with the patch, `(.*?)`\.", part)
    before = printed_by(block(part, "js"), tmp_path)
    shutil.copytree(MODULES / package, tmp_path / "node_modules" / package)
    patch(part, tmp_path)
    assert promised == [(before, printed_by(block(part, "js"), tmp_path))]


def test_the_patch_for_jupyterhub_applies(tmp_path: Path) -> None:
    environment = ensure("newest", with_extension=False)
    (spawner,) = environment.glob("lib/python3*/site-packages/jupyterhub/spawner.py")
    (tmp_path / "jupyterhub").mkdir()
    shutil.copy(spawner, tmp_path / "jupyterhub")
    patch(part_of("JupyterHub"), tmp_path)
    compile((tmp_path / "jupyterhub" / "spawner.py").read_text(), "spawner.py", "exec")
