"""A PostgreSQL of Debian's package, for one run."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hosts.debian import ensure_packages
from hosts.processes import free_ports

# Debian keeps the server's programs out of the PATH.
INSTALLED = Path("/usr/lib/postgresql")

# It refuses to run as root.
AS_ITSELF = ["runuser", "-u", "postgres", "--"]


@contextmanager
def running_postgresql() -> Iterator[str]:
    """Start a server with an empty database, and stop it at the end.

    Gives the address of the database, as SQLAlchemy writes it. Raises `UnavailableError`
    where the package can't be installed.
    """
    ensure_packages("PostgreSQL", ["postgresql"], lambda: bool(find_programs()))
    programs = find_programs()[-1]
    directory = Path(tempfile.mkdtemp(prefix="postgresql-"))
    shutil.chown(directory, "postgres")
    data = directory / "data"
    (port,) = free_ports(1)
    control = [*AS_ITSELF, str(programs / "pg_ctl"), "--silent", "--wait", "-D", str(data)]
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={directory}"
    try:
        run([*AS_ITSELF, str(programs / "initdb"), "--auth=trust", "-D", str(data)])
        run([*control, "-l", str(directory / "log"), "-o", options, "start"])
        try:
            yield f"postgresql+psycopg2://postgres@127.0.0.1:{port}/postgres"
        finally:
            run([*control, "--mode=immediate", "stop"])
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def find_programs() -> list[Path]:
    """The folders with the server's programs, the newest last."""
    return sorted(path.parent for path in INSTALLED.glob("*/bin/initdb"))


def run(command: list[str]) -> None:
    """Run a command without words."""
    subprocess.run(
        command, check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
