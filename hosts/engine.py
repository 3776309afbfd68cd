"""A Docker engine: the one that runs on the machine, else one from Debian's package.

The engine that is started here keeps its images in `.cache`, opens no port, leaves the
firewall as it is, and is stopped with the program that started it.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import docker
import psutil

from .places import CACHE
from .processes import START_SECONDS, Program, UnavailableError

PACKAGES = ["docker.io", "debootstrap"]


def connect() -> docker.DockerClient:
    """A client of the engine that `DOCKER_HOST` names, or of the machine's own."""
    try:
        client = docker.from_env(timeout=600)
        client.ping()
    except docker.errors.DockerException as error:
        raise UnavailableError(
            os.environ.get("HOSTS_NO_DOCKER")
            or "no Docker engine runs here; `make test` starts one where it may"
        ) from error
    return client


@contextmanager
def running_engine() -> Iterator[docker.DockerClient]:
    """Use the machine's engine, or start one until the end."""
    client = _find() or _install()
    if client:
        yield client
        return
    directory = Path(tempfile.mkdtemp(prefix="docker-"))
    had_bridge = _bridge_exists()
    socket = directory / "engine.sock"
    command = [
        *(shutil.which("dockerd") or "dockerd", "--host", f"unix://{socket}"),
        *("--data-root", str(CACHE / "docker"), "--exec-root", str(directory / "run")),
        *("--pidfile", str(directory / "engine.pid")),
        # No port is published and no container needs the world outside.
        *("--iptables=false", "--ip-forward=false", "--ip-masq=false"),
        # Otherwise a container may not start: setrlimit: operation not permitted.
        *("--default-ulimit", "nofile=1024:1024"),
    ]
    program = Program(command, dict(os.environ), directory, CACHE / "docker.log")
    try:
        os.environ["DOCKER_HOST"] = f"unix://{socket}"
        yield _wait(program)
    finally:
        program.stop()
        del os.environ["DOCKER_HOST"]
        if not had_bridge:
            subprocess.run(["ip", "link", "delete", "docker0"], check=False, capture_output=True)
        shutil.rmtree(directory, ignore_errors=True)


def _find() -> docker.DockerClient | None:
    with suppress(UnavailableError):
        return connect()
    return None


def _wait(program: Program) -> docker.DockerClient:
    deadline = time.monotonic() + START_SECONDS
    while True:
        client = _find()
        if client:
            return client
        if program.has_ended() or time.monotonic() > deadline:
            end = program.log.read_text(errors="replace")[-1500:]
            raise UnavailableError(f"a Docker engine did not start: {end}")
        time.sleep(0.2)


def _install() -> docker.DockerClient | None:
    """Install what is missing from Debian's packages, or say why not.

    Gives the engine where the package starts it, as on a machine with systemd.
    """
    if os.geteuid() != 0:
        raise UnavailableError(
            "no Docker engine runs, and only root can start one: start Docker, or run as root"
        )
    if shutil.which("dockerd") and shutil.which("debootstrap"):
        return None
    if not shutil.which("apt-get"):
        raise UnavailableError("no Docker engine runs, and this is no Debian to install one")
    with (CACHE / "apt-docker.log").open("w") as log:
        for arguments in (["update"], ["install", "-y", "--no-install-recommends", *PACKAGES]):
            subprocess.run(["apt-get", *arguments], check=False, stdout=log, stderr=log)
    if not (shutil.which("dockerd") and shutil.which("debootstrap")):
        raise UnavailableError(f"Debian's {PACKAGES} could not be installed; see {log.name}")
    return _find()


def _bridge_exists() -> bool:
    return "docker0" in psutil.net_if_addrs()
