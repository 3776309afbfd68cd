"""What the wheel and its build are made of."""

import json
import os
import re
import shutil
import subprocess
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from hosts.environments import find_wheel
from hosts.places import CHECKOUT

# jlpm is Yarn 3, whose audit asks an address that the npm registry has given up: Yarn 4's
# asks the present one.
YARN_4 = CHECKOUT / "node_modules" / "@yarnpkg" / "cli-dist" / "bin" / "yarn.js"

# Where lock files are.
PROJECTS = [".", "ui-tests"]

# What a registry may answer: only the first is grave.
PLANTED = {
    package: [
        {
            "id": number,
            "url": f"https://advisories.example/{number}",
            "title": f"Planted by the test in {package}",
            "severity": severity,
            "vulnerable_versions": "*",
        }
    ]
    for number, (package, severity) in enumerate(
        [("webpack", "high"), ("esbuild-loader", "low"), ("eslint", "moderate")]
    )
}


@dataclass(frozen=True)
class Advisory:
    """A known vulnerability of an npm package."""

    severity: str
    words: str


class NoAnswerError(Exception):
    """The registry does not tell which vulnerabilities are known."""


@pytest.fixture(scope="module", params=PROJECTS)
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what names a project's npm packages, with the lock file in Yarn 4's form."""
    copy = tmp_path_factory.mktemp("project")
    files = subprocess.run(
        ["git", "ls-files", "--", "*package.json", "yarn.lock", ".yarnrc.yml"],
        check=True,
        cwd=CHECKOUT / request.param,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    for name in files:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(CHECKOUT / request.param / name, copy / name)
    before = versions(copy)
    converted = yarn_4(
        copy, "install", "--mode=update-lockfile", YARN_ENABLE_IMMUTABLE_INSTALLS="0"
    )
    assert converted.returncode == 0, converted.stdout
    assert versions(copy) == before
    return copy


def versions(project: Path) -> list[str]:
    """The packages of the npm registry and their versions that a lock file names."""
    return sorted(re.findall(r'^  resolution: "([^"]+@npm:[^":]+)"', lock_file(project), re.M))


def lock_file(project: Path) -> str:
    """What a project's lock file says."""
    return (project / "yarn.lock").read_text()


def yarn_4(project: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Yarn 4 in a project."""
    return subprocess.run(
        ["node", str(YARN_4), *arguments],
        check=False,
        cwd=project,
        env={**os.environ, "YARN_ENABLE_TELEMETRY": "0", **variables},
        capture_output=True,
        text=True,
    )


def audit(project: Path, **variables: str) -> list[Advisory]:
    """Ask the registry for the known vulnerabilities of all packages of a project."""
    answer = yarn_4(
        project, "npm", "audit", "--all", "--recursive", "--json", "--no-deprecations", **variables
    )
    if "provide the requested resource" in answer.stdout + answer.stderr:
        raise NoAnswerError
    advisories = [json.loads(line) for line in answer.stdout.splitlines()]
    assert answer.returncode == bool(advisories), answer.stdout + answer.stderr
    return [
        Advisory(
            entry["children"]["Severity"],
            f"{entry['value']}: {entry['children']['Issue']} ({entry['children']['URL']})",
        )
        for entry in advisories
    ]


def grave(advisories: list[Advisory]) -> list[str]:
    """What can't be left: all of these only build, none is in what ships."""
    return [advisory.words for advisory in advisories if advisory.severity in ("high", "critical")]


@contextmanager
def registry(answer: object) -> Iterator[str]:
    """A registry that knows of some vulnerabilities. Gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_no_npm_package_has_a_known_grave_vulnerability(project: Path) -> None:
    try:
        advisories = audit(project)
    except NoAnswerError:
        pytest.skip("The npm registry of this machine does not tell known vulnerabilities.")
    assert grave(advisories) == []


@pytest.mark.parametrize("project", ["."], indirect=True)
def test_a_known_vulnerability_is_seen(project: Path) -> None:
    with registry(PLANTED) as address:
        advisories = audit(
            project,
            YARN_NPM_AUDIT_REGISTRY=address,
            YARN_UNSAFE_HTTP_WHITELIST="127.0.0.1",
        )
    assert grave(advisories) == [
        "webpack: Planted by the test in webpack (https://advisories.example/0)"
    ]


def test_no_python_package_of_the_build_has_a_known_vulnerability() -> None:
    # None is in what ships: the wheel names no dependency (test_package.py).
    result = subprocess.run(
        ["pip-audit", "--local", "--format=json", "--progress-spinner=off"],
        check=False,
        capture_output=True,
        text=True,
    )
    packages = json.loads(result.stdout)["dependencies"]
    answered = [package for package in packages if "skip_reason" not in package]
    if not answered:
        pytest.skip("The Python index of this machine does not tell known vulnerabilities.")
    found = {package["name"]: package["vulns"] for package in answered if package["vulns"]}
    assert found == {}


def test_the_wheel_holds_no_code_of_other_packages() -> None:
    # JupyterLab has the rest. What came into the bundle would be named here, with the
    # licence that it needs.
    with zipfile.ZipFile(find_wheel()) as wheel:
        (name,) = [name for name in wheel.namelist() if name.endswith("/third-party-licenses.json")]
        assert json.loads(wheel.read(name))["packages"] == []


@pytest.mark.parametrize("project", PROJECTS)
def test_no_package_may_run_a_script_when_it_is_installed(project: str) -> None:
    # Everything that is tested was installed in this way, so none needs it.
    answer = subprocess.run(
        ["jlpm", "config", "get", "enableScripts"],
        check=True,
        cwd=CHECKOUT / project,
        capture_output=True,
        text=True,
    )
    assert answer.stdout.strip() == "false"


@pytest.mark.parametrize("project", PROJECTS)
def test_lock_files_name_no_registry(project: str) -> None:
    assert "://" not in lock_file(CHECKOUT / project)


def test_workflows_have_pinned_actions_and_the_least_permissions() -> None:
    workflows = sorted((CHECKOUT / ".github" / "workflows").glob("*.yml"))
    assert workflows
    subprocess.run(
        ["zizmor", "--offline", "--quiet", "--persona=pedantic", *map(str, workflows)], check=True
    )
    for workflow in workflows:
        for action in re.findall(r"uses: (.*)", workflow.read_text()):
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", action), action
