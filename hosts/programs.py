"""The programs that run copied snippets, outside of any server."""

import os
import shutil
import subprocess
from typing import TypedDict

from .debian import ensure_packages
from .environments import ensure
from .places import CACHE
from .processes import UnavailableError
from .table import HOSTS

# The environment in the table: Python with the clients that snippets import, and HTTPie.
ENVIRONMENT = "programs"

# A folder of tests that copies snippets and runs them.
FOLDER = "snippets"

# What the configuration of an MCP client names.
MCP_SERVER = "jupyter-mcp-server@2.2.4"


class Programs(TypedDict):
    """What can be run."""

    # With which variables, beside those of this process.
    variables: dict[str, str]
    # Why this machine can't have R with httr2, "" where it has it.
    no_r: str
    # The same of PowerShell, which no registry of `make test` has.
    no_powershell: str


def are_needed(hosts: list[str]) -> bool:
    """Whether the tests of one of these hosts run snippets."""
    return any(FOLDER in HOSTS[host]["tests"] for host in hosts)


def ensure_programs() -> Programs:
    """Have the programs, which takes a moment when they are there already."""
    binaries = ensure(ENVIRONMENT, with_extension=False) / "bin"
    variables = {
        "PATH": os.pathsep.join([str(binaries), os.environ["PATH"]]),
        "UV_CACHE_DIR": os.environ.get("UV_CACHE_DIR", str(CACHE / "uv")),
    }
    # In uv's cache `uvx` finds it in time for a test. Where that fails, the test says so.
    subprocess.run(
        ["uvx", "--from", MCP_SERVER, "python", "-c", ""],
        check=False,
        env={**os.environ, **variables},
        capture_output=True,
    )
    no_powershell = "" if shutil.which("pwsh") else "pwsh is not on the PATH"
    return {"variables": variables, "no_r": _why_no_r(), "no_powershell": no_powershell}


def _why_no_r() -> str:
    try:
        ensure_packages("R with httr2", ["r-cran-httr2", "r-cran-jsonlite"], _r_has_httr2)
    except UnavailableError as reason:
        return str(reason)
    return ""


def _r_has_httr2() -> bool:
    if not shutil.which("Rscript"):
        return False
    command = ["Rscript", "-e", "library(httr2); library(jsonlite)"]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0
