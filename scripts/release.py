"""What a release does besides the steps of Jupyter Releaser.

`check` fails until the repository's URL is set. `npm` completes the npm package in `dist`.
"""

import json
import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent

# The files that have the repository's URL.
WITH_URL = ["package.json", "pyproject.toml", "README.md"]

# JupyterLab 3's extension manager lists npm packages, and would build this one from source.
NOTE = "In JupyterLab 3, install it with pip."


def check() -> None:
    """Fail while a file has no URL of the repository, or another one than package.json."""
    homepage = json.loads((CHECKOUT / "package.json").read_text())["homepage"]
    repository = homepage.removeprefix("https://github.com/")
    for name in WITH_URL:
        text = (CHECKOUT / name).read_text()
        if "OWNER/" in text or f"/{repository}" not in text:
            sys.exit(f"Set the repository's URL in {name}: see RELEASE.md.")


def npm() -> None:
    """Write PyPI's README, with absolute links, and the note into the npm package."""
    command = [sys.executable, "-m", "hatch_fancy_pypi_readme"]
    printed = subprocess.run(command, check=True, cwd=CHECKOUT, capture_output=True).stdout
    readme = printed.removesuffix(b"\n")
    (path,) = (CHECKOUT / "dist").glob("*.tgz")
    with tarfile.open(path) as package:
        files = [(entry, package.extractfile(entry)) for entry in package]
        contents = {entry: file.read() for entry, file in files if file}
    with tarfile.open(path, "w:gz") as package:
        for entry, content in contents.items():
            if entry.name == "package/README.md":
                content = readme
            elif entry.name == "package/package.json":
                data = json.loads(content)
                if not data["description"].endswith(NOTE):
                    data["description"] += f". {NOTE}"
                content = json.dumps(data, indent=2).encode()
            entry.size = len(content)
            package.addfile(entry, BytesIO(content))


if __name__ == "__main__":
    {"check": check, "npm": npm}[sys.argv[1]]()
