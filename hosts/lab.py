"""A plain `jupyter lab`, on 127.0.0.1 or in a network of its own."""

import os
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .network import Namespace
from .places import CHECKOUT, environment_variables, new_run_directory
from .processes import HostError, Program, free_ports, make_certificate
from .servers import run_in_environment


class Lab:
    """A JupyterLab or Notebook of an environment, with a `token`, by default a random one.

    `application` is what follows `jupyter`; with `own_network` it runs on an IP address that
    is not loopback, as on another machine; `tls` gives it a certificate that it signed
    itself; `labextensions` is a folder of the checkout with further extensions, built
    before. `arguments` say how users sign in where it has no token.
    """

    def __init__(
        self,
        environment: Path,
        arguments: Sequence[str] = (),
        *,
        application: str = "lab",
        base_url: str = "/",
        labextensions: str | None = None,
        own_network: bool = False,
        tls: bool = False,
        token: str | None = None,
    ) -> None:
        self._labextensions = CHECKOUT / labextensions if labextensions else None
        if self._labextensions and not list(self._labextensions.glob("*/package.json")):
            raise HostError(f"Nothing is built in {labextensions}: run `make example` first.")
        self._network = Namespace() if own_network else None
        self._address = self._network.address if self._network else "127.0.0.1"
        self.directory = new_run_directory("lab")
        (self._port,) = free_ports(1)
        scheme = "https" if tls else "http"
        self.url = f"{scheme}://{self._address}:{self._port}{base_url}"
        # None where the arguments say how users sign in.
        self.token = None if arguments else token or secrets.token_hex(24)
        self._environment = environment
        self._application = application
        self._base_url = base_url
        self._certificate = make_certificate(self.directory, self._address) if tls else None
        self._arguments = arguments
        self._variables = environment_variables(environment, self.directory)
        self._program: Program | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        variables = {**self._variables}
        # Not on the command line, where every user of the machine could read it.
        if self.token:
            variables["JUPYTER_TOKEN"] = self.token
        executable = self._environment / "bin" / f"jupyter-{self._application}"
        command = [str(executable), "--no-browser", f"--ip={self._address}"]
        command += [f"--port={self._port}", "--ServerApp.port_retries=0"]
        command.append(f"--ServerApp.base_url={self._base_url}")
        if self._certificate:
            certificate, key = self._certificate
            command += [f"--certfile={certificate}", f"--keyfile={key}"]
        if os.geteuid() == 0:
            command.append("--allow-root")
        if self._labextensions:
            command.append(f"--LabApp.extra_labextensions_path={self._labextensions}")
        command += self._arguments
        if self._network:
            command = self._network.inside(command)
        home = Path(variables["HOME"])
        self._program = Program(command, variables, home, self.directory / "lab.log")
        self._program.wait_for(self.url)

    def start_part(self, name: str) -> None:
        """Start the server again."""
        del name
        self.start()

    def stop_part(self, name: str) -> None:
        """Stop the server."""
        del name
        if self._program:
            self._program.stop()

    def stop(self) -> None:
        """Stop it and take its files away."""
        self.stop_part("server")
        if self._network:
            self._network.remove()
        shutil.rmtree(self.directory, ignore_errors=True)

    def run(self, command: Sequence[str], user: str) -> str:
        """Run a command beside the server, and give what it printed."""
        del user
        return run_in_environment(command, self._variables, Path(self._variables["HOME"]))

    def describe(self) -> dict[str, Any]:
        """What a test needs to know."""
        return {
            "url": self.url,
            "token": self.token or "",
            "directory": str(self.directory),
            "home": str(self.directory / "home"),
            "certificate": str(self._certificate[0]) if self._certificate else "",
        }
