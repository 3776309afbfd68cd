"""`make demo`: what it prints works, and Ctrl-C leaves nothing behind."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from hosts.places import CHECKOUT
from hosts.processes import answers


def is_alive(process: psutil.Process) -> bool:
    """Whether a process runs, and is not only waiting to be forgotten."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.mark.parametrize("kind", ["hub", "lab"])
def test_the_demo_starts_and_ends(kind: str, tmp_path: Path) -> None:
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
    if kind == "hub":
        assert "password" in words
    else:
        # The two commands, as they are printed.
        commands = "\n".join(re.findall(r"^ {7}(\S.*)$", words, re.M))
        token = found[1].partition("token=")[2]
        result = subprocess.run(
            ["bash", "-c", commands], input=f"{token}\n", capture_output=True, text=True
        )
        assert result.stdout == "[]", result.stderr
    started = psutil.Process(demo.pid).children(recursive=True)
    assert started

    # A second Ctrl-C does not interrupt the stopping.
    demo.send_signal(signal.SIGINT)
    demo.stdout.readline()
    demo.send_signal(signal.SIGINT)
    demo.communicate(timeout=10)
    assert not answers(found[1])
    assert not [process for process in started if is_alive(process)]
    assert list(tmp_path.iterdir()) == []
