"""Python environments with the versions that `table.json` names."""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

from filelock import FileLock

from .languages import build_pack, extract_catalog
from .places import CACHE, CHECKOUT
from .table import Ingredients, ingredients_of, languages_of

# What jsonschema imports from 4.25 on for the formats that Jupyter asks for takes three
# seconds, in each hub and server that a test starts.
CONSTRAINTS = ["jsonschema<4.25"]

# At each load of its page JupyterLab would start Node.js twice to see whether it must be
# built, which no prebuilt extension needs.
PAGE_CONFIG = {"buildAvailable": False, "buildCheck": False}

# JupyterLab asks in a fresh profile whether it may fetch news: the question takes
# the focus, and the news would come from the internet.
OVERRIDES = {
    "@jupyterlab/apputils-extension:notification": {
        "checkForUpdates": False,
        "fetchNews": "false",
    }
}


LANGUAGES = Path(__file__).with_name("languages.py")


class SetupError(Exception):
    """An environment could not be made. The message says what to do."""


def find_wheel() -> Path:
    """The wheel that `make` built."""
    wheels = sorted((CHECKOUT / "dist").glob("*.whl"), key=lambda path: path.stat().st_mtime)
    if not wheels:
        raise SetupError("There is no wheel in dist: run `make wheel` first.")
    return wheels[-1]


def ensure(name: str, *, with_extension: bool = True) -> Path:
    """Make an environment with the extension's wheel, or bring it up to date.

    Takes seconds when the environment is there already.
    """
    path = CACHE / "environments" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(path.with_suffix(".lock")):
        _bring_up_to_date(path, ingredients_of(name))
        if with_extension:
            _install_wheel(path)
        _install_languages(path, languages_of(name))
    return path


def _bring_up_to_date(path: Path, ingredients: Ingredients) -> None:
    contents = [ingredients, CONSTRAINTS, OVERRIDES, PAGE_CONFIG]
    made_of = fingerprint(json.dumps(contents, sort_keys=True).encode())
    stamp = path / "ingredients.txt"
    if not stamp.exists() or stamp.read_text() != made_of:
        shutil.rmtree(path, ignore_errors=True)
        python = ["--python", ingredients["python"]] if ingredients["python"] else []
        _uv("venv", "--quiet", *python, str(path))
        constraints = path / "constraints.txt"
        constraints.write_text("\n".join(CONSTRAINTS))
        _uv(
            *("pip", "install", "--quiet", "--python", str(path)),
            *("--constraint", str(constraints), *ingredients["packages"]),
        )
        settings = path / "share" / "jupyter" / "lab" / "settings"
        settings.mkdir(parents=True, exist_ok=True)
        (settings / "overrides.json").write_text(json.dumps(OVERRIDES))
        (settings / "page_config.json").write_text(json.dumps(PAGE_CONFIG))
        stamp.write_text(made_of)


def _install_wheel(environment: Path) -> None:
    wheel = find_wheel()
    content = fingerprint(wheel.read_bytes())
    stamp = environment / "wheel.txt"
    if stamp.exists() and stamp.read_text() == content:
        return
    _uv(
        "pip",
        "install",
        "--quiet",
        "--python",
        str(environment),
        "--reinstall-package",
        "jupyterlab-api-token",
        str(wheel),
    )
    stamp.write_text(content)


def _install_languages(environment: Path, locales: list[str]) -> None:
    """Install pseudo-languages, of which the first is the interface's for everyone."""
    if not locales:
        return
    # The wheel has the texts, and that module makes other texts of them.
    content = fingerprint(find_wheel().read_bytes() + LANGUAGES.read_bytes())
    stamp = environment / "languages.txt"
    if stamp.exists() and stamp.read_text() == content:
        return
    translate = ensure("translate", with_extension=False)
    extract_catalog(translate)
    packs = [str(build_pack(locale, translate)) for locale in locales]
    _uv("pip", "install", "--quiet", "--python", str(environment), "--reinstall", *packs)
    overrides = environment / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
    language = {"@jupyterlab/translation-extension:plugin": {"locale": locales[0]}}
    overrides.write_text(json.dumps({**OVERRIDES, **language}))
    stamp.write_text(content)


def fingerprint(content: bytes) -> str:
    """A text that stands for the content, for stamps and names."""
    return hashlib.sha256(content).hexdigest()


def _uv(*arguments: str) -> None:
    result = subprocess.run(["uv", *arguments], capture_output=True, text=True)
    if result.returncode:
        raise SetupError(
            f"{result.stderr[-2000:]}\nA Python environment could not be made: see whether this "
            "machine reaches PyPI, and run make again."
        )
