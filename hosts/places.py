"""Where things are. All that is set up is in `.cache`, inside the checkout."""

import os
import subprocess
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
CACHE = CHECKOUT / ".cache"


def new_run_directory(name: str) -> Path:
    """Make an empty directory for one run of a host, which removes it at its end."""
    runs = CACHE / "runs"
    runs.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=runs))


def copy_checkout(target: Path) -> None:
    """Copy the files of the checkout that Git tracks or would add."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, check=True, cwd=CHECKOUT, capture_output=True, text=True)
    for name in names.stdout.splitlines():
        if (CHECKOUT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes((CHECKOUT / name).read_bytes())


def environment_variables(environment: Path, run_directory: Path) -> dict[str, str]:
    """The variables for a program of an environment that leaves nothing outside its run.

    The user's own Jupyter configuration is kept out as well, for a run shows what
    is in the checkout and nothing else. Python may keep what it compiled, in the
    environment: it would compile hundreds of modules at each start.
    """
    home = run_directory / "home"
    temporary = run_directory / "tmp"
    for directory in (home, temporary):
        directory.mkdir(exist_ok=True)
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JUPYTER", "JPY_", "IPYTHON", "XDG_", "VIRTUAL_ENV"))
        and name != "PYTHONDONTWRITEBYTECODE"
    }
    path = [environment / "bin", CHECKOUT / "node_modules" / ".bin", os.environ["PATH"]]
    return {
        **kept,
        "HOME": str(home),
        # In a virtual environment Jupyter would keep settings and workspaces in the
        # environment, where the next run would find them.
        "JUPYTER_PREFER_ENV_PATH": "0",
        "TMPDIR": str(temporary),
        "PATH": os.pathsep.join(map(str, path)),
    }
