"""Extract the texts to translate, by jupyterlab-translate, which JupyterLab's own packs use.

`python scripts/catalogue.py` writes the catalogue's template. Give it a file to write
another one.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from hosts.environments import ensure  # noqa: E402
from hosts.languages import DOMAIN, TEMPLATE  # noqa: E402


def main() -> None:
    """Write the template."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TEMPLATE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(extract(), encoding="utf-8")


def extract() -> str:
    """The catalogue's template, as the source is now."""
    translate = ensure("translate", with_extension=False)
    programs = f"{translate / 'bin'}{os.pathsep}{os.environ['PATH']}"
    with tempfile.TemporaryDirectory() as directory:
        # Only what holds texts: it would read what is installed here as well.
        copy = Path(directory).resolve()
        shutil.copytree(CHECKOUT / "src", copy / "src", ignore=shutil.ignore_patterns("__tests__"))
        shutil.copytree(CHECKOUT / "schema", copy / "schema")
        shutil.copy(CHECKOUT / "package.json", copy)
        (copy / DOMAIN).mkdir()
        shutil.copy(CHECKOUT / DOMAIN / "__init__.py", copy / DOMAIN)
        run(
            ["jupyterlab-translate", "extract", str(copy), DOMAIN], {**os.environ, "PATH": programs}
        )
        return without_lines((copy / DOMAIN / "locale" / f"{DOMAIN}.pot").read_text("utf-8"))


def without_lines(template: str) -> str:
    """A template that names files alone: numbers of lines change with each edit."""

    def shorten(comment: re.Match[str]) -> str:
        places = re.sub(r"(\.ts):\d+", r"\1", comment[1]).split()
        return "#: " + " ".join(dict.fromkeys(places))

    return re.sub(r"^#: (.*)$", shorten, template, flags=re.MULTILINE)


def run(command: list[str], variables: "dict[str, str] | None" = None) -> None:
    """Run a command; when it fails, end with what it said."""
    result = subprocess.run(
        command, check=False, cwd=CHECKOUT, env=variables, capture_output=True, text=True
    )
    if result.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{result.stdout[-2000:]}{result.stderr[-2000:]}")


if __name__ == "__main__":
    main()
