"""Gateways from the configurations in docs/gateways.md, and what is around them.

`python -m tests.hubs.gateway NAME HUB` starts one for a browser test, without the exemption
for tokens, and prints what the test needs to know. With each line of the input it starts
again, now with the exemption; it ends with the input.
"""

import base64
import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from http.client import HTTPResponse, HTTPSConnection
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import urlsplit

import requests

from hosts.debian import ensure_packages
from hosts.places import CHECKOUT
from hosts.processes import Program, UnavailableError, free_ports, make_certificate
from tests.guides.guide import blocks

APACHE_MODULES = Path("/usr/lib/apache2/modules")
PACKAGES = {
    "nginx": ["nginx-light"],
    "apache2": ["apache2", "libapache2-mod-auth-openidc"],
    "haproxy": ["haproxy"],
}
# What lets a token pass.
EXEMPTIONS = {
    "apache": "<RequireAll>.*</RequireAll>",
    "haproxy": r"http-request [^\n]* if has_token .*?\n",
}
PROVIDER = CHECKOUT / "ui-tests" / "hosts" / "openid.mjs"
SECRET = "a-client-secret-of-32-bytes-or-more"


class Stand(BaseHTTPRequestHandler):
    """Replaces oauth2-proxy, or a hub, and shows what it receives."""

    def do_GET(self) -> None:
        """Responds as each of them."""
        if self.path.startswith("/oauth2/auth"):
            user = re.search(r"_oauth2_proxy=(\w+)", self.headers.get("Cookie", ""))
            self._respond(202 if user else 401, {"X-Auth-Request-User": user[1] if user else ""})
        else:
            self._respond(200, {"X-Arrived": "yes"}, dict(self.headers))

    def do_POST(self) -> None:
        """Responds as to GET."""
        self.do_GET()

    def _respond(self, status: int, headers: dict[str, str], content: object = None) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = json.dumps(content).encode()
        self.send_response(status)
        length = {"Content-Type": "application/json", "Content-Length": str(len(body))}
        for name, value in {**length, **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        """Prints nothing."""


class Gateway:
    """A gateway of the guide in front of a hub.

    Apache has a real OpenID provider, nginx what is at `oauth2_proxy`, and for HAProxy
    `jwt` signs cookies.
    """

    def __init__(self, name: str, hub: str, directory: Path, oauth2_proxy: str = "") -> None:
        program = "apache2" if name == "apache" else name
        ensure_packages(program, PACKAGES[program], lambda: self._is_installed(program))
        self._port, provider_port = free_ports(2)
        self.url, self._name, self._directory = f"https://127.0.0.1:{self._port}", name, directory
        self.certificate, self._key = make_certificate(directory, "127.0.0.1")
        both = directory / "both.pem"
        both.write_text(self.certificate.read_text() + self._key.read_text())
        public = ["openssl", "rsa", "-pubout", "-in", str(self._key), "-out", f"{directory}/public"]
        subprocess.run(public, check=True, capture_output=True)

        (block,) = blocks("../gateways", language=name)
        self._text = block.code
        for in_the_guide, here in {
            "/etc/ssl/hub.example.pem": str(both),
            "/etc/haproxy/sign-in.pub": f"{directory}/public",
            "CLIENT-SECRET": SECRET,
            "https://sign-in.example/.": f"http://127.0.0.1:{provider_port}/.",
            "https://hub.example": self.url,
            "127.0.0.1:4180": oauth2_proxy,
            "127.0.0.1:8000": hub,
            "listen 443": f"listen 127.0.0.1:{self._port}",
            "*:443": f"127.0.0.1:{self._port}",
            "bind :443": f"bind 127.0.0.1:{self._port}",
        }.items():
            self._text = self._text.replace(in_the_guide, here)
        self._programs: list[Program] = []
        if name == "apache":
            provider = [str(PROVIDER), str(provider_port), SECRET, f"{self.url}/oidc"]
            self._start(["node", *provider], provider_port)

    def start(self, *, with_exemption: bool = True) -> None:
        """Starts it, with or without the exemption for tokens."""
        text = self._text
        if not with_exemption:
            text, count = re.subn(EXEMPTIONS[self._name], "", text, flags=re.S)
            assert count == 1
        file = self._directory / f"{self._name}.conf"
        write = {"nginx": _for_nginx, "apache": _for_apache}.get(self._name, _as_is)
        file.write_text(write(text, file))
        command = {
            "nginx": ["nginx", "-c"],
            "apache": ["apache2", "-DFOREGROUND", "-f"],
            "haproxy": ["haproxy", "-db", "-f"],
        }[self._name]
        self._start([*command, str(file)], self._port)

    def _start(self, command: list[str], port: int) -> None:
        log = self._directory / f"{port}.log"
        program = Program(command, dict(os.environ), self._directory, log)
        self._programs.append(program)
        program.wait_until(lambda: socket.socket().connect_ex(("127.0.0.1", port)) == 0)

    def _is_installed(self, program: str) -> bool:
        module = APACHE_MODULES / "mod_auth_openidc.so"
        return bool(shutil.which(program)) and (program != "apache2" or module.exists())

    def restart(self) -> None:
        """Starts it again, with the exemption for tokens."""
        self._programs.pop().stop()
        self.start()

    def stop(self) -> None:
        """Stops it, and its provider."""
        for program in self._programs:
            program.stop()

    def send(self, path: str, headers: dict[str, str], method: str = "GET") -> HTTPResponse:
        """Sends a path as it is, without cookies."""
        context = ssl.create_default_context(cafile=self.certificate)
        connection = HTTPSConnection(urlsplit(self.url).netloc, timeout=60, context=context)
        connection.request(method, path, headers=headers)
        return connection.getresponse()

    def browser(self) -> requests.Session:
        """Returns a browser in which alice has signed in at the gateway."""
        session = requests.Session()
        session.verify, session.trust_env = str(self.certificate), False
        for name, value in self.cookies().items():
            session.cookies.set(name, value)
        if self._name == "apache":
            page = session.get(self.url, headers={"Accept": "text/html"})
            (action,) = re.findall(r'<form [^>]*action="([^"]+)"', page.text)
            form = {"prompt": "login", "login": "alice", "password": "any"}
            assert is_from_hub(session.post(action, data=form))
        return session

    def cookies(self) -> dict[str, str]:
        """Returns the cookies of a browser in which alice has signed in at a substitute."""
        match self._name:
            case "nginx":
                return {"_oauth2_proxy": "alice"}
            case "haproxy":
                return {"gateway": self.jwt(exp=int(time.time()) + 600)}
        return {}

    def jwt(self, **claims: object) -> str:
        """Returns a cookie as the sign-in page for HAProxy sets it."""
        header, payload = {"alg": "RS256"}, {"sub": "alice", **claims}
        text = b".".join(_base64(json.dumps(part).encode()) for part in (header, payload))
        command = ["openssl", "dgst", "-sha256", "-sign", str(self._key)]
        signed = subprocess.run(command, check=True, input=text, capture_output=True)
        return (text + b"." + _base64(signed.stdout)).decode()


def is_from_hub(response: HTTPResponse | requests.Response) -> bool:
    """Whether JupyterHub or a server that it runs sent the response."""
    return "X-JupyterHub-Version" in response.headers


def _base64(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def _as_is(text: str, file: Path) -> str:
    return text


def _for_nginx(text: str, file: Path) -> str:
    kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    places = " ".join(f"{kind}_temp_path {file.parent}/{kind};" for kind in kinds)
    start = f"daemon off; pid {file.parent}/pid; error_log {file.parent}/error.log; events {{}}"
    user = "user root;" if os.geteuid() == 0 else ""
    return f"{user} {start} http {{ access_log off; {places} {text} }}"


def _for_apache(text: str, file: Path) -> str:
    names = "mpm_event authn_core authz_core authz_user headers proxy proxy_http proxy_wstunnel"
    lines = [
        f"LoadModule {name}_module {APACHE_MODULES}/mod_{name}.so"
        for name in f"{names} ssl auth_openidc".split()
    ]
    (address,) = re.findall("VirtualHost (.+)>", text)
    lines += [
        f"Listen {address}",
        f"PidFile {file.parent}/pid",
        f"ErrorLog {file.parent}/error.log",
    ]
    lines += [f"DefaultRuntimeDir {file.parent}", "ServerName hub.example"]
    return "\n".join([*lines, *(["User www-data"] if os.geteuid() == 0 else []), text])


def main(name: str, hub: str) -> None:
    with tempfile.TemporaryDirectory() as directory:
        try:
            gateway = Gateway(name, hub, Path(directory))
        except UnavailableError as reason:
            print(json.dumps({"unavailable": str(reason)}), flush=True)
            return
        try:
            gateway.start(with_exemption=False)
            about = {"url": gateway.url, "certificate": str(gateway.certificate)}
            print(json.dumps({**about, "cookies": gateway.cookies()}), flush=True)
            for _ in sys.stdin:
                gateway.restart()
                print(flush=True)
        finally:
            gateway.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
