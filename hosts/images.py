"""Images for DockerSpawner, made without a registry.

From the bottom up: Debian by debootstrap; a site's own image with JupyterLab and JupyterHub
(`site.Dockerfile`); and on it the extension, by the `Dockerfile` that admins use.
"""

import json
import platform
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from shutil import copy
from typing import Any

import docker
from filelock import FileLock

from .debian import ensure_program
from .environments import OVERRIDES, SetupError, find_wheel, fingerprint
from .places import CACHE, CHECKOUT
from .table import ingredients_of

DEBIAN = "bookworm"
DEBIAN_PACKAGES = "python3,python3-venv,ca-certificates,sudo"
# The Python of that Debian, for which the wheels are fetched.
PYTHON = "3.11"
REPOSITORY = "jupyterlab-api-token-test"
# The label that says what an image was made of.
MADE_OF = "jupyterlab-api-token.made-of"


def image_name(environment: str) -> str:
    """The name of the image that has an environment and the extension."""
    return f"{REPOSITORY}/{environment.lower()}:latest"


def ensure_image(client: docker.DockerClient, environment: str) -> None:
    """Make an environment's image, or bring it up to date."""
    with FileLock(CACHE / "images.lock"):
        site, site_made_of = _ensure_site(client, environment)
        recipe, wheel = CHECKOUT / "Dockerfile", find_wheel()
        made_of = fingerprint(recipe.read_bytes() + wheel.read_bytes() + site_made_of.encode())
        name = image_name(environment)
        if _made_of(client, name) == made_of:
            return
        base = _with_wheel(client, site)
        with recipe.open("rb") as file:
            _build(
                client,
                fileobj=file,
                tag=name,
                labels={MADE_OF: made_of},
                buildargs={"BASE_IMAGE": base},
            )


def site_with_wheel(client: docker.DockerClient, environment: str) -> str:
    """Make what `Dockerfile` begins with: a site's image, to which the wheel is published."""
    with FileLock(CACHE / "images.lock"):
        return _with_wheel(client, _ensure_site(client, environment)[0])


def _with_wheel(client: docker.DockerClient, site: str) -> str:
    """Put the wheel where a site has its packages; give the image's id."""
    with tempfile.TemporaryDirectory() as context:
        copy(find_wheel(), context)
        (Path(context) / "Dockerfile").write_text(f"FROM {site}\nCOPY *.whl /opt/wheels/\n")
        return _build(client, path=context)


def _ensure_site(client: docker.DockerClient, environment: str) -> tuple[str, str]:
    """Make the image with JupyterLab and JupyterHub; give its name and what it is made of."""
    recipe = (CHECKOUT / "hosts" / "site.Dockerfile").read_text()
    ingredients = [recipe, ingredients_of(environment), OVERRIDES, DEBIAN, DEBIAN_PACKAGES]
    made_of = fingerprint(json.dumps(ingredients).encode())
    name = f"{REPOSITORY}/site-{environment.lower()}:latest"
    if _made_of(client, name) == made_of:
        return name, made_of
    debian = _ensure_debian(client)
    with tempfile.TemporaryDirectory() as directory:
        context = Path(directory)
        _fetch_wheels(environment, context / "wheels")
        (context / "Dockerfile").write_text(recipe)
        (context / "overrides.json").write_text(json.dumps(OVERRIDES))
        _build(
            client,
            path=directory,
            tag=name,
            labels={MADE_OF: made_of},
            buildargs={"BASE_IMAGE": debian},
        )
    return name, made_of


def _fetch_wheels(environment: str, directory: Path) -> None:
    """Fetch the wheels of an environment, with a `requirements.txt` that names them."""
    directory.mkdir()
    machine = platform.machine()
    wanted = directory / "requirements.in"
    wanted.write_text("\n".join(ingredients_of(environment)["packages"]))
    exact = directory / "requirements.txt"
    # pip would read the conditions of requirements for the Python that runs it.
    _run(
        *("uv", "pip", "compile", "--quiet", "--no-header", "--no-annotate", str(wanted)),
        *("--output-file", str(exact), "--python-version", PYTHON),
        *("--python-platform", f"{machine}-manylinux_2_28"),
    )
    _run(
        *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"),
        *("--dest", str(directory), "--requirement", str(exact)),
        *("--only-binary", ":all:", "--implementation", "cp", "--python-version", PYTHON),
        *("--platform", f"manylinux_2_28_{machine}", "--platform", f"manylinux_2_17_{machine}"),
        *("--platform", f"manylinux2014_{machine}", "--platform", f"manylinux1_{machine}"),
    )


def _ensure_debian(client: docker.DockerClient) -> str:
    """Make the image of a small Debian; give its name."""
    repository = f"{REPOSITORY}/debian-{DEBIAN}"
    tag = fingerprint(DEBIAN_PACKAGES.encode())[:12]
    name = f"{repository}:{tag}"
    if client.images.list(name):
        return name
    ensure_program("debootstrap", "debootstrap")
    with tempfile.TemporaryDirectory() as directory:
        root, archive = Path(directory) / "root", Path(directory) / "root.tar"
        _run(
            *("debootstrap", "--variant=minbase", f"--include={DEBIAN_PACKAGES}"),
            *(DEBIAN, str(root)),
        )
        with tarfile.open(archive, "w") as tar:
            tar.add(root, arcname=".")
        client.api.import_image_from_file(str(archive), repository=repository, tag=tag)
    return name


def _build(client: docker.DockerClient, **options: Any) -> str:
    """Build an image; give its id."""
    try:
        image, _ = client.images.build(rm=True, forcerm=True, **options)
    except docker.errors.BuildError as error:
        words = "".join(str(line.get("stream", "")) for line in error.build_log)
        raise SetupError(f"{words[-3000:]}\nAn image could not be built.") from error
    return str(image.id)


def _made_of(client: docker.DockerClient, name: str) -> str | None:
    """What an image was made of, None when there is none of this name."""
    try:
        return client.images.get(name).labels.get(MADE_OF)
    except docker.errors.ImageNotFound:
        return None


def _run(*command: str) -> None:
    result = subprocess.run(command, check=False, capture_output=True, text=True)
    if result.returncode:
        raise SetupError(f"{result.stdout[-1500:]}{result.stderr[-1500:]}\n{command[0]} failed.")
