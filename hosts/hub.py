"""A JupyterHub with its proxy, on 127.0.0.1."""

import json
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .environments import ensure
from .images import image_name
from .places import CHECKOUT, environment_variables, new_run_directory
from .processes import Program, family, free_ports, make_certificate, stop_processes
from .servers import Servers, ServersAsProcesses, ServersInContainers


class Hub:
    """A hub of an environment: the Hub, its proxy, and the servers that it spawns.

    Hub, proxy and servers can be stopped one by one, as in an outage. `configuration`
    has lines that are put behind those of `jupyterhub_config.py`. With an `image`, the
    environment of that name, servers run in containers; with `servers` they run in another
    environment than the hub. With `service` all users have the service `lab`, a JupyterLab.
    `subdomains` gives each user an
    origin, `tls` the proxy a certificate that it signed itself.
    """

    def __init__(
        self,
        environment: Path,
        arguments: Sequence[str] = (),
        *,
        base_url: str = "/",
        configuration: Sequence[str] = (),
        image: str | None = None,
        servers: str | None = None,
        service: bool = False,
        subdomains: bool = False,
        tls: bool = False,
    ) -> None:
        containers = ServersInContainers(image_name(image)) if image else None
        self.directory = new_run_directory("hub")
        self.password = secrets.token_urlsafe(9)
        self._variables = environment_variables(environment, self.directory)
        self._servers: Servers = containers or ServersAsProcesses(
            ensure(servers) if servers else environment,
            self.directory / "homes",
            self._variables,
        )

        self._proxy_port, api_port, hub_port, service_port = free_ports(4)
        # A browser finds every name below localhost on its own machine.
        address = "localhost" if subdomains else "127.0.0.1"
        origin = f"{'https' if tls else 'http'}://{address}:{self._proxy_port}"
        self.url = origin + base_url
        self._proxy_api_url = f"http://127.0.0.1:{api_port}"
        self._hub_url = f"http://{self._servers.hub_address}:{hub_port}{base_url}hub/api"
        self._certificate = make_certificate(self.directory, address) if tls else None
        self._variables["CONFIGPROXY_AUTH_TOKEN"] = secrets.token_hex(32)
        self._variables["HOSTS_HUB_OPTIONS"] = json.dumps(
            {
                "password": self.password,
                "bind_url": self.url,
                "subdomain_host": origin if subdomains else "",
                "hub_ip": self._servers.hub_address,
                "hub_port": hub_port,
                "proxy_api_url": self._proxy_api_url,
                "service_port": service_port if service else 0,
                "configuration": [*self._servers.configuration, *configuration, *arguments],
            }
        )
        self._programs: dict[str, Program] = {}

    def start(self) -> None:
        """Start all of it and wait until it answers."""
        self.start_part("proxy")
        self.start_part("hub")

    def start_part(self, name: str) -> None:
        """Start the `hub` or the `proxy`, and wait until it answers."""
        command, answers_at = self._proxy() if name == "proxy" else self._hub()
        executable = shutil.which(command[0], path=self._variables["PATH"])
        command[0] = executable or command[0]
        log = self.directory / f"{name}.log"
        program = Program(command, self._variables, self.directory, log)
        self._programs[name] = program
        program.wait_for(answers_at)

    def _proxy(self) -> tuple[list[str], str]:
        """The command of the proxy, and where it answers."""
        hub = urlsplit(self._hub_url)
        command = ["configurable-http-proxy", "--ip", "127.0.0.1"]
        command += ["--port", str(self._proxy_port), "--api-ip", "127.0.0.1"]
        command += ["--api-port", self._proxy_api_url.rsplit(":", 1)[1]]
        command += ["--default-target", f"{hub.scheme}://{hub.netloc}"]
        if urlsplit(self.url).hostname == "localhost":
            command.append("--host-routing")
        if self._certificate:
            certificate, key = map(str, self._certificate)
            command += ["--ssl-cert", certificate, "--ssl-key", key]
        return command, self._proxy_api_url

    def _hub(self) -> tuple[list[str], str]:
        """The command of the Hub, and where it answers."""
        config = CHECKOUT / "hosts" / "jupyterhub_config.py"
        return ["jupyterhub", "--config", str(config)], self._hub_url

    def stop_part(self, name: str) -> None:
        """Stop the `hub`, the `proxy`, or with `servers` all that was spawned."""
        self._note_servers()
        if name == "servers":
            self._servers.stop()
        else:
            self._programs.pop(name).stop(with_children=False)

    def stop(self) -> None:
        """Stop all of it and take its files away."""
        self._note_servers()
        programs = [program.process for program in self._programs.values()]
        stop_processes(family(programs))
        self._servers.stop()
        shutil.rmtree(self.directory, ignore_errors=True)

    def run(self, command: Sequence[str], user: str) -> str:
        """Run a command where a user's server runs, and give what it printed."""
        return self._servers.run(command, user)

    def describe(self) -> dict[str, Any]:
        """What a test needs to know."""
        return {
            "url": self.url,
            "password": self.password,
            "directory": str(self.directory),
            "home": str(self.directory / "homes" / "USER"),
            "certificate": str(self._certificate[0]) if self._certificate else "",
        }

    def _note_servers(self) -> None:
        hub = self._programs.get("hub")
        if hub:
            self._servers.note(hub.process)
