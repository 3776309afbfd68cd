"""The configuration that the docs give admins."""

import re

from hosts.places import CHECKOUT


def recipe(heading: str) -> str:
    """The lines for `jupyterhub_config.py` below a heading of docs/policies.md."""
    text = (CHECKOUT / "docs" / "policies.md").read_text()
    part = text.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    found = re.search(r"^File `jupyterhub_config.py`:\n\n```python\n(.*?)^```", part, re.M | re.S)
    assert found
    # In the tests all servers run as one user of the machine.
    return found[1].replace("LocalProcessSpawner", "SimpleLocalProcessSpawner")
