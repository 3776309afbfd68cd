"""The published types compile in the project of another extension.

What is compiled is the example, against the npm package as it would be published.
"""

import json
import shutil
from pathlib import Path

import pytest

from hosts.places import CACHE, CHECKOUT
from tests.running import run

EXAMPLE = CHECKOUT / "examples" / "help-desk"

# JupyterLab and Lumino, and the TypeScript that the extension template had then.
PROJECTS = {
    "3.4": {"jupyterlab": "~3.4.7", "lumino": "^1.10.0", "typescript": "~4.1.6"},
    "newest": {"jupyterlab": "^4.6.0", "lumino": "^2.0.0", "typescript": "~5.9.3"},
}


def install_dependencies(project: Path, versions: dict[str, str]) -> None:
    """Install what the example and the package need. It stays for the next run."""
    wanted = {
        *json.loads((EXAMPLE / "package.json").read_text())["dependencies"],
        *json.loads((CHECKOUT / "package.json").read_text())["peerDependencies"],
    } - {"jupyterlab-api-token"}
    package = {
        "name": "project",
        "private": True,
        "dependencies": {name: versions[name.split("/")[0][1:]] for name in sorted(wanted)},
        "devDependencies": {"typescript": versions["typescript"]},
    }
    project.mkdir(parents=True, exist_ok=True)
    (project / "package.json").write_text(json.dumps(package))
    (project / ".yarnrc.yml").write_text((CHECKOUT / ".yarnrc.yml").read_text())
    (project / "yarn.lock").touch()
    run("jlpm", "install", "--no-immutable", cwd=project)


def install_package(project: Path, directory: Path) -> None:
    """Install the npm package as it would be published."""
    run("npm", "pack", "--silent", "--pack-destination", str(directory), cwd=CHECKOUT)
    (package,) = directory.glob("*.tgz")
    run("tar", "--extract", "--gzip", f"--file={package}", cwd=directory)
    target = project / "node_modules" / "jupyterlab-api-token"
    shutil.rmtree(target, ignore_errors=True)
    shutil.move(directory / "package", target)


@pytest.mark.parametrize("name", PROJECTS)
def test_the_example_compiles_with_the_published_types(name: str, tmp_path: Path) -> None:
    versions = PROJECTS[name]
    project = CACHE / "projects" / name
    install_dependencies(project, versions)
    install_package(project, tmp_path)
    options = json.loads((EXAMPLE / "tsconfig.json").read_text())["compilerOptions"]
    # In this repository alone.
    del options["paths"]
    # TypeScript 4.3 has brought the word `override`.
    del options["noImplicitOverride"]
    source = (EXAMPLE / "src" / "index.ts").read_text().replace(" override ", " ")
    (project / "src").mkdir(exist_ok=True)
    (project / "src" / "index.ts").write_text(source)
    configuration = {"compilerOptions": options, "include": ["src"]}
    (project / "tsconfig.json").write_text(json.dumps(configuration))
    # Its version is that of the project, not this repository's.
    compiler = project / "node_modules" / "typescript" / "bin" / "tsc"
    assert versions["typescript"][1:4] in run("node", str(compiler), "--version")
    run("node", str(compiler), "--noEmit", cwd=project)
