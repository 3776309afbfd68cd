"""Programs from Debian's packages, where they may be installed."""

import os
import shutil
import subprocess

from .places import CACHE
from .processes import UnavailableError


def ensure_program(name: str, package: str) -> None:
    """Have a program that needs root, from its package where it is missing."""
    if os.geteuid() != 0:
        raise UnavailableError(f"only root can use {name}, which this needs")
    if shutil.which(name):
        return
    if not shutil.which("apt-get"):
        raise UnavailableError(f"{name} is missing, and this is no Debian to install it")
    with (CACHE / f"apt-{name}.log").open("w") as log:
        for arguments in (["update"], ["install", "-y", "--no-install-recommends", package]):
            subprocess.run(["apt-get", *arguments], check=False, stdout=log, stderr=log)
    if not shutil.which(name):
        raise UnavailableError(f"Debian's {package} could not be installed; see {log.name}")
