"""Print what scopes a hub's configuration on stdin gives to the page of an admin and of alice.

Runs in the environment "guides", which has the spawners.
"""

import json
import sys
from types import SimpleNamespace

from traitlets.config import Config

configuration = Config()
exec(compile(sys.stdin.read(), "jupyterhub_config.py", "exec"), {"c": configuration})
scopes = configuration.JupyterHub.spawner_class.oauth_client_allowed_scopes
people = [SimpleNamespace(name="root", admin=True), SimpleNamespace(name="alice", admin=False)]
print(json.dumps([scopes.fget(SimpleNamespace(user=person)) for person in people]))
