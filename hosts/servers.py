"""Where a hub's servers run: as processes, or in containers."""

import contextlib
import os
import secrets
import shlex
import subprocess
from collections.abc import Sequence
from ipaddress import ip_network
from pathlib import Path
from typing import Protocol

import docker
import psutil
from docker.models.containers import Container

from .engine import connect
from .processes import HostError, family, stop_processes

# The name of a label that a run's containers carry.
RUN_LABEL = "jupyterlab-api-token.run"


class Servers(Protocol):
    """The servers that a hub spawns."""

    hub_address: str
    """The IP address on which they reach the Hub."""

    configuration: list[str]
    """Lines for the hub's configuration."""

    def note(self, hub: psutil.Process) -> None:
        """Remember what the Hub's process has spawned."""

    def run(self, command: Sequence[str], user: str) -> str:
        """Run a command where a user's server runs, and give what it printed."""

    def stop(self) -> None:
        """Stop them all."""


class ServersAsProcesses:
    """Servers beside the Hub, each in a home of its own."""

    hub_address = "127.0.0.1"

    def __init__(self, environment: Path, homes: Path, variables: dict[str, str]) -> None:
        homes.mkdir()
        self._homes = homes
        self._variables = variables
        self._processes: list[psutil.Process] = []
        self.configuration = [
            'c.JupyterHub.spawner_class = "simple"',
            f"c.SimpleLocalProcessSpawner.home_dir_template = {str(homes)!r} + '/{{username}}'",
            f"c.Spawner.cmd = [{str(environment / 'bin' / 'jupyterhub-singleuser')!r}]",
            'c.Spawner.env_keep = ["JUPYTER_PREFER_ENV_PATH", "LANG", "LC_ALL", "PATH", "TMPDIR"]',
        ]
        if os.geteuid() == 0:
            self.configuration.append('c.Spawner.args = ["--allow-root"]')

    def note(self, hub: psutil.Process) -> None:
        """They outlive the Hub, and have no parent then."""
        with contextlib.suppress(psutil.NoSuchProcess):
            self._processes += hub.children()

    def run(self, command: Sequence[str], user: str) -> str:
        return run_in_environment(command, self._variables, self._homes / user)

    def stop(self) -> None:
        stop_processes(family(self._processes))


class ServersInContainers:
    """Servers in containers, each with its own IP address."""

    def __init__(self, image: str) -> None:
        self._client = connect()
        self._run = secrets.token_hex(4)
        bridge = self._client.networks.get("bridge").attrs["IPAM"]["Config"][0]
        # An engine names its gateway only from its second start on: it is the first IP address.
        first = next(ip_network(bridge["Subnet"]).hosts())
        self.hub_address = str(bridge.get("Gateway", first))
        self.configuration = [
            'c.JupyterHub.spawner_class = "docker"',
            f"c.JupyterHub.hub_ip = {self.hub_address!r}",
            f"c.DockerSpawner.image = {image!r}",
            'c.DockerSpawner.pull_policy = "never"',
            "c.DockerSpawner.use_internal_ip = True",
            "c.DockerSpawner.remove = True",
            f"c.DockerSpawner.name_template = 'jupyter-{self._run}-{{username}}'",
            f"c.DockerSpawner.extra_create_kwargs = {{'labels': {{{RUN_LABEL!r}: {self._run!r}}}}}",
        ]

    def note(self, hub: psutil.Process) -> None:
        """The engine knows them by their label."""

    def run(self, command: Sequence[str], user: str) -> str:
        for container in self._containers():
            if f"JUPYTERHUB_USER={user}" in container.attrs["Config"]["Env"]:
                code, output = container.exec_run(list(command))
                words = output.decode() if isinstance(output, bytes) else ""
                if code:
                    raise HostError(f"{shlex.join(command)} in the container: {words}")
                return words
        raise HostError(f"No container is {user}'s.")

    def stop(self) -> None:
        for container in self._containers():
            with contextlib.suppress(docker.errors.NotFound):
                container.remove(force=True)

    def _containers(self) -> list[Container]:
        return self._client.containers.list(all=True, filters={"label": f"{RUN_LABEL}={self._run}"})


def run_in_environment(command: Sequence[str], variables: dict[str, str], home: Path) -> str:
    """Run a command in an environment, with a home, and give what it printed."""
    result = subprocess.run(
        command,
        check=False,
        env={**variables, "HOME": str(home)},
        capture_output=True,
        text=True,
    )
    if result.returncode:
        raise HostError(f"{shlex.join(command)}: {result.stderr}")
    return result.stdout
