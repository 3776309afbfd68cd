"""The lines of docs/policies.md for hubs, tried on real hubs with the users that matter."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
import requests

from hosts.environments import ensure
from hosts.hub import Hub
from hosts.places import CHECKOUT
from hosts.table import environment_of
from tests.guides.guide import blocks
from tests.hubs.visitor import Visitor

HUBS = ["hub-3.1.1", "hub-newest"]

PAGES_CREATE = "Let pages create tokens for scripts"

StartHub = Callable[..., Hub]


def recipe(heading: str) -> str:
    """The lines for `jupyterhub_config.py` below a heading of docs/policies.md."""
    (block,) = blocks("../policies", language="python", part=heading)
    # In the tests all servers run as one user of the machine.
    return block.code.replace("LocalProcessSpawner", "SimpleLocalProcessSpawner")


@pytest.fixture
def start_hub() -> Iterator[StartHub]:
    """Start a hub of an environment of the table with further lines of configuration."""
    started: list[Hub] = []

    def start(environment: str, *configuration: str) -> Hub:
        hub = Hub(ensure(environment), configuration)
        started.append(hub)
        hub.start()
        return hub

    yield start
    for hub in started:
        hub.stop()


def open_all(hub: Hub, *names: str) -> dict[str, Visitor]:
    """Sign these users in, and open the page of each one's server."""
    visitors = {name: Visitor(hub, name) for name in names}
    for visitor in visitors.values():
        visitor.start_server()
    for visitor in visitors.values():
        visitor.open()
    return visitors


ROLES = """
c.Authenticator.admin_users = {"admin-by-flag"}
c.JupyterHub.load_groups = {
    "admins": ["admin-by-group"], "graders": ["grader-by-group"], "plain": ["plain-in-group"]
}
grading = ["admin:users", "admin:servers", "tokens", "list:users"]
c.JupyterHub.load_roles = [
    {"name": "admin", "groups": ["admins"]},
    {"name": "grader", "groups": ["graders"], "scopes": grading},
    {"name": "lister", "users": ["lister-by-user"], "scopes": ["list:users"]},
]
"""


@pytest.mark.parametrize("name", HUBS)
def test_only_pages_of_plain_users_create_tokens(name: str, start_hub: StartHub) -> None:
    hub = start_hub(environment_of(name), ROLES, recipe(PAGES_CREATE))
    plain = ["plain", "plain-in-group"]
    more = ["admin-by-flag", "admin-by-group", "grader-by-group", "lister-by-user"]
    visitors = open_all(hub, *plain, *more)
    created = {
        name: visitor.create_token(note="n", expires_in=60, scopes=["inherit"])
        for name, visitor in visitors.items()
    }
    assert {name: response.status_code for name, response in created.items()} == {
        **dict.fromkeys(plain, 201),
        **dict.fromkeys(more, 403),
    }
    for name in plain:
        token = created[name].json()["token"]
        assert visitors[name].ask("GET", "users", token=token).status_code == 403

    # Nor does the page of a plain user's server, when an admin opens it, create an admin's tokens.
    admin = visitors["admin-by-flag"]
    admin.open("plain")
    assert "access:servers!server=plain/" in admin.scopes()
    assert admin.create_token(note="n", expires_in=60, scopes=["inherit"]).status_code == 403

    # A limit for one token does not limit the access: before it ends it creates the next one.
    successor = visitors["plain"].create_token(
        token=created["plain"].json()["token"], note="next", expires_in=60, scopes=["inherit"]
    )
    assert successor.status_code == 201


OPERATOR = "a-token-of-the-operator-0123456789"

HAS_OPERATOR = f"""
c.Authenticator.admin_users = {{"operator"}}
c.JupyterHub.api_tokens = {{{OPERATOR!r}: "operator"}}
"""


@pytest.mark.parametrize("name", HUBS)
def test_a_user_with_more_rights_keeps_nothing_that_was_ended_before(
    name: str, start_hub: StartHub
) -> None:
    hub = start_hub(environment_of(name), HAS_OPERATOR, recipe(PAGES_CREATE))
    alice = open_all(hub, "alice")["alice"]
    page, script = alice.token, alice.create_token(note="n", scopes=["inherit"]).json()["token"]

    def promote(is_admin: bool) -> None:
        response = alice.ask("PATCH", "users/alice", token=OPERATOR, json={"admin": is_admin})
        assert response.ok, response.text

    # Why it is needed: what alice has becomes an admin's.
    promote(True)
    of_admin = alice.create_token(token=page, note="n", scopes=["admin:users"])
    assert of_admin.status_code == 201
    assert alice.ask("GET", "users", token=script).status_code == 200
    promote(False)

    end_access = [sys.executable, str(CHECKOUT / "docs" / "end_access.py")]
    subprocess.run(
        [*end_access, f"{hub.url}hub/api", "alice"],
        check=True,
        env={**os.environ, "HUB_ADMIN_TOKEN": OPERATOR},
        timeout=60,
    )
    promote(True)
    for token in (page, script, of_admin.json()["token"]):
        assert alice.ask("GET", "user", token=token).status_code == 403
    alice.start_server()
    alice.open()
    assert alice.token != page
    assert not {scope for scope in alice.scopes() if "tokens" in scope}


def is_readable_by_others(path: Path, root: Path) -> bool:
    """Whether the other users of a machine could read a file below a folder."""
    folders = [folder for folder in path.parents if folder.is_relative_to(root) and folder != root]
    return bool(path.stat().st_mode & 0o044) and all(
        folder.stat().st_mode & 0o011 for folder in folders
    )


def files_with(text: str, root: Path) -> list[Path]:
    """The files below a folder that contain a text."""
    return [
        path
        for path in root.rglob("*")
        if path.is_file() and not path.is_symlink() and text.encode() in path.read_bytes()
    ]


@pytest.mark.parametrize("environment", ["hub-3.1.1-lab-3.6.8", "newest"])
def test_a_preconfigured_token_of_one_user_is_nowhere_for_another(
    environment: str, start_hub: StartHub, tmp_path: Path
) -> None:
    secret = "5" * 64
    file = tmp_path / "alice.token"
    file.touch(mode=0o600)
    file.write_text(f"{secret}\n")
    lines = recipe("A preconfigured token for one user")
    hub = start_hub(environment, lines.replace("/srv/jupyterhub/alice.token", str(file)))
    visitors = open_all(hub, "alice", "bob")

    def status(name: str) -> int:
        url = f"{hub.url}user/{name}/api/sessions"
        return requests.get(url, headers={"Authorization": f"token {secret}"}).status_code

    assert {name: status(name) for name in visitors} == {"alice": 200, "bob": 403}
    listed = hub.run(["jupyter", "server", "list", "--json"], "alice")
    assert (secret in listed) == (environment == "hub-3.1.1-lab-3.6.8")

    # What bob can look at: the processes of the machine, his own server and his files.
    for process in psutil.process_iter(["cmdline"]):
        assert secret not in " ".join(process.info["cmdline"] or [])
    (server,) = [
        process
        for process in psutil.process_iter(["environ"])
        if (process.info["environ"] or {}).get("JUPYTERHUB_USER") == "bob"
        and "jupyterhub-singleuser" in " ".join(process.cmdline())
        and str(hub.directory) in process.environ().get("HOME", "")
    ]
    assert secret not in str(server.environ())
    homes = hub.directory / "homes"
    assert files_with(secret, homes / "bob") == []
    shown = [path for path in files_with(secret, hub.directory) if homes not in path.parents]
    shown += [
        path for path in files_with(secret, homes / "alice") if is_readable_by_others(path, homes)
    ]
    assert shown == []
