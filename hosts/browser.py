"""The browser of the tests."""

import shutil
import subprocess
from contextlib import suppress

from .debian import ensure_packages
from .environments import SetupError
from .places import CHECKOUT
from .processes import UnavailableError

# As in ui-tests/pages/browser.ts.
NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
SHELL = "chromium-headless-shell"


def ensure_browser() -> None:
    """Have a browser: the machine's, else from Debian's package, else Playwright's own."""
    try:
        ensure_packages("a browser", ["chromium"], _is_there)
        # Most tests run in it, where there is one.
        with suppress(UnavailableError):
            ensure_packages(SHELL, [SHELL], lambda: shutil.which(SHELL) is not None)
    except UnavailableError:
        command = ["npx", "playwright", "install", "chromium"]
        if subprocess.run(command, check=False, cwd=CHECKOUT / "ui-tests").returncode:
            raise SetupError(
                "There is no browser for the tests, and none could be installed: install Chromium "
                "or Chrome so that it is on the PATH, and run make again."
            ) from None


def _is_there() -> bool:
    """Whether one of the machine's browsers starts."""
    return any(
        subprocess.run([path, "--version"], check=False, capture_output=True).returncode == 0
        for path in filter(None, map(shutil.which, NAMES))
    )
