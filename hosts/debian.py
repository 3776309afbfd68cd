"""Programs from Debian's packages, which only `make test` installs, and only as root."""

import os
import shutil
import subprocess
from collections.abc import Callable

from filelock import FileLock

from .places import CACHE
from .processes import UnavailableError


def ensure_program(name: str, package: str) -> None:
    """Have a program that needs root, from its package where it is missing."""
    if os.geteuid() != 0:
        raise UnavailableError(f"only root can use {name}, which this needs")
    ensure_packages(name, [package], lambda: shutil.which(name) is not None)


def ensure_packages(name: str, packages: list[str], is_there: Callable[[], bool]) -> None:
    """Have what `name` stands for, from packages where it is missing."""
    if is_there():
        return
    if "MAKE_TEST" not in os.environ or os.geteuid() != 0 or not shutil.which("apt-get"):
        raise UnavailableError(
            f"{name} is missing; `make test` installs {' and '.join(packages)} as root on Debian"
        )
    log = CACHE / f"apt-{packages[0]}.log"
    # Debian's own lock makes a second one fail, not wait.
    with FileLock(CACHE / "apt.lock"), log.open("w") as output:
        for arguments in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
            subprocess.run(["apt-get", *arguments], check=False, stdout=output, stderr=output)
    if not is_there():
        raise UnavailableError(
            f"Debian's {' and '.join(packages)} could not be installed; see {log}"
        )
