"""`python -m hosts`: install environments, run the demo, or serve a test."""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from typing import Any

from . import environments, programs
from .browser import ensure_browser
from .debian import ensure_packages
from .engine import running_engine
from .environments import SetupError
from .hub import Hub
from .images import ensure_image
from .lab import Lab
from .languages import extract_catalog
from .lite import Lite
from .processes import HostError, UnavailableError
from .table import HOSTS, environment_of, environments_of, images_of

TYPES: dict[str, Any] = {"hub": Hub, "lab": Lab, "lite": Lite}

# What the table says of a host, and not how to make it.
NOT_OPTIONS = {"environment", "languages", "packages", "pins", "row", "tests", "type"}


def say(words: str) -> None:
    """Print a line at once."""
    print(words, flush=True)


def install(names: list[str]) -> None:
    """Make the environments and images of hosts, of all by default, and what runs snippets."""
    hosts = names or list(HOSTS)
    for name in environments_of(hosts):
        start = time.monotonic()
        environments.ensure(name)
        say(f"Environment {name}: ready after {time.monotonic() - start:.0f} s")
    if programs.are_needed(hosts):
        say(f"What runs snippets: {programs.ensure_programs()}")
    if images := images_of(hosts):
        try:
            with running_engine() as client:
                for image in images:
                    ensure_image(client, image)
                    say(f"Image {image}: ready")
        except UnavailableError as reason:
            say(f"There is no Docker engine: {reason}")


# The programs of browser tests, and Debian's packages of them.
PACKAGES = {
    "firefox-esr": ["firefox-esr"],
    "nginx": ["nginx-light"],
    "WebKitWebDriver": ["webkit2gtk-driver", "xvfb", "xauth"],
}


def provide(name: str) -> None:
    """Have a program; say why not where this machine can't have it."""
    try:
        ensure_packages(name, PACKAGES[name], lambda: shutil.which(name) is not None)
    except UnavailableError as reason:
        say(str(reason))


def demo(kind: str) -> None:
    """Start a hub or a plain JupyterLab and say how to use it, until Ctrl-C."""
    say("Installing JupyterLab and JupyterHub into .cache (the first time takes a minute) …")
    environment = environments.ensure("newest")
    host = TYPES[kind](environment, DEMO_ARGUMENTS[kind])
    try:
        say("Starting …")
        host.start()
        say(DEMO_WORDS[kind].format(host=host))
        signal.pause()
    except SystemExit:
        say("\nStopping …")
    finally:
        host.stop()
        say("Stopped. Nothing is left running.")


# Every user of the demo's hub is a plain one, so its pages may create tokens: docs/policies.md.
DEMO_ARGUMENTS: dict[str, list[str]] = {
    "hub": ['c.Spawner.oauth_client_allowed_scopes = ["tokens!user"]'],
    "lab": [],
}

DEMO_WORDS = {
    "hub": """
  JupyterHub is ready at  {host.url}

  1. Open that URL and sign in:
       username  alice  (or any other)
       password  {host.password}
  2. In JupyterLab, click the key icon in the right sidebar, or press Ctrl+Shift+C
     (JupyterLab's commands) and choose "Show API Token".
  3. Press "Copy token", and try it in a terminal (paste it after `read`, where
     nothing is shown, and press Enter):
       read -rs TOKEN
       printf 'Authorization: token %s\\n' "$TOKEN" | curl -H @- {host.url}user/alice/api/sessions
  4. For a script that runs later, create a token that expires under "Tokens for
     scripts". (This hub lets pages do that; yours does when its admin says so.)

  Ctrl-C here ends it all.""",
    "lab": """
  JupyterLab is ready at  {host.url}lab?token={host.token}

  1. Open that URL.
  2. Click the key icon in the right sidebar, or press Ctrl+Shift+C (JupyterLab's
     commands) and choose "Show API Token".
  3. Press "Copy token", and try it in a terminal (paste it after `read`, where
     nothing is shown, and press Enter):
       read -rs TOKEN
       printf 'Authorization: token %s\\n' "$TOKEN" | curl -H @- {host.url}api/sessions

  Ctrl-C here ends it all.""",
}


def with_engine(command: list[str]) -> int:
    """Run a command while a Docker engine runs; give its exit code."""
    try:
        with running_engine():
            return subprocess.run(command, check=False).returncode
    except UnavailableError as reason:
        variables = {**os.environ, "HOSTS_NO_DOCKER": str(reason)}
        return subprocess.run(command, check=False, env=variables).returncode


def serve(name: str, arguments: list[str]) -> None:
    """Run a host of the table for a test, controlled by lines of JSON.

    Prints what the test needs to know when the host is ready, or `{"unavailable": …}`
    with the reason why this machine can't have it. Then each line of the input, such as
    `{"stop": "proxy"}`, `{"start": "proxy"}` or `{"run": ["jupyter", …], "user": "alice"}`,
    is carried out and answered by a line. Ends, and stops everything, when the input ends,
    which it also does when the test's process dies.
    """
    entry = HOSTS[name]
    options = {key: value for key, value in entry.items() if key not in NOT_OPTIONS}
    environment = environments.ensure(environment_of(name))
    try:
        host = TYPES[entry["type"]](environment, arguments, **options)
    except UnavailableError as reason:
        say(json.dumps({"unavailable": str(reason)}))
        return
    try:
        host.start()
        say(json.dumps(host.describe()))
        for line in sys.stdin:
            say(json.dumps(carry_out(host, json.loads(line))))
    finally:
        host.stop()


def carry_out(host: Any, order: dict[str, Any]) -> dict[str, Any]:
    """Do what a line of the input says, and answer it."""
    match order:
        case {"stop": part}:
            host.stop_part(part)
        case {"start": part}:
            host.start_part(part)
        case {"run": command, "user": user}:
            try:
                return {"output": host.run(command, user)}
            except HostError as error:
                return {"error": str(error)}
    return {}


END_SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


def end(number: int, _: object) -> None:
    """End this process, once: a second signal would interrupt the stopping."""
    for each in END_SIGNALS:
        signal.signal(each, lambda *_: None)
    sys.exit(128 + number)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m hosts", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("install", help=install.__doc__)
    command.add_argument("names", nargs="*", choices=[[], *HOSTS], metavar="host")
    command = commands.add_parser("engine", help=with_engine.__doc__)
    command.add_argument("line", nargs=argparse.REMAINDER, metavar="command")
    commands.add_parser("browser", help=ensure_browser.__doc__)
    commands.add_parser("catalog", help=extract_catalog.__doc__)
    command = commands.add_parser("program", help=provide.__doc__)
    command.add_argument("name", choices=PACKAGES, metavar="name")
    commands.add_parser("programs", help="have what runs snippets, and say in JSON where")
    command = commands.add_parser("demo", help=demo.__doc__)
    command.add_argument("kind", choices=DEMO_WORDS)
    command = commands.add_parser("serve", help="run a host of the table for a test")
    command.add_argument("name", choices=HOSTS, metavar="name")
    command.add_argument(
        "arguments",
        nargs="*",
        help="further arguments of `jupyter lab`, or lines of a hub's configuration",
    )
    options = parser.parse_args()

    # Whatever ends this process ends what it started; a shell's background job would
    # ignore Ctrl-C's signal.
    for number in END_SIGNALS:
        signal.signal(number, end)
    try:
        if options.command == "install":
            install(options.names)
        elif options.command == "catalog":
            extract_catalog(environments.ensure("translate", with_extension=False))
        elif options.command == "program":
            provide(options.name)
        elif options.command == "programs":
            say(json.dumps(programs.ensure_programs()))
        elif options.command == "engine":
            sys.exit(with_engine(options.line))
        elif options.command == "browser":
            ensure_browser()
        elif options.command == "demo":
            demo(options.kind)
        else:
            serve(options.name, options.arguments)
    except (SetupError, HostError) as failure:
        sys.exit(str(failure))


if __name__ == "__main__":
    main()
