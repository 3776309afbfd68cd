"""What the wheel and its build are made of. `.github/workflows/audit.yml` has the audits."""

import json
import re
import zipfile

import pytest

from hosts.environments import find_wheel
from hosts.places import CHECKOUT
from tests.running import run

# Where lockfiles are.
PROJECTS = [".", "ui-tests"]


def test_the_wheel_holds_no_code_of_other_packages() -> None:
    # JupyterLab has the rest. What came into the bundle would be named here, with the
    # license that it needs.
    with zipfile.ZipFile(find_wheel()) as wheel:
        (name,) = [name for name in wheel.namelist() if name.endswith("/third-party-licenses.json")]
        assert json.loads(wheel.read(name))["packages"] == []


@pytest.mark.parametrize("project", PROJECTS)
def test_no_package_may_run_a_script_when_it_is_installed(project: str) -> None:
    # Everything that is tested was installed in this way, so none needs it.
    answer = run("jlpm", "config", "get", "enableScripts", cwd=CHECKOUT / project)
    assert answer.startswith("false\n")


@pytest.mark.parametrize("project", PROJECTS)
def test_lock_files_name_no_registry(project: str) -> None:
    assert "://" not in (CHECKOUT / project / "yarn.lock").read_text()


def test_workflows_pin_their_actions() -> None:
    for workflow in (CHECKOUT / ".github" / "workflows").glob("*.yml"):
        for action in re.findall(r"uses: (.*)", workflow.read_text()):
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", action), action
