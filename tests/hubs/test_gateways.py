"""The configurations of docs/gateways.md, in front of real hubs, for scripts and attackers."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from hosts.environments import ensure
from hosts.hub import Hub
from hosts.processes import UnavailableError
from hosts.table import environment_of
from tests.hubs.gateway import Gateway, Stand, is_from_hub
from tests.hubs.visitor import open_lab

GATEWAYS = ["nginx", "apache", "haproxy"]
FORGED = {"Authorization": "token x"}
WEBSOCKET = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "MDAwMDAwMDAwMDAwMDAwMA==",
}

# Trusts a header, and takes a password, as an authenticator behind a gateway may do.
AUTHENTICATOR = """
from jupyterhub.auth import Authenticator
class HeaderAuthenticator(Authenticator):
    auto_login = True
    async def authenticate(self, handler, data):
        return handler.request.headers.get("X-Remote-User") or (data or {}).get("username")
c.JupyterHub.authenticator_class = HeaderAuthenticator
c.Authenticator.allow_all = True
c.Authenticator.admin_users = {"root"}
"""

PASSING = """
/user/alice/api /user/alice/api/sessions /user/a%20b/api/contents/c%20d.ipynb?content=1
/hub/api /hub/api/ /hub/api/user /hub/api/users/alice /hub/api/users/alice/servers/x
"""

# Also what a server behind the gateway might take for such a path, or the other way round.
STOPPED = r"""
/ /hub/home /hub/login /hub/token /services/x/api/ /api/x /hub/apix /hub/api. /user/alice/apix
/hub/api/users /hub/api/users/root/tokens /hub/api/users/root/%74okens /hub/api/oauth2/authorize
/hub/api/users/root//tokens /hub/api/users/root/servers/../tokens /HUB/api/user /hub/%61pi/user
/hub/api/users/root/servers/..%2ftokens /hub//api/user //hub/api/user /user/alice/API/x
/user/alice/lab /user/alice/files/a /user/alice/proxy/8000/ /user/alice/proxy/8000/api/x
/user/alice/lab/api/settings /user/alice/terminals/websocket/1 /user/alice/api%2f..%2flab
/user/alice/api/../lab /user/alice/api/%2e%2E/lab /user/alice/api/.%2e/lab /user/alice/api/..;/lab
/user/alice/api/..\lab /user/alice/api/\lab /user/alice/api/%5clab /user/alice/api/%2flab
/user/alice/api/%252e%252e/lab /user/alice/api//lab /user/alice%2Fproxy%2F8000/api/x /user//api/x
/user/../hub/api/user /user/./api/x /user/alice/api/x;/lab /user/alice/api%00/x
/user/alice/lab?/api/ /user/alice/lab#/api/ /user/alice#/api/x
"""

StartGateway = Callable[[str, str], Gateway]


@pytest.fixture(scope="module", params=["hub-3.1.1", "hub-newest"])
def hub(request: pytest.FixtureRequest) -> Iterator[Hub]:
    """A hub that trusts what a gateway says."""
    hub = Hub(
        ensure(environment_of(request.param), with_extension=False), AUTHENTICATOR.splitlines()
    )
    hub.start()
    yield hub
    hub.stop()


@pytest.fixture(scope="module")
def stand() -> Iterator[str]:
    """Stand-ins for oauth2-proxy and for a hub."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Stand)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_address[1]}"
    server.shutdown()


@pytest.fixture
def start_gateway(stand: str, tmp_path: Path) -> Iterator[StartGateway]:
    """Start a gateway of the guide in front of a hub."""
    started: list[Gateway] = []

    def start(name: str, hub: str) -> Gateway:
        try:
            gateway = Gateway(name, hub, tmp_path, oauth2_proxy=stand)
        except UnavailableError as error:
            pytest.skip(str(error))
        started.append(gateway)
        gateway.start()
        return gateway

    yield start
    for gateway in started:
        gateway.stop()


def open_page(gateway: Gateway, browser: requests.Session) -> dict[str, str]:
    """Opens JupyterLab in a browser, and returns the configuration in the page."""
    browser.get(f"{gateway.url}/hub/spawn", headers={"Accept": "text/html"})
    lab = f"{gateway.url}/user/alice/lab"
    return open_lab(browser, lab, headers={"X-Remote-User": "root"})


@pytest.mark.parametrize("name", GATEWAYS)
def test_tokens_pass_and_browsers_sign_in(name: str, hub: Hub, start_gateway: StartGateway) -> None:
    gateway = start_gateway(name, urlsplit(hub.url).netloc)
    browser = gateway.browser()
    page = open_page(gateway, browser)
    # The gateway's word, not the header that the browser sent.
    assert page["hubUser"] == "alice"
    api = "/user/alice/api"
    assert browser.get(gateway.url + api + "/sessions").status_code == 200

    for scheme in ("token", "Bearer", "TOKEN"):
        headers = {"Authorization": f"{scheme} {page['token']}"}
        assert gateway.send(f"{api}/sessions", headers).status == 200
        assert gateway.send("/hub/api/user", headers).status == 200
    for path in (f"{api}/sessions", "/hub/api/user"):
        refused = gateway.send(path, FORGED)
        assert (refused.status, is_from_hub(refused)) == (403, True)
        assert not is_from_hub(gateway.send(path, {}))

    kernel = json.load(gateway.send(f"{api}/kernels", headers, "POST"))
    channels = f"{api}/kernels/{kernel['id']}/channels"
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in browser.cookies)
    for credential, status in [(headers, 101), (FORGED, 403), ({"Cookie": cookies}, 101)]:
        assert gateway.send(channels, {**WEBSOCKET, **credential}).status == status
    assert not is_from_hub(gateway.send(channels, WEBSOCKET))
    # With a token that is valid, too, pages are for browsers.
    for path in ("/user/alice/lab", "/hub/token"):
        assert not is_from_hub(gateway.send(path, headers))


def test_without_the_gateway_anyone_would_be_an_admin(hub: Hub) -> None:
    """Why the guide clears headers and leaves out the tokens of the Hub."""
    tokens = f"{hub.url}hub/api/users/root/tokens"
    requests.get(f"{hub.url}hub/login", headers={"X-Remote-User": "root"})
    header = {**FORGED, "X-Remote-User": "root"}
    assert requests.post(tokens, headers=header).status_code == 201
    password = {"auth": {"username": "root", "password": ""}}
    assert requests.post(tokens, headers=FORGED, json=password).status_code == 201
    assert requests.post(tokens, headers=FORGED).status_code == 403


@pytest.mark.parametrize("name", GATEWAYS)
def test_nothing_else_passes(name: str, stand: str, start_gateway: StartGateway) -> None:
    gateway = start_gateway(name, stand)

    def arrives(path: str, headers: dict[str, str]) -> bool:
        return "X-Arrived" in gateway.send(path, headers).headers

    assert [path for path in PASSING.split() if not arrives(path, FORGED)] == []
    assert [path for path in PASSING.split() if arrives(path, {})] == []
    assert [path for path in STOPPED.split() if arrives(path, FORGED)] == []
    path = PASSING.split()[0]
    for value in ("Basic eDp5", "token", "token ", "tokenx", "token x y", "token x, Basic eDp5"):
        assert not arrives(path, {"Authorization": value})
    assert not arrives(path, {**FORGED, "Cookie": "a=b"})
    for header in ("X-Remote-User", "x-remote-user"):
        received = json.load(gateway.send(path, {**FORGED, header: "root"}))
        assert "root" not in received.values()

    if name == "haproxy":
        forged = gateway.jwt(exp=int(time.time()) + 600)[:-9] + "Forged123"
        for cookie in (gateway.jwt(exp=1), gateway.jwt(), forged, ""):
            assert not arrives("/hub/home", {"Cookie": f"gateway={cookie}"})
