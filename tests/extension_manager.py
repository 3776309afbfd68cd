"""Prints what JupyterLab's extension manager knows of the extension, listed and installed.

Runs in an environment with JupyterLab and the wheel. A server with the metadata of the wheel
takes the place of PyPI.
"""

import asyncio
import json
from dataclasses import asdict
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.metadata import distribution
from threading import Thread
from xmlrpc.client import dumps

from jupyter_core.paths import jupyter_path
from jupyterlab.commands import AppOptions
from jupyterlab.extensions.pypi import PyPIExtensionManager

NAME = "jupyterlab-api-token"
METADATA = distribution(NAME).metadata
INFO = {
    "summary": METADATA["Summary"],
    "license": METADATA["License"],
    "author": METADATA["Author"],
    "requires_python": METADATA["Requires-Python"],
    "project_urls": dict(url.split(", ") for url in METADATA.get_all("Project-URL")),
}


class PyPI(BaseHTTPRequestHandler):
    """Answers the requests of the extension manager."""

    def do_POST(self):
        """List the packages with the classifier of prebuilt extensions."""
        self.rfile.read(int(self.headers["Content-Length"]))
        packages = [[NAME, METADATA["Version"]]]
        self.answer("text/xml", dumps((packages,), methodresponse=True))

    def do_GET(self):
        """Describe the package."""
        self.answer("application/json", json.dumps({"info": INFO}))

    def answer(self, media_type, text):
        """Send a text."""
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *arguments):
        """Print nothing."""


async def main():
    """Print both as JSON."""
    server = HTTPServer(("127.0.0.1", 0), PyPI)
    Thread(target=server.serve_forever, daemon=True).start()

    class Manager(PyPIExtensionManager):
        base_url = f"http://127.0.0.1:{server.server_port}"

    manager = Manager(AppOptions(labextensions_path=jupyter_path("labextensions")))
    listed, _ = await manager.list_packages(NAME, 1, 10)
    installed = await manager._get_installed_extensions(False)
    print(json.dumps([asdict(packages[NAME]) for packages in (listed, installed)]))


asyncio.run(main())
