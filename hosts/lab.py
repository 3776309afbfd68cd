"""A plain `jupyter lab` on 127.0.0.1."""

import os
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path

from .places import environment_variables, new_run_directory
from .processes import Program, free_ports


class Lab:
    """A JupyterLab of an environment, with the token that it makes for itself."""

    def __init__(self, environment: Path, arguments: Sequence[str] = ()) -> None:
        self.environment = environment
        self.directory = new_run_directory("lab")
        (port,) = free_ports(1)
        self.url = f"http://127.0.0.1:{port}/"
        # None where the arguments say how people get in.
        self.token = None if arguments else secrets.token_hex(24)
        self._port = port
        self._arguments = arguments
        self._program: Program | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        variables = environment_variables(self.environment, self.directory)
        # Not on the command line, where everybody on the machine could read it.
        if self.token:
            variables["JUPYTER_TOKEN"] = self.token
        command = [str(self.environment / "bin" / "jupyter-lab"), "--no-browser"]
        command += [
            "--ip=127.0.0.1",
            f"--port={self._port}",
            "--ServerApp.port_retries=0",
        ]
        if os.geteuid() == 0:
            command.append("--allow-root")
        command += self._arguments
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
        shutil.rmtree(self.directory, ignore_errors=True)

    def describe(self) -> dict[str, str]:
        """What a test needs to know."""
        return {
            "url": self.url,
            "token": self.token or "",
            "environment": str(self.environment),
            "directory": str(self.directory),
            "home": str(self.directory / "home"),
        }
