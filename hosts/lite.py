"""A JupyterLite site, which has no server but one for static files."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .places import environment_variables, new_run_directory
from .processes import HostError, Program, free_ports


class Lite:
    """A site that is built with the environment's extensions."""

    def __init__(self, environment: Path, arguments: Sequence[str] = ()) -> None:
        del arguments
        self._environment = environment
        self.directory = new_run_directory("lite")
        (self._port,) = free_ports(1)
        self.url = f"http://127.0.0.1:{self._port}/"
        self._program: Program | None = None

    def start(self) -> None:
        """Build it, serve it, and wait until it answers."""
        variables = environment_variables(self._environment, self.directory)
        site = self.directory / "site"
        result = subprocess.run(
            [
                str(self._environment / "bin" / "jupyter"),
                "lite",
                "build",
                "--output-dir",
                str(site),
            ],
            check=False,
            cwd=self.directory,
            env=variables,
            capture_output=True,
            text=True,
        )
        if result.returncode:
            raise HostError(f"The JupyterLite site was not built:\n{result.stdout[-3000:]}")
        python = str(self._environment / "bin" / "python")
        command = [python, "-m", "http.server", "--bind", "127.0.0.1", str(self._port)]
        self._program = Program(command, variables, site, self.directory / "lite.log")
        self._program.wait_for(self.url)

    def start_part(self, name: str) -> None:
        """Nothing: there are no parts."""

    def stop_part(self, name: str) -> None:
        """Nothing: there are no parts."""

    def stop(self) -> None:
        """Stop it and take its files away."""
        if self._program:
            self._program.stop()
        shutil.rmtree(self.directory, ignore_errors=True)

    def describe(self) -> dict[str, Any]:
        """What a test needs to know."""
        return {
            "url": self.url,
            "directory": str(self.directory),
        }
