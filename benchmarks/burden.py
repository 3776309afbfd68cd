"""The hub's burden: 500 people load JupyterLab and open the panel, on a real hub.

All of them use one person's server, for the machine can't run 500; what the Hub does for
each of them is the same. Each comes as three persons, who load JupyterLab without the
extension, with it, and with it and the opened panel, since a server asks the Hub only
once about a token.
"""

import json
import secrets
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hosts import environments
from hosts.hub import Hub
from hosts.places import CHECKOUT
from hosts.processes import HostError

from .postgresql import running_postgresql

OWNER = "alice"
ROUNDS = 20
PEOPLE_PER_ROUND = 25

# Everybody may use the one server; a service makes the people.
CONFIGURATION = """
c.JupyterHub.load_roles = [
    {"name": "user", "scopes": ["self", "access:servers!server=alice/"]},
    {"name": "load", "scopes": ["admin:users", "tokens", "admin:servers"], "services": ["load"]},
]
c.JupyterHub.authenticate_prometheus = False
c.Spawner.oauth_client_allowed_scopes = ["tokens!user"]
"""

# What hubs are asked all day: a page, and about a person.
OTHER_PATHS = ["/hub/api/users/alice", "/hub/login"]


def measure_burden(requests: Path) -> list[dict[str, Any]]:
    """Measure it with SQLite and PostgreSQL.

    `requests` is the file of `ui-tests/benchmarks/requests.bench.ts`. Gives measurements
    for the table.
    """
    recorded = json.loads(requests.read_text())
    measurements = [
        count_requests("a page load", "load", recorded, "none more"),
        count_requests("opening the panel", "opening", recorded, "2 or fewer"),
        *play("SQLite", recorded, []),
    ]
    with running_postgresql() as address:
        measurements += play("PostgreSQL", recorded, [f"c.JupyterHub.db_url = {address!r}"])
    return measurements


def count_requests(
    words: str, when: str, recorded: dict[str, dict[str, Any]], reach: str
) -> dict[str, Any]:
    """How many requests a browser makes to the Hub."""
    return {
        "what": f"requests to the Hub by {words}",
        "unit": "requests",
        "series": {
            way: [sum(request["path"].startswith("/hub/") for request in requests[when])]
            for way, requests in recorded.items()
        },
        "reach": reach,
    }


def play(
    database: str, recorded: dict[str, dict[str, Any]], configuration: list[str]
) -> list[dict[str, Any]]:
    """Play all rounds on a hub with this database."""
    with running_hub(configuration) as (hub, key):
        rounds: list[list[dict[str, Any]]] = []
        names: list[str] = []
        # The first ones fill the server's caches, and are not counted.
        for number in range(-1, ROUNDS):
            # Each way comes first in turn.
            ways = list(recorded)
            ways = ways[number % len(ways) :] + ways[: number % len(ways)]
            for way in ways:
                names.append(way if number >= 0 else "")
                people = [secrets.token_hex(4) for _ in range(PEOPLE_PER_ROUND)]
                api(hub, key, "POST", "/users", {"usernames": people})
                rounds.append([visit(hub, key, name, recorded[way]) for name in people])
        plan = {
            "url": hub.url.rstrip("/"),
            "rounds": rounds,
            "other_token": key,
            "other_paths": OTHER_PATHS,
        }
        python = environments.ensure("benchmark", with_extension=False) / "bin" / "python"
        result = subprocess.run(
            [str(python), "-m", "benchmarks.hubload"],
            check=False,
            cwd=CHECKOUT,
            input=json.dumps(plan),
            capture_output=True,
            text=True,
        )
        if result.returncode:
            raise HostError(f"Locust ended with:\n{result.stderr[-3000:]}")
    output = json.loads(result.stdout)
    if output["failures"]:
        raise HostError(f"Requests failed:\n{output['failures'][:20]}")
    times = {
        way: [
            played["times"]
            for name, played in zip(names, output["rounds"], strict=True)
            if name == way
        ]
        for way in recorded
    }
    return [
        {
            "what": f"{database}: {words} of the Hub's answers to other requests",
            "unit": "ms",
            "series": {
                way: [percentile(each, share) for each in rounds] for way, rounds in times.items()
            },
            "reach": "no difference by a rank test",
        }
        for words, share in (("median", 0.5), ("95th percentile", 0.95))
    ]


def visit(hub: Hub, key: str, name: str, way: dict[str, Any]) -> dict[str, Any]:
    """Somebody's visit, with a token of their own."""
    made = api(hub, key, "POST", f"/users/{name}/tokens", {"note": "load"})

    def theirs(request: dict[str, Any]) -> dict[str, Any]:
        """A recorded request with this person and their token in its path."""
        path = request["path"]
        if path.startswith("/hub/api/users/"):
            rest = path.removeprefix(f"/hub/api/users/{OWNER}")
            if rest.startswith("/tokens/"):
                rest = f"/tokens/{made['id']}"
            path = f"/hub/api/users/{name}{rest}"
        return {**request, "path": path}

    return {
        "token": made["token"],
        "load": way["load"],
        "opening": [theirs(request) for request in way["opening"]],
    }


@contextmanager
def running_hub(configuration: list[str]) -> Iterator[tuple[Hub, str]]:
    """A hub on which the owner's server runs, and the key of the one who may make people."""
    key = secrets.token_hex(16)
    service = f"c.JupyterHub.services = [{{'name': 'load', 'api_token': {key!r}}}]"
    environment = environments.ensure("benchmark-hub")
    hub = Hub(environment, [CONFIGURATION, service, *configuration])
    try:
        hub.start()
        api(hub, key, "POST", f"/users/{OWNER}", None)
        api(hub, key, "POST", f"/users/{OWNER}/server", None)
        while not api(hub, key, "GET", f"/users/{OWNER}", None)["servers"].get("", {}).get("ready"):
            time.sleep(0.5)
        yield hub, key
    finally:
        hub.stop()


def api(hub: Hub, key: str, method: str, path: str, content: object) -> Any:
    """Ask the Hub's API, and give its answer."""
    request = urllib.request.Request(
        f"{hub.url}hub/api{path}",
        method=method,
        data=None if content is None else json.dumps(content).encode(),
        headers={"Authorization": f"token {key}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=60) as response:
        body = response.read()
    return json.loads(body) if body else None


def percentile(values: list[float], share: float) -> float:
    """The smallest value that is not below this share of all."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
