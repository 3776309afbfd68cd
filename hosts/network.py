"""A network of the tests' own, with one other machine in it: a network namespace."""

import ipaddress
import os
import secrets
import shutil
import subprocess

from .processes import UnavailableError


class Namespace:
    """A network namespace that only this machine reaches, at the IP address `address`."""

    def __init__(self) -> None:
        if os.geteuid() != 0:
            raise UnavailableError("only root can make a network namespace")
        if not shutil.which("ip"):
            raise UnavailableError("`ip` is missing (Debian's package iproute2)")
        # IP addresses for tests of networks (RFC 2544), never used on the internet.
        network = ipaddress.ip_address("198.18.0.0") + 4 * secrets.randbelow(2**14)
        here, there = network + 1, network + 2
        self.address = str(there)
        self.name = f"jat-{secrets.token_hex(3)}"
        inside = f"{self.name}-in"
        _ip("netns", "add", self.name)
        try:
            _ip("link", "add", self.name, "type", "veth", "peer", "name", inside)
            _ip("link", "set", inside, "netns", self.name)
            _ip("address", "add", f"{here}/30", "dev", self.name)
            # A link-local IP address, which comes seconds later, ends requests of browsers
            # (net::ERR_NETWORK_CHANGED), as does an interface that goes.
            _ip("link", "set", self.name, "addrgenmode", "none")
            _ip("link", "set", self.name, "up")
            _ip("-n", self.name, "address", "add", f"{there}/30", "dev", inside)
            _ip("-n", self.name, "link", "set", inside, "up")
            _ip("-n", self.name, "link", "set", "lo", "up")
        except UnavailableError:
            self.remove()
            raise

    def inside(self, command: list[str]) -> list[str]:
        """The command that runs a command in the namespace."""
        return ["ip", "netns", "exec", self.name, *command]

    def remove(self) -> None:
        """Take it away, with both ends of the cable."""
        # A namespace is there, with the cable in it, until its last process ends.
        for kind in ("link", "netns"):
            subprocess.run(["ip", kind, "delete", self.name], check=False, capture_output=True)


def _ip(*arguments: str) -> None:
    result = subprocess.run(["ip", *arguments], check=False, capture_output=True, text=True)
    if result.returncode:
        raise UnavailableError(f"no network namespace can be made here: {result.stderr.strip()}")
