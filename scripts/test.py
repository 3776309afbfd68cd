"""Run every check and test, go on after failures, and name them at the end.

`python scripts/test.py [HOST …]` runs the browser tests on these hosts or rows of
`hosts/table.json`, on all of them when none is named. Each suite writes a JUnit report.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from hosts.places import CACHE  # noqa: E402
from hosts.table import HOSTS, ROWS, images_of  # noqa: E402

REPORTS = CACHE / "reports"

PYTEST = ["pytest", "--quiet", "--durations=5"]
JEST = ["jlpm", "test", "--ci", "--maxWorkers=1", "--reporters=summary", "--reporters=jest-junit"]
PLAYWRIGHT = "ui-tests/node_modules/.bin/playwright"
BROWSER = [PLAYWRIGHT, "test", "--config=ui-tests", "--reporter=list,junit"]
WITH_ENGINE = ["python", "-m", "hosts", "engine"]


class Result(NamedTuple):
    """What came of a test, or of a suite that ended too early."""

    name: str
    # "passed", "failed" or "skipped".
    outcome: str
    # The message of the failure, why it was skipped, or what of it was left out.
    reason: str = ""
    # The row of the compatibility table that a browser test belongs to.
    row: str = ""


def main() -> None:
    """Run it all; exit with 1 when anything failed."""
    start = time.monotonic()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *HOSTS, *ROWS], metavar="host")
    names = parser.parse_args().names or list(HOSTS)
    hosts = [host for host in HOSTS if host in names or HOSTS[host]["row"] in names]
    # A browser gives up its requests when an interface comes or goes, as with a container
    # (net::ERR_NETWORK_CHANGED): such hosts run alone.
    alone = [
        host for host in hosts if "image" in HOSTS[host] or HOSTS[host].get("own_network", False)
    ]
    rest = [host for host in hosts if host not in alone]
    engine = WITH_ENGINE if images_of(hosts) else []
    os.environ["HOSTS"] = " ".join(hosts)
    shutil.rmtree(REPORTS, ignore_errors=True)
    REPORTS.mkdir()

    # On two cores: what changes the network runs alone, so that one of them is left for what
    # uses neither network nor browser.
    with ThreadPoolExecutor(max_workers=1) as queue:
        package = [*PYTEST, "--ignore=tests/guides"]
        beside = {"package": queue.submit(run, "package", package, is_quiet=True)}
        codes = {"install": run("install", ["python", "-m", "hosts", "install", *hosts])}
        # One of its parsers, R's, comes with the installation.
        beside["jest"] = queue.submit(run, "jest", JEST, is_quiet=True)
        codes["guides"] = run("guides", [*engine, *PYTEST, "tests/guides"])
        if alone:
            command = [*engine, *BROWSER, "--workers=1", *projects(alone)]
            codes["networks"] = run("networks", command)
        if rest:
            codes["browser"] = run("browser", [*BROWSER, "--workers=2", *projects(rest)])
        codes |= {name: future.result() for name, future in beside.items()}

    results = [result for name, code in codes.items() for result in results_of(name, code)]
    counts = report(results, {HOSTS[host]["row"] for host in hosts})
    print(f"\nAfter {(time.monotonic() - start) / 60:.1f} minutes:")
    print(f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")
    sys.exit(1 if counts["failed"] else 0)


def projects(hosts: list[str]) -> list[str]:
    """The arguments by which Playwright runs the tests of hosts."""
    return [f"--project={host}" for host in hosts]


def run(name: str, command: list[str], *, is_quiet: bool = False) -> int:
    """Run a suite; give its exit code. A quiet one says what it has to say at its end."""
    report = str(REPORTS / f"{name}.xml")
    print(f"\nRunning: {name} …", flush=True)
    process = subprocess.run(
        command,
        check=False,
        cwd=CHECKOUT,
        env={
            **os.environ,
            "PYTEST_ADDOPTS": f"--junitxml={report}",
            "JEST_JUNIT_OUTPUT_FILE": report,
            "JEST_JUNIT_CLASSNAME": "{filepath}",
            "JEST_JUNIT_TITLE": "{classname} {title}",
            "JEST_JUNIT_REPORT_TEST_SUITE_ERRORS": "true",
            "PLAYWRIGHT_JUNIT_OUTPUT_FILE": report,
            "PLAYWRIGHT_JUNIT_INCLUDE_PROJECT_IN_TEST_NAME": "true",
        },
        stdout=subprocess.PIPE if is_quiet else None,
        stderr=subprocess.STDOUT if is_quiet else None,
        text=True,
    )
    if is_quiet:
        print(f"\n{name}:\n{process.stdout}", flush=True)
    return process.returncode


def results_of(name: str, code: int) -> Iterator[Result]:
    """The results in the report of a suite that ended with this exit code."""
    has_failed = False
    report = REPORTS / f"{name}.xml"
    for suite in ElementTree.parse(report).iter("testsuite") if report.exists() else ():
        row = HOSTS.get(suite.get("hostname", ""), {}).get("row", "")
        for case in suite.iter("testcase"):
            result = result_of(case, row)
            has_failed = has_failed or result.outcome == "failed"
            yield result
    if code and not has_failed:
        yield Result(name, "failed", f"It ended with {code}: see what it said above.")


def result_of(case: ElementTree.Element, row: str) -> Result:
    """A result in a JUnit report."""
    name = f"{case.get('classname')}: {case.get('name')}"
    note = case.find("properties/property[@name='skip']")
    left_out = "" if note is None else note.get("value", "")
    for problem in case:
        # Playwright's message is a single line of the text.
        words = ("" if row else problem.get("message")) or problem.text or ""
        if problem.tag in ("failure", "error"):
            return Result(name, "failed", words, row)
        if problem.tag == "skipped":
            return Result(name, "skipped", left_out or words, row)
    return Result(name, "passed", left_out, row)


def report(results: list[Result], rows: set[str]) -> Counter[str]:
    """Print what came of each row, and all that did not just pass; count it.

    It is at the end so that whoever sees only the end of a log knows where to look.
    """
    print("\nThe rows of docs/compatibility.md:")
    for row in (row for row in ROWS if row in rows):
        counter = Counter(result.outcome for result in results if result.row == row)
        if not counter:
            results.append(Result(f"row {row}", "failed", "No test of it ran."))
        print(f"  {row}: {', '.join(f'{counter[kind]} {kind}' for kind in counter) or 'none ran'}")
    for outcome in ("passed", "skipped", "failed"):
        # Of one that passed, what this machine can't run.
        chosen = [
            result
            for result in results
            if result.outcome == outcome and (outcome != "passed" or result.reason)
        ]
        if chosen:
            print(f"\n{'Passed in part' if outcome == 'passed' else outcome.capitalize()}:")
        for result in chosen:
            lines = re.sub("\x1b\\[[0-9;]*m", "", result.reason).strip().splitlines()
            print(f"  {result.name}", *lines[:24], sep="\n    ")
    return Counter(result.outcome for result in results)


if __name__ == "__main__":
    main()
