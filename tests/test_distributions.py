"""What is published: the wheel, the source distribution and the npm package, file by file."""

import json
import re
import tarfile
import zipfile
from pathlib import Path

import pytest

from benchmarks.bundle import sizes_of
from hosts.environments import find_wheel
from hosts.places import CHECKOUT
from tests.running import run

# Bytes as Jupyter Server sends them: what JupyterLab loads at its start, all scripts
# together, and each chunk, by what it alone exports.
START_BUDGET = 18_300
WHOLE_BUDGET = 160_000
CHUNK_BUDGETS = {
    "createPanelContent": 27_500,
    "renderAbsence": 36_200,
    "ScopeSection": 15_300,
    "createSnippetsContent": 33_400,
    "SnippetsSection": 6_000,
    "HubTokensSection": 23_500,
}

PACKAGE = json.loads((CHECKOUT / "package.json").read_text())
VERSION = PACKAGE["version"]
SCHEMAS = ["hub-tokens.json", "panel.json", "snippets.json"]

# The built extension. Scripts carry a hash in their names.
LABEXTENSION = [
    "package.json",
    *(f"schemas/jupyterlab-api-token/{name}" for name in ["package.json.orig", *SCHEMAS]),
    "static/CHUNK",
    "static/style.js",
    "static/third-party-licenses.json",
]

# What the package of Python has, beside the built extension.
MODULES = ["jupyterlab_api_token/__init__.py", "jupyterlab_api_token/_version.py"]

STYLES = ["style/base.raw.css", "style/icons/key.svg", "style/sections.raw.css"]

IN_WHEEL = [
    *(
        f"jupyterlab_api_token-{VERSION}.data/data/share/jupyter/labextensions/jupyterlab-api-token/{name}"
        for name in ["install.json", *LABEXTENSION]
    ),
    *(
        f"jupyterlab_api_token-{VERSION}.dist-info/{name}"
        for name in ["METADATA", "RECORD", "WHEEL", "licenses/LICENSE"]
    ),
    *MODULES,
]

# Beside the modules of src, without their tests.
IN_SDIST = [
    ".gitignore",
    ".yarnrc.yml",
    "CHANGELOG.md",
    "LICENSE",
    "PKG-INFO",
    "README.md",
    "SECURITY.md",
    *(
        f"examples/help-desk/{name}"
        for name in ["README.md", "package.json", "src/index.ts", "tsconfig.json"]
    ),
    "install.json",
    *(f"jupyterlab_api_token/labextension/{name}" for name in LABEXTENSION),
    *MODULES,
    "package.json",
    "pyproject.toml",
    *(f"schema/{name}" for name in SCHEMAS),
    *STYLES,
    "tsconfig.json",
    "webpack.config.js",
    "yarn.lock",
]

# Beside a script and its declarations for each module of src.
IN_NPM_PACKAGE = [
    "LICENSE",
    "README.md",
    "package.json",
    *(f"schema/{name}" for name in SCHEMAS),
    *STYLES,
]


def modules() -> list[str]:
    """The modules of src, without their tests."""
    return [
        str(path.relative_to(CHECKOUT))
        for path in (CHECKOUT / "src").rglob("*.ts")
        if "__tests__" not in path.parts
    ]


def without_hashes(names: list[str]) -> list[str]:
    """The names in their order, all scripts with a hash in their names as one."""
    return sorted(
        {re.sub(r"(remoteEntry|\d+)\.[0-9a-f]{8,20}\.js$", "CHUNK", name) for name in names}
    )


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution."""
    directory = tmp_path_factory.mktemp("sdist")
    run("uv", "build", "--quiet", "--sdist", "--out-dir", str(directory), str(CHECKOUT))
    (path,) = directory.glob("*.tar.gz")
    return path


def test_the_wheel_holds_what_it_should() -> None:
    names = zipfile.ZipFile(find_wheel()).namelist()
    assert without_hashes(names) == sorted(IN_WHEEL)


def test_the_source_distribution_holds_what_it_should(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = [name.split("/", 1)[1] for name in archive.getnames()]
    assert without_hashes(names) == sorted([*IN_SDIST, *modules()])


def test_the_npm_package_holds_what_it_should() -> None:
    packed = run("npm", "pack", "--dry-run", "--json", "--silent", cwd=CHECKOUT)
    names = [entry["path"] for entry in json.loads(packed)[0]["files"]]
    built = [
        re.sub(r"^src/(.*)\.ts$", rf"lib/\1{ending}", name)
        for name in modules()
        if not name.endswith(".d.ts")
        for ending in (".js", ".d.ts")
    ]
    assert sorted(names) == sorted([*IN_NPM_PACKAGE, *built])


@pytest.fixture(scope="module")
def scripts() -> list[bytes]:
    """The scripts in the wheel."""
    with zipfile.ZipFile(find_wheel()) as wheel:
        return [wheel.read(name) for name in wheel.namelist() if name.endswith(".js")]


def test_the_wheel_names_no_source_map(scripts: list[bytes]) -> None:
    assert not any(re.search(rb"^//# sourceMappingURL", script, re.M) for script in scripts)


def test_the_wheel_needs_no_package_and_says_what_extension_managers_show() -> None:
    with zipfile.ZipFile(find_wheel()) as wheel:
        metadata = wheel.read(f"jupyterlab_api_token-{VERSION}.dist-info/METADATA").decode()
    head = metadata.partition("\n\n")[0].splitlines()
    assert not [line for line in head if line.startswith("Requires-Dist")]
    # The fields that JupyterLab's reads.
    assert {
        f"License: {PACKAGE['license']}",
        f"Project-URL: Homepage, {PACKAGE['homepage']}",
        f"Project-URL: Bug Tracker, {PACKAGE['bugs']['url']}",
        f"Project-URL: Source Code, {PACKAGE['repository']['url']}",
    } <= set(head)


def test_the_wheel_keeps_to_its_budget_of_bytes(scripts: list[bytes]) -> None:
    sizes = sizes_of(str(find_wheel()))
    assert sizes.start.sent <= START_BUDGET
    assert sizes.whole.sent <= WHOLE_BUDGET
    chunks = {
        name: [len(script) for script in scripts if f"{name}:()=>".encode() in script]
        for name in CHUNK_BUDGETS
    }
    assert {name: len(found) for name, found in chunks.items()} == dict.fromkeys(chunks, 1)
    assert {name: size for name, [size] in chunks.items() if size > CHUNK_BUDGETS[name]} == {}


def test_all_is_fit_for_pypi(sdist: Path) -> None:
    run("twine", "check", "--strict", str(find_wheel()), str(sdist))
    run("check-wheel-contents", str(find_wheel()), cwd=CHECKOUT)
