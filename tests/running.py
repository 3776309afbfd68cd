"""Running commands in tests."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from hosts.places import CHECKOUT


def run(*command: str, **options: object) -> str:
    """Run a command, and give what it printed."""
    result = subprocess.run(command, check=False, capture_output=True, text=True, **options)  # type: ignore[call-overload]
    assert result.returncode == 0, result.stdout + result.stderr
    return str(result.stdout + result.stderr)


def without_colors(words: str) -> str:
    """What a terminal shows, as plain text."""
    return re.sub(r"\x1b\[\d*m", "", words)


def copy_packages(checkout: Path) -> None:
    """Have the JavaScript packages in a copy of the checkout: to install them takes a minute."""
    state = ".yarn-state.yml"
    shutil.copytree(
        CHECKOUT / "node_modules",
        checkout / "node_modules",
        symlinks=True,
        copy_function=os.link,
        ignore=shutil.ignore_patterns(".cache", state),
    )
    shutil.copy2(CHECKOUT / "node_modules" / state, checkout / "node_modules")
