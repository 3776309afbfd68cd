"""Run every check and test, go on after failures, and count at the end.

`python scripts/test.py [HOST …]` runs the browser tests on these hosts of
`hosts/table.json`, on all of them when none is named.
"""

import json
import subprocess
import sys
import time
import xml.etree.ElementTree
from collections.abc import Callable
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
CACHE = CHECKOUT / ".cache"
UI_TESTS = CHECKOUT / "ui-tests"

# What a step counted: passed, failed, skipped.
Counts = tuple[int, int, int]

CHECKS = {
    "format of TypeScript, CSS, JSON and Markdown": ["jlpm", "prettier:check"],
    "ESLint": ["jlpm", "eslint:check"],
    "Stylelint": ["jlpm", "stylelint:check"],
    "types of TypeScript": ["jlpm", "types:check"],
    "format of Python": ["ruff", "format", "--check"],
    "Ruff": ["ruff", "check"],
    "types of Python": ["mypy"],
}


def main() -> None:
    """Run it all; exit with 1 when anything failed."""
    start = time.monotonic()
    # Environments are installed while the checks run: the one waits for the network,
    # the other for the processor.
    log = CACHE / "install.log"
    with log.open("w") as output:
        installing = subprocess.Popen(
            ["python", "-m", "hosts", "install"], cwd=CHECKOUT, stdout=output, stderr=output
        )
    counts = [check(name, command) for name, command in CHECKS.items()]
    counts.append(suite("jest", ["jlpm", "test", "--ci", "--json", "--silent"], read_jest))
    if installing.wait():
        print(log.read_text())
        sys.exit("The environments could not be installed; the end of the log is above.")
    counts.append(suite("package", ["pytest", "--quiet"], read_pytest))
    counts.append(suite("browser", ["npx", "playwright", "test"], read_playwright))

    passed, failed, skipped = (sum(column) for column in zip(*counts, strict=True))
    print(f"\nAfter {(time.monotonic() - start) / 60:.1f} minutes:")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(1 if failed else 0)


def check(name: str, command: list[str]) -> Counts:
    """Run a check that only passes or fails; show its words when it fails."""
    result = subprocess.run(command, check=False, cwd=CHECKOUT, capture_output=True, text=True)
    passed = result.returncode == 0
    print(f"{'passed' if passed else 'FAILED'}: {name}", flush=True)
    if not passed:
        print(result.stdout[-8000:], result.stderr[-8000:])
    return (1, 0, 0) if passed else (0, 1, 0)


def suite(name: str, command: list[str], read: Callable[[Path], Counts]) -> Counts:
    """Run tests, and read their counts from the report that they write."""
    report = CACHE / f"{name}-report"
    report.unlink(missing_ok=True)
    print(f"\nRunning the {name} tests …", flush=True)
    match name:
        case "jest":
            command = [*command, "--outputFile", str(report)]
        case "package":
            command = [*command, f"--junitxml={report}"]
        case _:
            command = [*command, *(f"--project={host}" for host in sys.argv[1:])]
    directory = UI_TESTS if name == "browser" else CHECKOUT
    code = subprocess.run(command, check=False, cwd=directory).returncode
    counts = read(report) if report.exists() else (0, 0, 0)
    # One that ended before it could say so has failed as well.
    if code and not counts[1]:
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
    stats = json.loads(report.read_text())["stats"]
    return stats["expected"], stats["unexpected"] + stats["flaky"], stats["skipped"]


if __name__ == "__main__":
    main()
