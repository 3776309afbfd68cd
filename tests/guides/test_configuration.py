"""The configuration files in the guides are valid, and agree with each other."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from hosts.environments import ensure
from hosts.places import CHECKOUT
from scripts.conda_recipe import RECIPE, filled
from tests.guides.guide import FOLDER, blocks, names
from tests.running import run


@pytest.fixture(scope="module")
def python() -> str:
    """The Python of an environment with the spawners installed."""
    return str(ensure("guides", with_extension=False) / "bin" / "python")


def json_from(*command: str, stdin: str = "") -> Any:
    """Runs a command and returns the JSON that it prints."""
    result = subprocess.run(command, check=True, input=stdin, capture_output=True, text=True)
    return json.loads(result.stdout)


def read_yaml(python: str, text: str) -> Any:
    """Returns the value of a YAML text."""
    script = "import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin)))"
    return json_from(python, "-c", script, stdin=text)


# `tests/hubs` tests its recipe on real hubs.
POLICIES = (CHECKOUT / "docs" / "policies.md").read_text()


@pytest.mark.parametrize("name", ["docker", "kubernetes"])
def test_the_recipe_of_the_policies_works_with_the_import_of_a_guide(
    name: str, python: str
) -> None:
    guide = (FOLDER / f"{name}.md").read_text()
    ((line, spawner),) = re.findall(r"`(from \S+ import (\w+Spawner))`", guide)
    (recipe,) = blocks("../policies", part="Let pages create tokens for scripts")
    code = recipe.code.replace("from jupyterhub.spawner import LocalProcessSpawner", line)
    script = (
        "import json, sys\n"
        "from traitlets.config import Config\n"
        "c = Config()\n"
        "exec(sys.stdin.read())\n"
        "print(json.dumps([base.__name__ for base in c.JupyterHub.spawner_class.__bases__]))\n"
    )
    code = code.replace("LocalProcessSpawner", spawner)
    assert json_from(python, "-c", script, stdin=code) == [spawner]


def spawner_in(text: str) -> str:
    """Returns the spawner class of a recipe, without the name of its base class."""
    (found,) = re.findall(r"^class TokenSpawner\(\w+\):\n.*? = TokenSpawner$", text, re.M | re.S)
    return re.sub(r"\n+", "\n", re.sub(r"\(\w+Spawner\):", "(Spawner):", found))


def test_the_panel_has_the_recipe_of_the_policies() -> None:
    words = (CHECKOUT / "src" / "hubtokens" / "words.ts").read_text()
    assert spawner_in(words) == spawner_in(POLICIES)


def test_kubernetes_has_the_files_where_the_policies_have_them(python: str) -> None:
    values: dict[str, Any] = {}
    for block in blocks("kubernetes", language="yaml"):
        for key, value in read_yaml(python, block.code).items():
            values.setdefault(key, {}).update(value)
    assert set(values["singleuser"]) == {"image", "extraFiles"}
    files = {
        entry["mountPath"].replace("/opt/conda", "PREFIX"): entry["data"]
        for entry in values["singleuser"]["extraFiles"].values()
    }
    assert all(f"`{path}`" in POLICIES for path in files)
    plugins = {path.stem for path in (CHECKOUT / "schema").glob("*.json")}
    for data in files.values():
        for entry in data.values():
            named = {key for key in entry if key.startswith("jupyterlab-api-token:")}
            assert {key.split(":")[1] for key in named} <= plugins
    settings = files["PREFIX/share/jupyter/lab/settings/overrides.json"]
    for plugin, chosen in settings.items():
        schema = json.loads((CHECKOUT / "schema" / f"{plugin.split(':')[1]}.json").read_text())
        assert set(chosen) <= set(schema["properties"])


def test_conda_names_the_package_for_pip(python: str) -> None:
    (block,) = blocks("conda", language="yaml")
    *_, by_pip = read_yaml(python, block.code)["dependencies"]
    assert by_pip == {"pip": ["jupyterlab-api-token"]}


def test_binder_names_the_package_and_copies_settings(tmp_path: Path) -> None:
    (requirements,) = blocks("binder", language="text")
    assert (requirements.file, requirements.code) == ("requirements.txt", "jupyterlab-api-token\n")
    (script,) = [block for block in blocks("binder", language="bash") if "#!" in block.code]
    settings = tmp_path / "share" / "jupyter" / "lab" / "settings"
    (tmp_path / "overrides.json").write_text("{}")
    variables = {"NB_PYTHON_PREFIX": str(tmp_path)}
    run("bash", "-c", script.code, env=variables, cwd=tmp_path)
    assert (settings / "overrides.json").read_text() == "{}"


def test_the_recipe_for_conda_forge_renders(python: str, tmp_path: Path) -> None:
    script = (
        "import json, sys\n"
        "from rattler_build import RenderConfig, Stage0Recipe, VariantConfig\n"
        "recipe = Stage0Recipe.from_file(sys.argv[1])\n"
        "(variant,) = recipe.render(VariantConfig(), RenderConfig())\n"
        "print(json.dumps(variant.recipe.to_dict()))\n"
    )
    package = json.loads((CHECKOUT / "package.json").read_text())
    (tmp_path / "recipe.yaml").write_text(filled(RECIPE.read_text(), package, b""))
    recipe = json_from(python, "-c", script, str(tmp_path / "recipe.yaml"))
    version = package["version"]
    assert recipe["package"] == {"name": "jupyterlab-api-token", "version": version}
    assert recipe["source"][0]["url"].endswith(f"/jupyterlab_api_token-{version}.tar.gz")
    # What conda-forge's linter wants besides: maintainers, whom RELEASE.md asks for.
    assert {"homepage", "license", "license_file", "summary"} <= set(recipe["about"])
    assert recipe["about"]["homepage"].startswith(package["homepage"])
    # The build requirements.
    built_with = set(re.findall(r"[\w-]+", (CHECKOUT / "pyproject.toml").read_text()))
    host = {requirement.split()[0] for requirement in recipe["requirements"]["host"]}
    assert host - {"python", "pip"} <= built_with


@pytest.mark.parametrize("name", names())
def test_each_guide_has_the_same_parts(name: str) -> None:
    wanted = ["Install", "Verify", "What users see", "Uninstall"]
    parts = re.findall(r"^## (.+)$", (FOLDER / f"{name}.md").read_text(), re.M)
    assert [part for part in parts if part in wanted] == wanted
    assert blocks(name)
    assert f"({name}.md)" in (FOLDER / "README.md").read_text()
