"""The machine's Docker engine, or one from Debian's package.

The engine that is started here keeps its images in `.cache`, opens no port, leaves the
firewall as it is, and is stopped with the program that started it.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import docker
import psutil

from .debian import ensure_program
from .places import CACHE
from .processes import HostError, Program, UnavailableError


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
    client = _find()
    if not client:
        ensure_program("dockerd", "docker.io")
        # On a machine with systemd the package has started it.
        client = _find()
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
        try:
            program.wait_until(lambda: _find() is not None)
        except HostError as error:
            raise UnavailableError(f"a Docker engine can't run here: {error}") from error
        yield connect()
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


def _bridge_exists() -> bool:
    return "docker0" in psutil.net_if_addrs()
