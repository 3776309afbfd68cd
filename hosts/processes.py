"""Start programs, wait for them, and stop them with all that they started."""

import contextlib
import random
import shutil
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from pathlib import Path

import psutil

START_SECONDS = 90
STOP_SECONDS = 4


class HostError(Exception):
    """A host did not start. The message has the end of its log."""


class UnavailableError(Exception):
    """This machine can't have such a host. The message says why."""


class Program:
    """A program that was started, with its log."""

    def __init__(
        self, command: list[str], variables: dict[str, str], directory: Path, log: Path
    ) -> None:
        self.log = log
        with log.open("ab") as output:
            # A session of its own: Ctrl-C in the terminal is for the one who started
            # it, who then stops everything in order.
            self._popen = subprocess.Popen(
                command,
                cwd=directory,
                env=variables,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.process = psutil.Process(self._popen.pid)

    def wait_for(self, url: str) -> None:
        """Wait until a URL responds, with any status."""
        self.wait_until(lambda: answers(url))

    def wait_until(self, is_ready: Callable[[], bool]) -> None:
        """Wait until the program is ready, as its user sees it."""
        deadline = time.monotonic() + START_SECONDS
        while not is_ready():
            if self.has_ended() or time.monotonic() > deadline:
                end = self.log.read_text(errors="replace")[-3000:]
                raise HostError(f"{self.log.stem} did not start:\n{end}")
            time.sleep(0.1)

    def has_ended(self) -> bool:
        """Whether it has ended."""
        return self._popen.poll() is not None

    def stop(self, *, with_children: bool = True) -> None:
        """Stop the program, and all that it started unless that is to live on."""
        stop_processes(family([self.process]) if with_children else [self.process])
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._popen.wait(1)


def family(parents: Iterable[psutil.Process]) -> list[psutil.Process]:
    """Processes, and all that they started, also those in sessions of their own."""
    members: dict[int, psutil.Process] = {}
    for parent in parents:
        with contextlib.suppress(psutil.NoSuchProcess):
            for process in [parent, *parent.children(recursive=True)]:
                members[process.pid] = process
    return list(members.values())


def stop_processes(processes: list[psutil.Process]) -> None:
    """End processes: asked first, killed after `STOP_SECONDS`.

    psutil knows a process by its id and its start, so that an id reused for
    another program is left alone.
    """
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.terminate()
    _, alive = psutil.wait_procs(processes, STOP_SECONDS)
    for process in alive:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(alive, STOP_SECONDS)


def answers(url: str) -> bool:
    """Whether a URL responds, even with an error or a self-signed certificate."""
    try:
        with urllib.request.urlopen(url, timeout=5, context=ssl._create_unverified_context()):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def make_certificate(directory: Path, address: str) -> tuple[Path, Path]:
    """Make a self-signed certificate for an IP address; give its file and that of its key."""
    certificate, key = directory / "certificate.pem", directory / "key.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-noenc", "-days", "2"]
    command += ["-subj", f"/CN={address}", "-addext", f"subjectAltName=IP:{address}"]
    command += ["-out", str(certificate), "-keyout", str(key)]
    if not shutil.which("openssl"):
        raise UnavailableError("openssl is missing, which makes the certificate")
    subprocess.run(command, check=True, capture_output=True)
    return certificate, key


def free_ports(count: int) -> list[int]:
    """Free ports of 127.0.0.1, of those that no system gives to a program that wants any."""
    ports: list[int] = []
    with contextlib.ExitStack() as stack:
        while len(ports) < count:
            port = random.randrange(20_000, 32_768)
            with contextlib.suppress(OSError):
                stack.enter_context(socket.socket()).bind(("127.0.0.1", port))
                ports.append(port)
    return ports
