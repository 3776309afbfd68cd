"""Run every check and test, go on after failures, and count at the end.

`python scripts/test.py [HOST …]` runs the browser tests on these hosts or rows of
`hosts/table.json`, on all of them when none is named.
"""

import json
import os
import re
import subprocess
import sys
import time
import xml.etree.ElementTree
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from hosts.places import CACHE  # noqa: E402
from hosts.table import HOSTS, ROWS, images_of  # noqa: E402

UI_TESTS = CHECKOUT / "ui-tests"

# What a step counted: passed, failed, skipped.
Counts = tuple[int, int, int]

# How a test that had a problem is counted, its name, and the message.
Problem = tuple[str, str, str]

CHECKS = {
    "format of TypeScript, CSS, JSON and Markdown": ["jlpm", "prettier:check"],
    "ESLint": ["jlpm", "eslint:check"],
    "Stylelint": ["jlpm", "stylelint:check"],
    "types of TypeScript": ["jlpm", "types:check"],
    "documentation of the API for other extensions": ["jlpm", "docs:check"],
    "format of Python": ["ruff", "format", "--check"],
    "Ruff": ["ruff", "check"],
    "types of Python": ["mypy"],
    "README's compatibility table": ["python", "scripts/compatibility.py", "--check"],
}

# Tells why a test was skipped, and which were the slowest.
PYTEST = ["pytest", "--quiet", "-rs", "--durations=5"]

# A browser test that fails is tried once more, as JupyterLab's own are: what it looks at is
# a dozen programs on two cores. The end of the output names each that needed it, as
# something to look into. What is not allowed once is not tried again.
BROWSER = ["npx", "playwright", "test", "--retries=1"]
NO_SECOND_TRY = ("leaks/", "planted-leaks/", "foreign-text/")

JEST = ["jlpm", "test", "--ci", "--json", "--silent", "--maxWorkers=1"]


def main() -> None:
    """Run it all; exit with 1 when anything failed."""
    start = time.monotonic()
    hosts = find_hosts(sys.argv[1:])
    # Environments and images are made while the checks run: the one waits for the
    # network, the other for the processor.
    with in_background("install", *hosts) as installing, docker_engine(hosts) as engine:
        counts = [check(name, command) for name, command in CHECKS.items()]
        if installing.wait():
            sys.exit(f"The environments could not be installed:\n{read_log('install')}")
        os.environ["HOSTS"] = " ".join(hosts)
        package = [*PYTEST, "--numprocesses=2", "--ignore=tests/guides"]
        counts.append(suite("package", package, read_pytest))
        os.environ.update(engine())
        # A browser gives up its requests when an interface comes or goes, as with a
        # container (net::ERR_NETWORK_CHANGED): such hosts run alone, and after what else
        # starts containers. Jest runs beside them, and after the installation: one of its
        # parsers, R's, comes with that.
        alone = [host for host in hosts if changes_network(host)]
        rest = [host for host in hosts if host not in alone]
        with ThreadPoolExecutor() as pool:
            jest = pool.submit(suite, "jest", JEST, read_jest, is_quiet=True)
            counts.append(suite("guides", [*PYTEST, "tests/guides"], read_pytest))
            counts.append(browser_tests("networks", alone, 1))
            counts.append(jest.result())
        counts.append(browser_tests("browser", rest, 2))
    counts.append(report_rows(hosts))
    report_problems()

    passed, failed, skipped = (sum(column) for column in zip(*counts, strict=True))
    print(f"\nAfter {(time.monotonic() - start) / 60:.1f} minutes:")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(1 if failed else 0)


def find_hosts(names: list[str]) -> list[str]:
    """The hosts of these names and rows, all when there is none."""
    unknown = [name for name in names if name not in HOSTS and name not in ROWS]
    if unknown:
        sys.exit(f"hosts/table.json has no host and no row {' '.join(unknown)}.")
    return [
        host for host, entry in HOSTS.items() if not names or host in names or entry["row"] in names
    ]


@contextmanager
def in_background(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Run a command of `hosts` beside the rest, with a log; end it by the end of its input."""
    with (CACHE / f"{arguments[0]}.log").open("w") as log:
        process = subprocess.Popen(
            ["python", "-m", "hosts", *arguments],
            cwd=CHECKOUT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE if arguments[0] == "engine" else log,
            stderr=log,
            text=True,
        )
    try:
        yield process
    finally:
        if process.stdin:
            process.stdin.close()
        process.wait()


@contextmanager
def docker_engine(hosts: list[str]) -> Iterator[Callable[[], dict[str, str]]]:
    """Have a Docker engine with the hosts' images, if they need one.

    Gives a function that waits for it, and gives the variables by which it is found.
    """
    if not images_of(hosts):
        yield dict
        return
    with in_background("engine", *hosts) as process:

        def wait() -> dict[str, str]:
            line = process.stdout.readline() if process.stdout else ""
            if not line:
                sys.exit(f"The images could not be made:\n{read_log('engine')}")
            answer: dict[str, str] = json.loads(line)
            if "unavailable" in answer:
                return {"HOSTS_NO_DOCKER": answer["unavailable"]}
            return {name: value for name, value in answer.items() if value}

        yield wait


def changes_network(host: str) -> bool:
    """Whether a host adds interfaces to the machine and takes them away."""
    return "image" in HOSTS[host] or HOSTS[host].get("own_network", False)


def browser_tests(name: str, hosts: list[str], workers: int) -> Counts:
    """Run the browser tests of hosts, on so many of them at a time."""
    report = CACHE / f"{name}-report"
    if not hosts:
        report.unlink(missing_ok=True)
        return 0, 0, 0
    os.environ["BROWSER_REPORT"] = str(report)
    command = [*BROWSER, f"--workers={workers}", *(f"--project={host}" for host in hosts)]
    return suite(name, command, read_playwright)


def read_log(name: str) -> str:
    """The end of the log of a command of `hosts`."""
    return (CACHE / f"{name}.log").read_text()[-4000:]


def check(name: str, command: list[str]) -> Counts:
    """Run a check that only passes or fails; show its words when it fails."""
    result = subprocess.run(command, check=False, cwd=CHECKOUT, capture_output=True, text=True)
    passed = result.returncode == 0
    print(f"{'passed' if passed else 'FAILED'}: {name}", flush=True)
    if not passed:
        print(result.stdout[-8000:], result.stderr[-8000:])
    return (1, 0, 0) if passed else (0, 1, 0)


def suite(
    name: str, command: list[str], read: Callable[[Path], Counts], *, is_quiet: bool = False
) -> Counts:
    """Run tests, and read their counts from the report that they write.

    A quiet one says what it has to say at its end.
    """
    report = CACHE / f"{name}-report"
    report.unlink(missing_ok=True)
    print(f"\nRunning the {name} tests …", flush=True)
    if name == "jest":
        command = [*command, "--outputFile", str(report)]
    elif read is read_pytest:
        command = [*command, f"--junitxml={report}"]
    directory = UI_TESTS if read is read_playwright else CHECKOUT
    result = subprocess.run(
        command,
        check=False,
        cwd=directory,
        stdout=subprocess.PIPE if is_quiet else None,
        stderr=subprocess.STDOUT if is_quiet else None,
        text=True,
    )
    if is_quiet:
        print(result.stdout, flush=True)
    counts = read(report) if report.exists() else (0, 0, 0)
    # One that ended before it could say so has failed as well.
    if result.returncode and not counts[1]:
        counts = (counts[0], 1, counts[2])
    print(f"{name}: {counts[0]} passed, {counts[1]} failed, {counts[2]} skipped", flush=True)
    return counts


def read_jest(report: Path) -> Counts:
    """Read the report of `jest --json`."""
    content = json.loads(report.read_text())
    return (
        content["numPassedTests"],
        content["numFailedTests"] + content["numRuntimeErrorTestSuites"],
        content["numPendingTests"],
    )


def read_pytest(report: Path) -> Counts:
    """Read a report in JUnit's form."""
    totals = xml.etree.ElementTree.parse(report).getroot()[0].attrib
    failed = int(totals["failures"]) + int(totals["errors"])
    skipped = int(totals["skipped"])
    return int(totals["tests"]) - failed - skipped, failed, skipped


def read_playwright(report: Path) -> Counts:
    """Read the report of Playwright's reporter `json`."""
    counter = Counter(outcome(test) for test in tests_of(json.loads(report.read_text())))
    return counter["passed"], counter["failed"], counter["skipped"]


def outcome(test: dict[str, Any]) -> str:
    """What a browser test is counted as: `passed`, `failed` or `skipped`."""
    if test["status"] == "flaky":
        return "failed" if test["title"].startswith(NO_SECOND_TRY) else "passed"
    return {"expected": "passed", "skipped": "skipped"}.get(test["status"], "failed")


def report_rows(hosts: list[str]) -> Counts:
    """Say for each row of the README's compatibility table what ran, and why not.

    A row of which nothing ran and nothing was skipped has failed.
    """
    rows: dict[str, Counter[str]] = {HOSTS[host]["row"]: Counter() for host in hosts}
    reasons: dict[str, set[str]] = defaultdict(set)
    reports = [CACHE / f"{name}-report" for name in ("networks", "browser")]
    for report in filter(Path.exists, reports):
        for test in tests_of(json.loads(report.read_text())):
            row = HOSTS[test["projectName"]]["row"]
            rows[row][outcome(test)] += 1
            reasons[row].update(
                note.get("description") or "no reason given"
                for note in test["annotations"]
                if note["type"] == "skip"
            )
    print("\nThe rows of the README's compatibility table:")
    for row, counter in rows.items():
        words = ", ".join(f"{counter[kind]} {kind}" for kind in counter) or "FAILED: nothing ran"
        print(f"  {row}: {words}", *(f"\n    skipped: {reason}" for reason in reasons[row]))
    return 0, sum(not counter for counter in rows.values()), 0


def report_problems() -> None:
    """Name all tests that failed, or passed at the second try, and how their messages begin.

    Who sees only the end of a log, as of a CI, knows then where to look.
    """
    problems = [
        problem
        for name, problems_of in PROBLEMS.items()
        if (report := CACHE / f"{name}-report").exists()
        for problem in problems_of(report)
    ]
    for title, kind in (("Passed at the second try", "passed"), ("What failed", "failed")):
        chosen = [problem for problem in problems if problem[0] == kind]
        if chosen:
            print(f"\n{title}:")
        for _, test, message in chosen:
            lines = re.sub("\x1b\\[[0-9;]*m", "", message).strip().splitlines()
            print(f"  {test}", *lines[:12], sep="\n    ")


def jest_problems(report: Path) -> Iterator[Problem]:
    """The failed tests in the report of `jest --json`, with their messages."""
    for file in json.loads(report.read_text())["testResults"]:
        failed = [test for test in file["assertionResults"] if test["status"] == "failed"]
        if file["status"] == "failed" and not failed:
            yield "failed", file["name"], file["message"]
        for test in failed:
            yield "failed", f"{file['name']}: {test['fullName']}", test["failureMessages"][0]


def pytest_problems(report: Path) -> Iterator[Problem]:
    """The failed tests in a report in JUnit's form, with their messages."""
    for test in xml.etree.ElementTree.parse(report).iter("testcase"):
        for problem in (*test.iter("failure"), *test.iter("error")):
            name = f"{test.get('classname')}: {test.get('name')}"
            yield "failed", name, problem.get("message", "")


def playwright_problems(report: Path) -> Iterator[Problem]:
    """The tests that failed once in the report of Playwright's reporter `json`."""
    content = json.loads(report.read_text())
    for problem in content["errors"]:
        yield "failed", "Playwright", problem["message"]
    for test in tests_of(content):
        if test["status"] in ("unexpected", "flaky"):
            name = f"{test['projectName']}: {test['title']}"
            for result in filter(lambda result: result["errors"], test["results"]):
                messages = [problem.get("message", "") for problem in result["errors"]]
                yield outcome(test), name, "\n".join(messages)


PROBLEMS = {
    "package": pytest_problems,
    "guides": pytest_problems,
    "jest": jest_problems,
    "networks": playwright_problems,
    "browser": playwright_problems,
}


def tests_of(suite: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The tests of a suite in the report of Playwright's reporter `json`, each with its title."""
    for inner in suite.get("suites", []):
        yield from tests_of(inner)
    for spec in suite.get("specs", []):
        for test in spec["tests"]:
            yield {**test, "title": f"{spec['file']}:{spec['line']} {spec['title']}"}


if __name__ == "__main__":
    main()
