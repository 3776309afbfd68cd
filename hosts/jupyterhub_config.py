"""The configuration of the hubs that `hosts.hub` starts."""

import json
import os

c = get_config()  # noqa: F821, given by JupyterHub
options = json.loads(os.environ["HOSTS_HUB_OPTIONS"])

c.JupyterHub.bind_url = options["bind_url"]
c.JupyterHub.subdomain_host = options["subdomain_host"]
c.JupyterHub.hub_ip = options["hub_ip"]
c.JupyterHub.hub_port = options["hub_port"]
c.JupyterHub.db_url = "sqlite:///jupyterhub.sqlite"
c.JupyterHub.cookie_secret_file = "cookie_secret"

# The proxy is started beside the Hub, so that each can be stopped alone.
c.ConfigurableHTTPProxy.should_start = False
c.ConfigurableHTTPProxy.api_url = options["proxy_api_url"]
c.JupyterHub.cleanup_proxy = False
c.JupyterHub.cleanup_servers = False

# All users sign in with the random password of this run.
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = options["password"]
c.DummyAuthenticator.allow_all = True

c.Spawner.default_url = "/lab"
# A busy machine needs more than the usual 30 seconds to start one.
c.Spawner.http_timeout = 120

# Notice within seconds, not half a minute, that a server or the proxy's routes are gone.
c.Spawner.poll_interval = 2
c.JupyterHub.last_activity_interval = 2

exec("\n".join(options["configuration"]))

if options["service_port"]:
    service = {"name": "lab", "url": f"http://127.0.0.1:{options['service_port']}"}
    service |= {"command": c.Spawner.cmd + (c.Spawner.args or []), "oauth_no_confirm": True}
    service |= {"environment": {"HOME": os.getcwd(), "PATH": os.environ["PATH"]}}
    c.JupyterHub.services = [service]
    scopes = ["self", "access:services!service=lab"]
    c.JupyterHub.load_roles = [{"name": "user", "scopes": scopes}]
