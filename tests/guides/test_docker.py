"""The guides for images, run as written with a real Docker engine."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docker
import pytest

from hosts.engine import connect
from hosts.images import site_with_wheel
from hosts.processes import UnavailableError
from tests.guides.guide import blocks, commands, promised_line
from tests.running import run, without_colors

# A machine as the installer of The Littlest JupyterHub sets it up: users share an environment
# that root owns, and admins can use sudo, which keeps their PATH.
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
    """A single-user image whose package index has the wheel.

    The image has no name. Docker removes it with the last image that is built on it.
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


def test_the_docker_guide_works(engine: docker.DockerClient, site: str, tmp_path: Path) -> None:
    (dockerfile,) = blocks("docker", language="dockerfile", part="Install")
    assert "FROM my/image\n" in dockerfile.code
    (tmp_path / dockerfile.file).write_text(dockerfile.code.replace("my/image", site))
    (build,) = commands("docker", "Install")
    run("bash", "-euc", build, cwd=tmp_path)
    (verify,) = commands("docker", "Verify")
    assert re.search(promised_line("docker"), without_colors(run("bash", "-euc", verify)))

    (uninstall,) = commands("docker", "Uninstall")
    run("bash", "-euc", uninstall)
    assert not engine.images.list("my-hub/with-tokens")


def test_kubernetes_has_the_dockerfile_of_the_docker_guide() -> None:
    dockerfiles = [
        blocks(name, language="dockerfile", part="Install") for name in ["docker", "kubernetes"]
    ]
    assert dockerfiles[0][0] == dockerfiles[1][0]


def test_the_guide_for_the_littlest_jupyterhub_works(littlest: str) -> None:
    guide = "littlest-jupyterhub"
    (install,) = commands(guide, "Install")
    (verify,) = commands(guide, "Verify")
    (uninstall,) = commands(guide, "Uninstall")
    output = run(
        *("docker", "run", "--rm", littlest, "bash", "-euc"),
        "\n".join(["exec 2>&1", install, verify, "echo UNINSTALLED", uninstall, verify]),
    )
    before, after = without_colors(output).split("UNINSTALLED")
    assert re.search(promised_line(guide), before)
    assert not re.search(promised_line(guide), after)
