"""Gateways from the configurations in docs/gateways.md, and substitutes for what is around them."""

import base64
import hmac
import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from http.client import HTTPResponse, HTTPSConnection
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import requests

from hosts.debian import ensure_packages
from hosts.processes import Program, free_ports, make_certificate
from tests.guides.guide import blocks

APACHE_MODULES = Path("/usr/lib/apache2/modules")
PACKAGES = {
    "nginx": ["nginx-light"],
    "apache2": ["apache2", "libapache2-mod-auth-openidc"],
    "haproxy": ["haproxy"],
}
SECRET = "a-client-secret-of-32-bytes-or-more"


def sign(claims: dict[str, object], algorithm: str, key: Path | None = None) -> str:
    """Returns a JWT, signed with a private key, or else with the client's secret."""
    parts = [json.dumps({"alg": algorithm}).encode(), json.dumps(claims).encode()]
    text = b".".join(map(base64.urlsafe_b64encode, parts)).replace(b"=", b"")
    if key:
        command = ["openssl", "dgst", "-sha256", "-sign", str(key)]
        signature = subprocess.run(command, check=True, input=text, capture_output=True).stdout
    else:
        signature = hmac.digest(SECRET.encode(), text, "sha256")
    return (text + b"." + base64.urlsafe_b64encode(signature).rstrip(b"=")).decode()


class Stand(BaseHTTPRequestHandler):
    """Replaces oauth2-proxy and an OpenID provider, or a hub, and shows what it receives."""

    nonce = ""

    def do_GET(self) -> None:
        """Responds as each of them."""
        host, url = self.headers["Host"], urlsplit(self.path)
        query, issuer = dict(parse_qsl(url.query)), f"http://{host}"
        if url.path == "/oauth2/auth":
            user = re.search(r"_oauth2_proxy=(\w+)", self.headers.get("Cookie", ""))
            self._respond(202 if user else 401, {"X-Auth-Request-User": user[1] if user else ""})
        elif url.path == "/.well-known/openid-configuration":
            names = ["authorization_endpoint", "token_endpoint", "jwks_uri"]
            urls = {name: f"{issuer}/{name}" for name in names}
            self._respond(200, {}, {"issuer": issuer, "response_types_supported": ["code"], **urls})
        elif url.path == "/authorization_endpoint":
            Stand.nonce = query["nonce"]
            back = urlencode({"code": "c", "state": query["state"]})
            self._respond(302, {"Location": f"{query['redirect_uri']}?{back}"})
        elif url.path == "/token_endpoint":
            claims = {"iss": issuer, "aud": "hub", "sub": "alice", "nonce": Stand.nonce}
            times = {"iat": int(time.time()), "exp": int(time.time()) + 600}
            token = sign({**claims, **times}, "HS256")
            self._respond(200, {}, {"access_token": "a", "token_type": "Bearer", "id_token": token})
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
    """A gateway of the guide in front of a hub, with a stand-in for its sign-in."""

    def __init__(self, name: str, hub: str, sign_in: str, directory: Path) -> None:
        program = "apache2" if name == "apache" else name
        ensure_packages(program, PACKAGES[program], lambda: self._is_installed(program))
        (port,) = free_ports(1)
        self.url, self._name, self._sign_in = f"https://127.0.0.1:{port}", name, sign_in
        self._certificate, self._key = make_certificate(directory, "127.0.0.1")
        both = directory / "both.pem"
        both.write_text(self._certificate.read_text() + self._key.read_text())
        public = ["openssl", "rsa", "-pubout", "-in", str(self._key), "-out", f"{directory}/public"]
        subprocess.run(public, check=True, capture_output=True)

        (block,) = blocks("../gateways", language=name)
        text = block.code
        for in_the_guide, here in {
            "/etc/ssl/hub.example.pem": str(both),
            "/etc/haproxy/sign-in.pub": f"{directory}/public",
            "CLIENT-SECRET": SECRET,
            "https://sign-in.example": f"http://{sign_in}",
            "https://hub.example": self.url,
            "127.0.0.1:4180": sign_in,
            "127.0.0.1:8000": hub,
            "listen 443": f"listen 127.0.0.1:{port}",
            "*:443": f"127.0.0.1:{port}",
            "bind :443": f"bind 127.0.0.1:{port}",
        }.items():
            text = text.replace(in_the_guide, here)
        file = directory / f"{name}.conf"
        file.write_text({"nginx": _for_nginx, "apache": _for_apache}.get(name, _as_is)(text, file))
        arguments = {"nginx": ["-c"], "apache": ["-DFOREGROUND", "-f"], "haproxy": ["-db", "-f"]}
        command = [program, *arguments[name], str(file)]
        self._program = Program(command, dict(os.environ), directory, directory / f"{name}.log")
        self._program.wait_until(lambda: socket.socket().connect_ex(("127.0.0.1", port)) == 0)

    def _is_installed(self, program: str) -> bool:
        module = APACHE_MODULES / "mod_auth_openidc.so"
        return bool(shutil.which(program)) and (program != "apache2" or module.exists())

    def stop(self) -> None:
        """Stops it."""
        self._program.stop()

    def send(self, path: str, headers: dict[str, str], method: str = "GET") -> HTTPResponse:
        """Sends a path as it is, without cookies."""
        context = ssl.create_default_context(cafile=self._certificate)
        connection = HTTPSConnection(urlsplit(self.url).netloc, timeout=60, context=context)
        connection.request(method, path, headers=headers)
        return connection.getresponse()

    def browser(self) -> requests.Session:
        """Returns a browser in which alice has signed in at the gateway."""
        session = requests.Session()
        session.verify, session.trust_env = str(self._certificate), False
        if self._name == "nginx":
            session.cookies.set("_oauth2_proxy", "alice")
        elif self._name == "haproxy":
            session.cookies.set("gateway", self.jwt(exp=int(time.time()) + 600))
        return session

    def jwt(self, **claims: object) -> str:
        """Returns a cookie as the sign-in page for HAProxy sets it."""
        return sign({"sub": "alice", **claims}, "RS256", self._key)


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
