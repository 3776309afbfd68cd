"""What people install: the wheel, the source distribution, and a checkout."""

import os
import re
import subprocess
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from hosts.environments import ensure, find_wheel
from hosts.places import CHECKOUT
from hosts.table import HOSTS, environments_of, version_of

DATA = "share/jupyter/labextensions/jupyterlab-api-token"


def run(*command: str, **options: object) -> str:
    """Run a command, and give what it printed."""
    result = subprocess.run(command, check=False, capture_output=True, text=True, **options)  # type: ignore[call-overload]
    assert result.returncode == 0, result.stdout + result.stderr
    return str(result.stdout + result.stderr)


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """An empty environment."""
    path = tmp_path / "environment"
    run("uv", "venv", "--quiet", "--seed", str(path))
    return path


def files_of_extension(environment: Path) -> list[Path]:
    """What an environment has of the extension."""
    return [path for path in environment.rglob("*api?token*") if path.is_file()] + list(
        (environment / DATA).rglob("*.js")
    )


def environments_with_jupyterlab() -> list[str]:
    """The environments that have a JupyterLab, by name: of the hosts that `make test` runs."""
    hosts = os.environ.get("HOSTS", "").split() or list(HOSTS)
    return [name for name in environments_of(hosts) if version_of(name, "jupyterlab")]


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


def test_the_wheel_holds_what_it_should() -> None:
    names = zipfile.ZipFile(find_wheel()).namelist()
    # Chunks carry a hash in their names.
    plain = sorted(
        {re.sub(r"(remoteEntry|\d+)\.[0-9a-f]{20}\.js$", "CHUNK", name) for name in names}
    )
    info = "jupyterlab_api_token-0.1.0.dist-info"
    data = f"jupyterlab_api_token-0.1.0.data/data/{DATA}"
    assert plain == sorted(
        [
            f"{data}/install.json",
            f"{data}/package.json",
            f"{data}/schemas/jupyterlab-api-token/hub-tokens.json",
            f"{data}/schemas/jupyterlab-api-token/package.json.orig",
            f"{data}/schemas/jupyterlab-api-token/panel.json",
            f"{data}/schemas/jupyterlab-api-token/snippets.json",
            f"{data}/static/CHUNK",
            f"{data}/static/style.js",
            f"{data}/static/third-party-licenses.json",
            f"{info}/METADATA",
            f"{info}/RECORD",
            f"{info}/WHEEL",
            f"{info}/licenses/LICENSE",
            "jupyterlab_api_token/__init__.py",
            "jupyterlab_api_token/_version.py",
        ]
    )


def test_the_wheel_needs_no_package_and_names_no_source_map() -> None:
    with zipfile.ZipFile(find_wheel()) as wheel:
        metadata = wheel.read("jupyterlab_api_token-0.1.0.dist-info/METADATA").decode()
        scripts = [wheel.read(name) for name in wheel.namelist() if name.endswith(".js")]
    assert "Requires-Dist" not in metadata
    assert not any(re.search(rb"^//# sourceMappingURL", script, re.M) for script in scripts)


def test_the_wheel_is_fit_for_pypi() -> None:
    run("twine", "check", "--strict", str(find_wheel()))
    run("check-wheel-contents", str(find_wheel()), cwd=CHECKOUT)


@pytest.mark.parametrize("name", environments_with_jupyterlab())
def test_jupyterlab_lists_it_as_ok(name: str) -> None:
    environment = ensure(name)
    listed = run(
        str(environment / "bin" / "jupyter"),
        "labextension",
        "list",
        env={"PATH": f"{environment / 'bin'}:{os.environ['PATH']}", "HOME": str(environment)},
    )
    (line,) = [line for line in listed.splitlines() if "jupyterlab-api-token v" in line]
    assert re.search(r"enabled.*OK", re.sub(r"\x1b\[\d*m", "", line)), line


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
    run("twine", "check", "--strict", str(sdist))
    python = environment / "bin" / "python"
    # A PATH that has no Node.js on it.
    variables = {**os.environ, "PATH": str(environment / "bin")}
    run(str(python), "-m", "pip", "install", "--quiet", str(sdist), env=variables)
    assert installed_files(environment) == files_in_wheel()


def test_a_checkout_gives_the_same_wheel_byte_for_byte(environment: Path, tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    files = run("git", "ls-files", "--cached", "--others", "--exclude-standard", cwd=CHECKOUT)
    for name in files.splitlines():
        if (CHECKOUT / name).is_file():
            (checkout / name).parent.mkdir(parents=True, exist_ok=True)
            (checkout / name).write_bytes((CHECKOUT / name).read_bytes())
    # In another folder, at another time, and by pip, which is what people have.
    pip = [str(environment / "bin" / "python"), "-m", "pip", "--quiet"]
    run(*pip, "wheel", "--no-deps", "--wheel-dir", str(tmp_path), str(checkout))
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.read_bytes() == find_wheel().read_bytes()
    run(*pip, "install", str(wheel))
    assert installed_files(environment) == files_in_wheel()
