import { trans } from '../../../ui/__tests__/trans';
import { ON_HUB, requestOf } from '../../__tests__/anyrequest';
import { listRunning, runCode, startSession, whichNotebook } from '../recipes';

describe('Which notebook am I?', () => {
  it('asks for the notebook of its own kernel', () => {
    const code = whichNotebook(trans).render(
      requestOf({ ...ON_HUB, place: 'server' })
    );
    expect(code).toBe(
      `import json
import os
import re
from pathlib import Path
from urllib.request import Request, urlopen

from ipykernel.connect import get_connection_file

# JupyterHub tells this server its own address and token.
server_url = os.environ["JUPYTERHUB_SERVICE_URL"]
server_url = re.sub(r"//(0\\.0\\.0\\.0|\\*|):", "//127.0.0.1:", server_url)
token = os.environ["JUPYTERHUB_API_TOKEN"]

request = Request(server_url + "api/sessions")
request.add_unredirected_header("Authorization", f"token {token}")
with urlopen(request, timeout=10) as response:
    sessions = json.load(response)

# The file with which this kernel was started: kernel-ID.json
kernel_id = Path(get_connection_file()).stem.split("-", 1)[1]
notebooks = {s["kernel"]["id"]: s["path"] for s in sessions if s["type"] == "notebook"}
# None in a console.
notebook_path = notebooks.get(kernel_id)
print(notebook_path)
`
    );
  });

  it('makes sense inside the server alone', () => {
    expect(whichNotebook(trans).places).toEqual(['server']);
  });
});

describe('Run code in a running kernel', () => {
  const { note, render } = runCode(trans);

  it('opens the channels of another kernel', () => {
    expect(render(requestOf({ token: 'abc' }))).toBe(
      `# pip install "jupyter-kernel-client<1.1"
import json
import sys
from urllib.request import Request, urlopen

from jupyter_kernel_client import KernelWebSocketClient

server_url = "http://localhost:8888/"
token = "abc"

request = Request(server_url + "api/kernels")
request.add_unredirected_header("Authorization", f"token {token}")
with urlopen(request, timeout=10) as response:
    kernels = json.load(response)

# All but the kernel that runs this, which has its id in its arguments.
others = [k for k in kernels if k["id"] not in " ".join(sys.argv)]
if not others:
    sys.exit("No other kernel is running.")

# The one that was used last; set kernel_id to take another one.
kernel_id = max(others, key=lambda k: k["last_activity"])["id"]
channels = server_url.replace("http", "ws", 1) + f"api/kernels/{kernel_id}/channels"
headers = {"Authorization": f"token {token}"}
client = KernelWebSocketClient(channels, token, headers=headers)
client.start_channels()
try:
    client.execute_interactive("print(6 * 7)", timeout=60)
finally:
    client.stop_channels()
`
    );
  });

  it.each([
    ['anywhere', 'abc', true],
    ['anywhere', null, true],
    ['anywhere', '', false],
    ['server', null, false]
  ] as const)(
    'tells that the token gets into a URL, %s with %j: %s',
    (place, token, isTold) => {
      expect(note?.(requestOf({ place, token }))).toMatch(
        isTold ? /into the URL of its WebSocket/ : /^$/
      );
    }
  );

  it('sends no token where the server asks for none', () => {
    const code = render(requestOf({ token: '' }));
    expect(code).toContain('client = KernelWebSocketClient(channels)\n');
    expect(code).not.toMatch(/token|headers/);
  });
});

describe('List what is running', () => {
  it('prints a table', () => {
    expect(listRunning(trans).render(requestOf({ token: '' }))).toBe(
      `import json
from urllib.request import Request, urlopen

server_url = "http://localhost:8888/"

request = Request(server_url + "api/sessions")
with urlopen(request, timeout=10) as response:
    sessions = json.load(response)

rows = [("Name", "Path", "Kernel", "State", "Last activity")]
for session in sessions:
    kernel = session["kernel"]
    name, path = session["name"] or "", session["path"]
    state, activity = kernel["execution_state"], kernel["last_activity"]
    rows.append((name, path, kernel["name"], state, activity))

widths = [max(map(len, column)) for column in zip(*rows)]
for row in rows:
    print(*map(str.ljust, row, widths), sep="  ")
`
    );
  });
});

describe('Start a session for a notebook', () => {
  const { render } = startSession(trans);

  it('sends the body of a session, and prints the ids', () => {
    expect(render(requestOf({ token: 'abc' }))).toBe(
      `import json
from urllib.request import Request, urlopen

server_url = "http://localhost:8888/"
token = "abc"

# Use the path and the name of your notebook. If it already has a session, you get that one.
body = {
    "path": "from-a-script.ipynb",
    "name": "from-a-script.ipynb",
    "type": "notebook",
    "kernel": {"name": "python3"},
}

request = Request(server_url + "api/sessions", json.dumps(body).encode())
request.add_header("Content-Type", "application/json")
request.add_unredirected_header("Authorization", f"token {token}")
with urlopen(request, timeout=10) as response:
    session = json.load(response)

print("Session", session["id"])
print("Kernel", session["kernel"]["id"])
`
    );
  });

  it.each(['anywhere', 'server'] as const)(
    'sends a cookie and a header that match where there is no token, %s',
    place => {
      const code = render(requestOf({ place, token: '' }));
      expect(code).toContain(
        `# A server without a token requires a cookie and a header that match.
request.add_header("Cookie", "_xsrf=script")
request.add_header("X-XSRFToken", "script")
with urlopen`
      );
      expect(code).not.toContain('Authorization');
    }
  );

  it('finds the server’s own token inside the server', () => {
    const code = render(requestOf({ ...ON_HUB, place: 'server' }));
    expect(code).toContain('token = os.environ["JUPYTERHUB_API_TOKEN"]');
    expect(code).toContain('f"token {token}"');
    expect(code).not.toMatch(/hub\.example|Cookie/);
  });

  it.each(['/api/contents/a.ipynb', '/api/kernels?a=1'])(
    'does not depend on the path %s',
    path => {
      expect(render(requestOf({ path }))).toBe(render(requestOf()));
    }
  );
});
