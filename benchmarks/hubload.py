"""Make the requests of many people's browsers against a hub, with Locust.

Run with the Python of the environment "benchmark". Reads a `Plan` in JSON from the input,
and prints what was measured.

Each person has a token, by which their requests are known to the server and the Hub; a
browser has a cookie for its pages and files, which the server asks the Hub about in the
same way. Meanwhile somebody else asks the Hub for what hubs are asked all day.
"""

import json
import sys
import time
from typing import Any, TypedDict

import gevent
from gevent.pool import Pool
from locust import FastHttpUser, constant_pacing, events, task
from locust.env import Environment

# How many requests a browser makes to an origin at a time.
BROWSER_CONNECTIONS = 6

# How long the Hub's other work goes on alone before each round, in seconds.
CALM_SECONDS = 0.5


class Visit(TypedDict):
    """Somebody who loads JupyterLab, and may open the panel."""

    token: str
    # The requests of the page, in their order: method, path, body.
    load: list[dict[str, Any]]
    opening: list[dict[str, Any]]


class Plan(TypedDict):
    """What is to be done."""

    url: str
    # The rounds; in each, these people come at the same time.
    rounds: list[list[Visit]]
    # The token and the paths of the one who asks for other things.
    other_token: str
    other_paths: list[str]


class Person(FastHttpUser):
    """Loads JupyterLab once, as their browser does."""

    def on_start(self) -> None:
        self.visit: Visit = self.environment.visits.pop()

    @task
    def come(self) -> None:
        document, *rest = self.visit["load"]
        self.ask(document)
        pool = Pool(BROWSER_CONNECTIONS)
        pool.map(self.ask, rest)
        for request in self.visit["opening"]:
            self.ask(request)
        self.environment.gone += 1
        # Stays, and does nothing more: Locust would send somebody else.
        gevent.sleep(3600)

    def ask(self, request: dict[str, Any]) -> None:
        """Make a request again."""
        headers = {"Authorization": f"token {self.visit['token']}"}
        if request["body"] is not None:
            headers["Content-Type"] = "application/json"
        self.client.request(
            request["method"],
            request["path"],
            data=request["body"],
            headers=headers,
            name="page",
            allow_redirects=False,
        )


class Other(FastHttpUser):
    """Asks the Hub for other things, twenty times a second."""

    wait_time = constant_pacing(0.05)
    fixed_count = 1

    def on_start(self) -> None:
        self.count = 0

    @task
    def ask(self) -> None:
        plan: Plan = self.environment.plan
        path = plan["other_paths"][self.count % len(plan["other_paths"])]
        self.count += 1
        headers = {"Authorization": f"token {plan['other_token']}"}
        self.client.get(path, headers=headers, name="other")


def main() -> None:
    """Play the rounds, and print for each what was measured."""
    plan: Plan = json.load(sys.stdin)
    environment = Environment(user_classes=[Person, Other], events=events, host=plan["url"])
    environment.plan = plan
    times: list[float] = []
    failures: list[str] = []

    @events.request.add_listener
    def note(name: str, response_time: float, exception: object, **_: object) -> None:
        if exception:
            failures.append(f"{name}: {exception}")
        elif name == "other":
            times.append(response_time)

    runner = environment.create_local_runner()
    results = []
    for visits in plan["rounds"]:
        environment.visits = list(visits)
        environment.gone = 0
        times.clear()
        start = time.monotonic()
        runner.start(len(visits) + 1, spawn_rate=1000)
        while environment.gone < len(visits):
            gevent.sleep(0.05)
        seconds = time.monotonic() - start
        runner.stop()
        results.append({"times": list(times), "seconds": seconds})
        gevent.sleep(CALM_SECONDS)
    json.dump({"rounds": results, "failures": failures}, sys.stdout)


if __name__ == "__main__":
    main()
