"""`python -m hosts`: install environments, run the demo, or serve a test."""

import argparse
import json
import signal
import sys
import time
from typing import Any

from . import environments
from .environments import SetupError
from .hub import Hub
from .lab import Lab
from .lite import Lite
from .places import TABLE
from .processes import HostError

HOSTS: dict[str, Any] = {"hub": Hub, "lab": Lab, "lite": Lite}


def say(words: str) -> None:
    """Print a line at once."""
    print(words, flush=True)


def install(names: list[str]) -> None:
    """Make environments, all of the table when none is named."""
    for name in names or TABLE["environments"]:
        start = time.monotonic()
        environments.ensure(name)
        say(f"Environment {name}: ready after {time.monotonic() - start:.0f} s")


def demo(kind: str) -> None:
    """Start a hub or a plain JupyterLab and say how to use it, until Ctrl-C."""
    say("Installing JupyterLab and JupyterHub into .cache (the first time takes a minute) …")
    environment = environments.ensure("newest")
    host = HOSTS[kind](environment)
    try:
        say("Starting …")
        host.start()
        say(DEMO_WORDS[kind].format(host=host))
        signal.pause()
    except KeyboardInterrupt:
        say("\nStopping …")
    finally:
        host.stop()
        say("Stopped. Nothing is left running.")


DEMO_WORDS = {
    "hub": """
  JupyterHub is ready at  {host.url}

  1. Open that address and sign in:
       user name  alice  (or any other)
       password   {host.password}
  2. In JupyterLab, click the key at the right edge, or press Ctrl+Shift+C
     (JupyterLab's commands) and choose "Show API Token".
  3. Press "Copy token", and try it in a terminal:
       curl -H "Authorization: token PASTE-IT-HERE" {host.url}user/alice/api/sessions

  Ctrl-C here ends it all.""",
    "lab": """
  JupyterLab is ready at  {host.url}lab?token={host.token}

  1. Open that address.
  2. Click the key at the right edge, or press Ctrl+Shift+C (JupyterLab's
     commands) and choose "Show API Token".
  3. Press "Copy token", and try it in a terminal:
       curl -H "Authorization: token PASTE-IT-HERE" {host.url}api/sessions

  Ctrl-C here ends it all.""",
}


def serve(name: str, arguments: list[str]) -> None:
    """Run a host of the table for a test, told by lines of JSON.

    Prints what the test needs to know when the host is ready. Then each line of the
    input, such as `{"stop": "proxy"}` or `{"start": "proxy"}`, is carried out and
    answered by a line. Ends, and stops everything, when the input ends, which it also
    does when the test's process dies.
    """
    entry = TABLE["hosts"][name]
    environment = environments.ensure(entry["environment"])
    host = HOSTS[entry["type"]](environment, *([arguments] if arguments else []))
    try:
        host.start()
        say(json.dumps(host.describe()))
        for line in sys.stdin:
            order = json.loads(line)
            if "stop" in order:
                host.stop_part(order["stop"])
            else:
                host.start_part(order["start"])
            say(json.dumps({"done": order}))
    finally:
        host.stop()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m hosts", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("install", help=install.__doc__)
    command.add_argument("names", nargs="*", choices=[[], *TABLE["environments"]])
    command = commands.add_parser("demo", help=demo.__doc__)
    command.add_argument("kind", choices=DEMO_WORDS)
    command = commands.add_parser("serve", help="run a host of the table for a test")
    command.add_argument("name", choices=TABLE["hosts"])
    command.add_argument(
        "arguments",
        nargs="*",
        help="further arguments of `jupyter lab`, or lines of a hub's configuration",
    )
    options = parser.parse_args()

    # Whatever ends this process ends what it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGHUP, lambda *_: sys.exit(0))
    try:
        if options.command == "install":
            install(options.names)
        elif options.command == "demo":
            demo(options.kind)
        else:
            serve(options.name, options.arguments)
    except (SetupError, HostError) as failure:
        sys.exit(str(failure))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
