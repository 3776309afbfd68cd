"""The table of versions and hosts, `table.json`.

A host has its `packages`, with the `pins` that they need, or names an `environment`
that it shares with others; its `type`; what makes it different; the tags of the browser
tests that it runs; and its row in the table in docs/compatibility.md.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, TypedDict

TABLE: dict[str, dict[str, Any]] = json.loads((Path(__file__).parent / "table.json").read_text())
HOSTS: dict[str, dict[str, Any]] = TABLE["hosts"]
# The rows of the table in docs/compatibility.md: their names in `make test`, and their hosts.
ROWS: dict[str, str] = TABLE["rows"]


class Ingredients(TypedDict):
    """What an environment is made of."""

    packages: list[str]
    # Which Python; None for any.
    python: str | None


def environment_of(host: str) -> str:
    """The name of a host's environment: its own name unless it shares one."""
    return str(HOSTS[host].get("environment", host))


def environments_of(hosts: list[str]) -> list[str]:
    """The environments that hosts need, each once. Those of images are made in them."""
    servers = [HOSTS[host]["servers"] for host in hosts if "servers" in HOSTS[host]]
    return list(dict.fromkeys([*map(environment_of, hosts), *servers]))


def images_of(hosts: list[str]) -> list[str]:
    """The environments of which hosts need an image, each once."""
    return list(dict.fromkeys(HOSTS[host]["image"] for host in hosts if "image" in HOSTS[host]))


def ingredients_of(environment: str) -> Ingredients:
    """What an environment is made of, with its pins."""
    entry = TABLE["environments"].get(environment) or HOSTS[environment]
    pins = TABLE["pins"].get(entry.get("pins", ""), {})
    return {
        "packages": [*entry["packages"], *pins.get("packages", [])],
        "python": pins.get("python"),
    }


def languages_of(environment: str) -> list[str]:
    """The pseudo-languages that an environment has besides English."""
    entry = TABLE["environments"].get(environment) or HOSTS[environment]
    return list(entry.get("languages", []))


def version_of(environment: str, package: str) -> str | None:
    """The version of a package that an environment has, None without it.

    `3.4.7` where it is exact, else the series from which it is the newest, such as `4.6`.
    """
    for requirement in ingredients_of(environment)["packages"]:
        found = re.match(rf"{package}([~=>]=)(\d+\.\d+)([\d.]*)", requirement)
        if found:
            return found[2] + found[3] if found[1] == "==" else found[2]
    return None
