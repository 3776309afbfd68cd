"""`make demo`: what it prints works, and Ctrl-C leaves nothing behind."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from hosts.places import CACHE, CHECKOUT
from hosts.processes import answers


def processes_of_runs() -> list[psutil.Process]:
    """What works in a directory of a run."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.cwd().startswith(str(CACHE / "runs")):
                found.append(process)
        except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
            continue
    return found


@pytest.mark.parametrize("kind", ["hub", "lab"])
def test_the_demo_starts_and_ends(kind: str, tmp_path: Path) -> None:
    others = set(processes_of_runs())
    demo = subprocess.Popen(
        [sys.executable, "-m", "hosts", "demo", kind],
        cwd=CHECKOUT,
        env={**os.environ, "HOME": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert demo.stdout
    words = ""
    while "Ctrl-C here ends it all" not in words:
        line = demo.stdout.readline()
        assert line, words
        words += line
    found = re.search(r"ready at\s+(\S+)", words)
    assert found, words
    assert answers(found[1])
    assert ("password" if kind == "hub" else "token=") in words
    started = set(processes_of_runs()) - others
    assert started

    demo.send_signal(signal.SIGINT)
    demo.communicate(timeout=10)
    assert not answers(found[1])
    assert started.isdisjoint(processes_of_runs())
    assert list(tmp_path.iterdir()) == []
