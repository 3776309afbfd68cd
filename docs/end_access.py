"""Stop all servers of a JupyterHub user, and revoke all tokens of the user.

    python end_access.py https://hub.example/hub/api NAME

It asks for an API token of an admin, or takes it from HUB_ADMIN_TOKEN. Work that is not
saved is lost, and scripts that use a token of the user stop.
"""

import json
import os
import sys
import time
from getpass import getpass
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

if len(sys.argv) != 3:
    sys.exit(__doc__)
api, name = sys.argv[1].rstrip("/"), quote(sys.argv[2], safe="")
token = os.environ.get("HUB_ADMIN_TOKEN") or getpass("API token of an admin: ")


def ask(method, path=""):
    """Send a request about the user to the Hub; return the JSON of its response."""
    headers = {"Authorization": f"token {token}"}
    with urlopen(Request(f"{api}/users/{name}{path}", method=method, headers=headers)) as response:
        return json.loads(response.read() or "null")


try:
    # First the servers: their pages could create more tokens.
    while servers := ask("GET")["servers"]:
        for server in servers.values():
            if not server["pending"]:
                ask("DELETE", f"/servers/{quote(server['name'], safe='')}")
        time.sleep(0.5)
    # Revoking one token of an application revokes all of them, so ask again for what is left.
    while tokens := ask("GET", "/tokens")["api_tokens"]:
        ask("DELETE", f"/tokens/{tokens[0]['id']}")
except HTTPError as error:
    sys.exit(f"The Hub refused it: {error} {error.read().decode(errors='replace')}")
except OSError as error:
    sys.exit(f"The Hub can't be reached: {error}")
print("No server of the user runs, and all tokens of the user are revoked.")
