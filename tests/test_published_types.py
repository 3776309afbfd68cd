"""The published types compile in the project of another extension.

What is compiled is the example, against the npm package as it would be published.
"""

import json
from pathlib import Path

import pytest

from hosts.places import CHECKOUT
from tests.running import run

EXAMPLE = CHECKOUT / "examples" / "help-desk"

# JupyterLab and Lumino, and the TypeScript that the extension template had then.
PROJECTS = {
    "3.4": {"jupyterlab": "~3.4.7", "lumino": "^1.10.0", "typescript": "~4.1.6"},
    "newest": {"jupyterlab": "^4.6.0", "lumino": "^2.0.0", "typescript": "~5.9.3"},
}


@pytest.mark.parametrize("name", PROJECTS)
def test_the_example_compiles_with_the_published_types(name: str, tmp_path: Path) -> None:
    versions = PROJECTS[name]
    run("npm", "pack", "--silent", "--pack-destination", str(tmp_path), cwd=CHECKOUT)
    (package,) = tmp_path.glob("*.tgz")
    # The example's own, and its peer dependencies.
    wanted = {
        *json.loads((EXAMPLE / "package.json").read_text())["dependencies"],
        *json.loads((CHECKOUT / "package.json").read_text())["peerDependencies"],
    }
    dependencies = {
        dependency: versions.get(dependency.split("/")[0][1:], f"file:./{package.name}")
        for dependency in sorted(wanted)
    }
    (tmp_path / "package.json").write_text(
        json.dumps(
            {
                "name": "project",
                "private": True,
                "dependencies": dependencies,
                "devDependencies": {"typescript": versions["typescript"]},
            }
        )
    )
    (tmp_path / ".yarnrc.yml").write_text((CHECKOUT / ".yarnrc.yml").read_text())
    (tmp_path / "yarn.lock").touch()
    run("jlpm", "install", "--no-immutable", cwd=tmp_path)

    options = json.loads((EXAMPLE / "tsconfig.json").read_text())["compilerOptions"]
    # In this repository alone.
    del options["paths"]
    # TypeScript 4.3 has brought the word `override`.
    del options["noImplicitOverride"]
    source = (EXAMPLE / "src" / "index.ts").read_text().replace(" override ", " ")
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "index.ts").write_text(source)
    configuration = {"compilerOptions": options, "include": ["src"]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(configuration))
    # Its version is that of the project, not this repository's.
    compiler = tmp_path / "node_modules" / "typescript" / "bin" / "tsc"
    assert versions["typescript"][1:4] in run("node", str(compiler), "--version")
    run("node", str(compiler), "--noEmit", cwd=tmp_path)
