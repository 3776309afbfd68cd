"""What users install: from the wheel, the source distribution, and a checkout."""

import os
import re
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from hosts.environments import ensure, find_wheel
from hosts.places import CHECKOUT, copy_checkout
from hosts.table import HOSTS, environments_of, version_of
from tests.running import copy_packages, run, without_colors

DATA = "share/jupyter/labextensions/jupyterlab-api-token"


def files_of_extension(environment: Path) -> list[Path]:
    """What an environment has of the extension."""
    return [path for path in environment.rglob("*api?token*") if path.is_file()] + list(
        (environment / DATA).rglob("*.js")
    )


def environments_by_jupyterlab() -> dict[str, str]:
    """An environment for each version of JupyterLab that `make test` runs."""
    hosts = os.environ.get("HOSTS", "").split() or list(HOSTS)
    versions = {version_of(name, "jupyterlab"): name for name in environments_of(hosts)}
    return {version: name for version, name in versions.items() if version}


def installed_files(environment: Path) -> dict[str, str]:
    """The files that JupyterLab loads the extension from, each with its content's hash."""
    data = environment / DATA
    return {
        str(path.relative_to(data)): sha256(path.read_bytes()).hexdigest()
        for path in data.rglob("*.*")
        if path.is_file()
    }


def files_in_wheel() -> dict[str, str]:
    """The same, in the wheel that the browser tests run."""
    with zipfile.ZipFile(find_wheel()) as wheel:
        return {
            name.split(f"{DATA}/")[1]: sha256(wheel.read(name)).hexdigest()
            for name in wheel.namelist()
            if f"{DATA}/" in name
        }


@pytest.mark.parametrize("version", environments_by_jupyterlab())
def test_jupyterlab_lists_it_as_ok(version: str) -> None:
    environment = ensure(environments_by_jupyterlab()[version])
    listed = run(
        str(environment / "bin" / "jupyter"),
        "labextension",
        "list",
        env={"PATH": f"{environment / 'bin'}:{os.environ['PATH']}", "HOME": str(environment)},
    )
    (line,) = [line for line in listed.splitlines() if "jupyterlab-api-token v" in line]
    assert re.search(r"enabled.*OK", without_colors(line)), line


def test_uninstalling_leaves_nothing(environment: Path) -> None:
    pip = [str(environment / "bin" / "python"), "-m", "pip", "--quiet"]
    run(*pip, "install", str(find_wheel()))
    assert files_of_extension(environment)
    run(*pip, "uninstall", "--yes", "jupyterlab-api-token")
    assert files_of_extension(environment) == []
    assert not (environment / DATA).exists()


def test_the_source_distribution_installs_without_node(environment: Path, tmp_path: Path) -> None:
    run("uv", "build", "--quiet", "--sdist", "--out-dir", str(tmp_path), str(CHECKOUT))
    (sdist,) = tmp_path.glob("*.tar.gz")
    python = environment / "bin" / "python"
    # A PATH that has no Node.js on it.
    variables = {**os.environ, "PATH": str(environment / "bin")}
    run(str(python), "-m", "pip", "install", "--quiet", str(sdist), env=variables)
    assert installed_files(environment) == files_in_wheel()


def test_a_checkout_gives_the_same_wheel_byte_for_byte(tmp_path: Path) -> None:
    # In another folder, at another time.
    checkout = tmp_path / "checkout"
    copy_checkout(checkout)
    copy_packages(checkout)
    run("uv", "build", "--quiet", "--wheel", "--out-dir", str(tmp_path), str(checkout))
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.read_bytes() == find_wheel().read_bytes()
