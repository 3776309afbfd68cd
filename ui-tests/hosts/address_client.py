"""A client that asks its user for a URL and a token.

`python address_client.py FILE` takes them from the words in the file, as the user would,
and prints the server's sessions. A token that is not there was copied before.
"""

import os
import re
import sys
from pathlib import Path
from urllib.request import Request, urlopen

words = Path(sys.argv[1]).read_text()


def entry(name: str) -> str:
    """What is to be entered."""
    found = re.search(rf"^{name}: (.*)$", words, re.MULTILINE)
    return found[1] if found else ""


token = entry("Token")
if "Copy token" in token:
    token = os.environ["JUPYTER_API_TOKEN"]
request = Request(entry("URL") + "api/sessions", headers={"Authorization": f"token {token}"})
with urlopen(request, timeout=10) as response:
    print(response.read().decode())
