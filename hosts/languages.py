"""The catalog of texts to translate, and pseudo-languages: language packs made of it.

They are built and installed as those from PyPI, and cannot be overlooked:
each text is in ⟦ and ⟧, has other letters, and is longer.
"""

import json
import os
import re
import shutil
import subprocess
import tempfile
import unicodedata
from pathlib import Path

from .places import CACHE, CHECKOUT

DOMAIN = "jupyterlab_api_token"

CATALOG = CACHE / "catalog.pot"

# As long as texts may become in another language, for each one in English.
LENGTH = 1.4

# What stays as it is: arguments, percent signs, and what settings put in.
KEPT = re.compile(r"(%\d+|%%|\$\{\w+\}|\\n)")

VOWELS = frozenset("aeiouyAEIOU")
ACCENT = "\N{COMBINING ACUTE ACCENT}"

# Letters that are read from right to left, which JupyterLab takes for Hebrew.
HEBREW = dict(zip("abcdefghijklmnopqrstuvwxyz", "אבצדעפגהיזכלמנוףקרסתוחשטץז", strict=True))

PYPROJECT = """
[build-system]
requires = ["hatchling>=1.27"]
build-backend = "hatchling.build"

[project]
name = "jupyterlab-language-pack-{dashed}"
version = "0.1.post0"

[project.entry-points."jupyterlab.languagepack"]
{locale} = "jupyterlab_language_pack_{locale}"

[tool.hatch.build]
ignore-vcs = true
"""


def extract_catalog(translate: Path) -> None:
    """Write all texts of `src` and `schema` to `CATALOG`, as JupyterLab's language packs do.

    `translate` is the environment that has jupyterlab-translate.
    """
    with tempfile.TemporaryDirectory() as directory:
        # It reads the tests and what is installed in the checkout as well.
        copy = Path(directory).resolve()
        shutil.copytree(CHECKOUT / "src", copy / "src", ignore=shutil.ignore_patterns("__tests__"))
        shutil.copytree(CHECKOUT / "schema", copy / "schema")
        shutil.copy(CHECKOUT / "package.json", copy)
        (copy / DOMAIN).mkdir()
        shutil.copy(CHECKOUT / DOMAIN / "__init__.py", copy / DOMAIN)
        run_translate(translate, "extract", str(copy), DOMAIN)
        shutil.copy(copy / DOMAIN / "locale" / f"{DOMAIN}.pot", CATALOG)


def build_pack(locale: str, translate: Path) -> Path:
    """Make a language pack of the catalog, a Python package ready to be installed."""
    dashed = locale.replace("_", "-")
    pack = CACHE / "languages" / f"jupyterlab-language-pack-{dashed}"
    shutil.rmtree(pack, ignore_errors=True)
    name = f"jupyterlab_language_pack_{locale}"
    messages = Path("locale") / locale / "LC_MESSAGES"
    target = pack / name / messages
    target.mkdir(parents=True)
    (pack / "pyproject.toml").write_text(PYPROJECT.format(dashed=dashed, locale=locale))
    (pack / name / "__init__.py").write_text('__version__ = "0.1.post0"\n')
    with tempfile.TemporaryDirectory() as directory:
        source = Path(directory) / DOMAIN / messages
        source.mkdir(parents=True)
        (source / f"{DOMAIN}.po").write_text(translated(locale), encoding="utf-8")
        run_translate(translate, "compile", directory, DOMAIN, "-l", locale)
        for suffix in ("json", "mo"):
            shutil.copy(source / f"{DOMAIN}.{suffix}", target)
    return pack


def run_translate(translate: Path, *arguments: str) -> None:
    """Run jupyterlab-translate."""
    programs = translate / "bin"
    path = os.pathsep.join([str(programs), os.environ["PATH"]])
    subprocess.run(
        [str(programs / "jupyterlab-translate"), *arguments],
        check=True,
        capture_output=True,
        env={**os.environ, "PATH": path, "PYTHONIOENCODING": "utf-8"},
    )


def translated(locale: str) -> str:
    """The catalog in a pseudo-language, in gettext's form for files (PO)."""
    header, *entries = CATALOG.read_text("utf-8").strip().split("\n\n")
    header += f'\n"Language: {locale}\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"'
    return "\n\n".join([header, *(translate_entry(entry, locale) for entry in entries)]) + "\n"


def translate_entry(entry: str, locale: str) -> str:
    """An entry of the template with its translations."""
    head = entry[: entry.index("\nmsgstr")]
    singular, plural = quoted_after("msgid", entry), quoted_after("msgid_plural", entry)
    if plural is None:
        return f"{head}\nmsgstr {pseudo(singular or '', locale)}"
    forms = [pseudo(text or "", locale) for text in (singular, plural)]
    return f"{head}\nmsgstr[0] {forms[0]}\nmsgstr[1] {forms[1]}"


def quoted_after(keyword: str, entry: str) -> str | None:
    """The texts after a keyword: in quotation marks, one in a line."""
    found = re.search(rf'^{keyword} ((?:".*"\n?)+)', entry, re.MULTILINE)
    return "".join(map(json.loads, found[1].splitlines())) if found else None


def pseudo(text: str, locale: str) -> str:
    """A text in a pseudo-language, in quotation marks."""
    letters = to_hebrew if locale == "he_IL" else accented
    parts = KEPT.split(text)
    words = "".join(
        part if index % 2 else letters(lengthened(part)) for index, part in enumerate(parts)
    )
    return json.dumps(f"⟦{words}⟧", ensure_ascii=False)


def lengthened(text: str) -> str:
    """A text with vowels that are spoken for long, so that it is as long as it may become."""
    missing = round(len(text) * (LENGTH - 1))
    vowels = sum(letter in VOWELS for letter in text)
    if not vowels:
        return text + "~" * missing
    each, more = divmod(missing, vowels)
    longer = []
    for letter in text:
        longer.append(letter)
        if letter in VOWELS:
            longer.append(letter * (each + (more > 0)))
            more -= 1
    return "".join(longer)


def accented(text: str) -> str:
    """A text with an accent on each letter that has one."""
    return "".join(
        unicodedata.normalize("NFC", letter + ACCENT) if letter.isalpha() else letter
        for letter in text
    )


def to_hebrew(text: str) -> str:
    """A text in Hebrew letters."""
    return "".join(HEBREW.get(letter.lower(), letter) for letter in text)
