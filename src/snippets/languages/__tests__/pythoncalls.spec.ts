import { trans } from '../../../ui/__tests__/trans';
import { ON_HUB, requestOf } from '../../__tests__/anyrequest';
import { pythonRequests, pythonStandard } from '../python';

describe('Python (requests)', () => {
  const { render } = pythonRequests(trans);

  it('reads the token from the environment', () => {
    expect(render(requestOf())).toBe(
      `import json
import os

import requests

url = "http://localhost:8888/api/sessions"
# Set the token first, without leaving it in the history of your shell: read -rs JUPYTER_API_TOKEN && export JUPYTER_API_TOKEN
token = os.environ["JUPYTER_API_TOKEN"]

headers = {"Authorization": f"token {token}"}
response = requests.get(url, headers=headers, timeout=10)
response.raise_for_status()
print(json.dumps(response.json(), indent=2))
`
    );
  });

  it('holds the token, and needs no environment then', () => {
    const code = render(requestOf({ token: 'abc' }));
    expect(code).toContain('\ntoken = "abc"\n');
    expect(code).not.toMatch(/environ|import os|#/);
  });

  it('sends none where the server asks for none', () => {
    const code = render(requestOf({ token: '' }));
    expect(code).toContain('requests.get(url, timeout=10)');
    expect(code).not.toContain('token');
  });
});

describe('Python (standard library)', () => {
  const { render } = pythonStandard(trans);

  it('asks JupyterHub’s environment inside the server', () => {
    expect(render(requestOf({ ...ON_HUB, place: 'server' }))).toBe(
      `import json
import os
import re
from urllib.request import Request, urlopen

# JupyterHub tells this server its own address and token.
server_url = os.environ["JUPYTERHUB_SERVICE_URL"]
server_url = re.sub(r"//(0\\.0\\.0\\.0|\\*|):", "//127.0.0.1:", server_url)
token = os.environ["JUPYTERHUB_API_TOKEN"]
url = server_url + "api/sessions"

request = Request(url)
request.add_unredirected_header("Authorization", f"token {token}")
with urlopen(request, timeout=10) as response:
    print(json.dumps(json.load(response), indent=2))
`
    );
  });

  it('sends no token where the server asks for none', () => {
    expect(render(requestOf({ token: '' }))).toBe(
      `import json
from urllib.request import Request, urlopen

url = "http://localhost:8888/api/sessions"

request = Request(url)
with urlopen(request, timeout=10) as response:
    print(json.dumps(json.load(response), indent=2))
`
    );
  });
});
