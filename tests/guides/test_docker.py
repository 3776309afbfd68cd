"""The guides for images, followed word by word with a real Docker engine."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docker
import pytest

from hosts.engine import connect
from hosts.images import site_with_wheel
from hosts.places import CHECKOUT
from hosts.processes import UnavailableError
from tests.guides.guide import blocks, commands, promised_line
from tests.running import run, without_colours

# What The Littlest JupyterHub makes of a machine, as its installer does: people share an
# environment that root owns, and admins may use sudo, which keeps their PATH.
TLJH = """
FROM {site}
USER root
RUN groupadd jupyterhub-admins && usermod --append --groups jupyterhub-admins jovyan && \\
    printf '%s\\n' '%jupyterhub-admins ALL = (ALL) NOPASSWD: ALL' \\
        'Defaults exempt_group = jupyterhub-admins' > /etc/sudoers.d/jupyterhub-admins && \\
    chown --recursive root /opt/jupyter && mkdir /opt/tljh && ln -s /opt/jupyter /opt/tljh/user
ENV PATH=/opt/tljh/user/bin:$PATH
USER jovyan
"""


@pytest.fixture(scope="module")
def engine() -> docker.DockerClient:
    """The Docker engine that `make test` started or found."""
    try:
        return connect()
    except UnavailableError as error:
        pytest.skip(str(error))


@pytest.fixture
def site(engine: docker.DockerClient) -> str:
    """A site's own image, with the wheel where that site has its packages.

    It has no name, and goes with the last image that was made on it.
    """
    return site_with_wheel(engine, "newest")


@pytest.fixture
def littlest(engine: docker.DockerClient, site: str) -> Iterator[str]:
    """An image that is set up as The Littlest JupyterHub sets up a machine."""
    recipe = BytesIO(TLJH.format(site=site).encode())
    image, _ = engine.images.build(fileobj=recipe, rm=True, forcerm=True)
    name = str(image.id)
    yield name
    engine.images.remove(name, force=True)


def test_the_docker_guide_comes_true(
    engine: docker.DockerClient, site: str, tmp_path: Path
) -> None:
    (recipe,) = blocks("docker", language="dockerfile", part="Install")
    (tmp_path / recipe.file).write_text(recipe.code)
    (build,) = commands("docker", "Install")
    base = "quay.io/jupyter/base-notebook:latest"
    assert base in build
    run("bash", "-euc", build.replace(base, site), cwd=tmp_path)
    (look,) = commands("docker", "See that it worked")
    assert re.search(promised_line("docker"), without_colours(run("bash", "-euc", look)))

    (remove,) = commands("docker", "Take it out")
    run("bash", "-euc", remove)
    assert not engine.images.list("my-hub/with-tokens")


def test_the_guide_for_docker_has_the_recipe_of_this_repository() -> None:
    (recipe,) = blocks("docker", language="dockerfile", part="Install")
    lines = (CHECKOUT / "Dockerfile").read_text().split("\nARG", 1)[1]
    assert recipe.code == f"ARG{lines}"


def test_the_guide_for_the_littlest_jupyterhub_comes_true(littlest: str) -> None:
    guide = "littlest-jupyterhub"
    (install,) = commands(guide, "Install")
    (look,) = commands(guide, "See that it worked")
    (remove,) = commands(guide, "Take it out")
    # As an admin, in one terminal. The wheel is all that the site's packages have more.
    words = run(
        *("docker", "run", "--rm", littlest, "bash", "-euc"),
        "\n".join(["exec 2>&1", install, look, "echo TAKEN OUT", remove, look]),
    )
    there, gone = without_colours(words).split("TAKEN OUT")
    assert re.search(promised_line(guide), there)
    assert not re.search(promised_line(guide), gone)
