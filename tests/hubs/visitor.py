"""A user of a hub, in a browser of their own."""

import json
import re
import time
from typing import Any

import requests

from hosts.hub import Hub

SECONDS = 90


def open_lab(session: requests.Session, url: str, **options: Any) -> dict[str, str]:
    """Open JupyterLab once its server runs; give the configuration in the page."""
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        response = session.get(url, **options)
        found = re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', response.text, re.S)
        if found:
            return dict(json.loads(found[1]))
        if "/oauth2/authorize?" in response.url:
            # The hub asks first, for the server of another user.
            hidden = r'<input type="hidden" name="([^"]+)" value="([^"]+)"'
            session.post(
                response.url,
                data=re.findall(hidden, response.text),
                headers={"Referer": response.url},
            )
        time.sleep(0.3)
    raise AssertionError(response.text)


class Visitor:
    """A user who is signed in to a hub."""

    def __init__(self, hub: Hub, name: str) -> None:
        self.name = name
        self.token = ""
        self._hub = hub
        self._session = requests.Session()
        login = f"{hub.url}hub/login"
        self._session.get(login)
        # JupyterHub 4.1 and later ask for it.
        xsrf = self._session.cookies.get("_xsrf", path="/hub/")
        form = {"username": name, "password": hub.password, "_xsrf": xsrf}
        response = self._session.post(login, data=form)
        assert response.url != login, response.text

    def start_server(self) -> None:
        """Ask the hub to start the user's server, and wait for nothing."""
        self._session.get(f"{self._hub.url}hub/spawn")

    def open(self, owner: str = "") -> None:
        """Open JupyterLab on the user's server, or on that of another user.

        From then on `token` is the token of the page.
        """
        url = f"{self._hub.url}user/{owner or self.name}/lab"
        self.token = open_lab(self._session, url)["token"]

    def ask(self, method: str, path: str, *, token: str = "", **options: Any) -> requests.Response:
        """Send a request to the hub's REST API with a token alone, by default the page's."""
        headers = {"Authorization": f"token {token or self.token}"}
        url = f"{self._hub.url}hub/api/{path}"
        return requests.request(method, url, headers=headers, **options)

    def scopes(self) -> set[str]:
        """The scopes of the page's token."""
        return set(self.ask("GET", "user").json()["scopes"])

    def create_token(self, *, token: str = "", **choice: Any) -> requests.Response:
        """Ask the hub for a further token of the user."""
        return self.ask("POST", f"users/{self.name}/tokens", token=token, json=choice)
