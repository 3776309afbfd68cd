"""A JupyterHub with its proxy, on 127.0.0.1."""

import contextlib
import json
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path

import psutil

from .places import CHECKOUT, environment_variables, new_run_directory
from .processes import Program, family, free_ports, stop_processes


class Hub:
    """A hub of an environment: the Hub, its proxy, and the servers that it spawns.

    Hub, proxy and servers can be stopped one by one, as in an outage. `configuration`
    has lines that are put behind those of `jupyterhub_config.py`.
    """

    def __init__(self, environment: Path, configuration: Sequence[str] = ()) -> None:
        self.environment = environment
        self.directory = new_run_directory("hub")
        self.homes = self.directory / "homes"
        self.homes.mkdir()
        self.password = secrets.token_urlsafe(9)
        port, api_port, hub_port = free_ports(3)
        self.url = f"http://127.0.0.1:{port}/"
        self._proxy_port = port
        self._proxy_api_url = f"http://127.0.0.1:{api_port}"
        self._hub_url = f"http://127.0.0.1:{hub_port}/hub/api"
        self._variables = {
            **environment_variables(environment, self.directory),
            "CONFIGPROXY_AUTH_TOKEN": secrets.token_hex(32),
            "HOSTS_HUB_OPTIONS": json.dumps(
                {
                    "environment": str(environment),
                    "homes": str(self.homes),
                    "password": self.password,
                    "url": self.url,
                    "hub_port": hub_port,
                    "proxy_api_url": self._proxy_api_url,
                    "configuration": list(configuration),
                }
            ),
        }
        self._programs: dict[str, Program] = {}
        self._servers: list[psutil.Process] = []

    def start(self) -> None:
        """Start all of it and wait until it answers."""
        self.start_part("proxy")
        self.start_part("hub")

    def start_part(self, name: str) -> None:
        """Start the `hub` or the `proxy`, and wait until it answers."""
        if name == "proxy":
            port, api_url = self._proxy_port, self._proxy_api_url
            command = [
                "configurable-http-proxy",
                "--ip",
                "127.0.0.1",
                "--port",
                str(port),
            ]
            command += [
                "--api-ip",
                "127.0.0.1",
                "--api-port",
                api_url.rsplit(":", 1)[1],
            ]
            command += ["--default-target", self._hub_url.removesuffix("/hub/api")]
            answers_at = api_url
        else:
            config = CHECKOUT / "hosts" / "jupyterhub_config.py"
            command = ["jupyterhub", "--config", str(config)]
            answers_at = self._hub_url
        executable = shutil.which(command[0], path=self._variables["PATH"])
        command[0] = executable or command[0]
        log = self.directory / f"{name}.log"
        program = Program(command, self._variables, self.directory, log)
        self._programs[name] = program
        program.wait_for(answers_at)

    def stop_part(self, name: str) -> None:
        """Stop the `hub`, the `proxy`, or with `servers` all that was spawned."""
        self._note_servers()
        if name == "servers":
            stop_processes(family(self._servers))
        else:
            self._programs.pop(name).stop(with_children=False)

    def stop(self) -> None:
        """Stop all of it and take its files away."""
        self._note_servers()
        programs = [program.process for program in self._programs.values()]
        stop_processes(family([*programs, *self._servers]))
        shutil.rmtree(self.directory, ignore_errors=True)

    def describe(self) -> dict[str, str]:
        """What a test needs to know."""
        return {
            "url": self.url,
            "password": self.password,
            "environment": str(self.environment),
            "directory": str(self.directory),
            "home": str(self.homes / "USER"),
        }

    def _note_servers(self) -> None:
        """Remember the servers: they outlive the Hub, and are nobody's children then."""
        hub = self._programs.get("hub")
        if hub:
            with contextlib.suppress(psutil.NoSuchProcess):
                self._servers += hub.process.children()
