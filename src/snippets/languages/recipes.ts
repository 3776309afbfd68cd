import { sentences } from '../../rest/text';
import { type Snippet, certificateWords, hashComment } from './common';
import {
  getLines,
  PYTHON,
  pythonCode,
  quotePython,
  requestImports,
  sendLines
} from './python';

/**
 * A kernel does not know its notebook. It knows its own id, and the server
 * knows which notebook has the kernel with that id.
 */
export const whichNotebook: Snippet = trans => ({
  id: 'which-notebook',
  title: trans.__('Which notebook am I?'),
  ...PYTHON,
  note: request => certificateWords('SSL_CERT_FILE', request, trans),
  places: ['server'],
  render: request =>
    pythonCode(
      trans,
      request,
      'server_url',
      [
        ...requestImports(request),
        'from pathlib import Path',
        'from ipykernel.connect import get_connection_file'
      ],
      getLines(
        request,
        'server_url + "api/sessions"',
        'sessions = json.load(response)',
        trans
      ),
      [
        hashComment(
          trans.__('The kernel was started with this file: kernel-ID.json')
        ),
        'kernel_id = Path(get_connection_file()).stem.split("-", 1)[1]',
        'notebooks = {s["kernel"]["id"]: s["path"] for s in sessions if s["type"] == "notebook"}',
        hashComment(trans.__('None in a console.')),
        'notebook_path = notebooks.get(kernel_id)',
        'print(notebook_path)'
      ]
    )
});

/**
 * `KernelWebSocketClient` of PyPI's jupyter-kernel-client is in 0.6 (the newest
 * for jupyter_client 7) and 1.0, and works with jupyter_server 1. The rest of
 * that client sends `Authorization: Bearer …`, which jupyter_server 1 does not
 * accept. Later versions are untested, and this program gets the token.
 *
 * 1.0 sends the token in the header and in the URL, 0.6 only in the URL. From
 * JupyterHub 5.0 on only the header counts, except for browsers (jupyterhub,
 * `HubAuth._get_token_url`), so 0.6 gets 403 there.
 */
export const runCode: Snippet = trans => ({
  id: 'run-code',
  title: trans.__('Run code in a running kernel'),
  ...PYTHON,
  note: request =>
    sentences(
      request.place === 'anywhere' && request.token !== ''
        ? trans.__(
            'jupyter-kernel-client, a project of others, also puts the token into the URL of its WebSocket. Proxies may log URLs.'
          )
        : '',
      certificateWords('SSL_CERT_FILE', request, trans)
    ),
  render: request =>
    '# pip install "jupyter-kernel-client<1.1"\n' +
    pythonCode(
      trans,
      request,
      'server_url',
      [
        ...requestImports(request),
        ...(request.place === 'server'
          ? ['import os', 'from urllib.parse import urlsplit']
          : []),
        'from jupyter_kernel_client import KernelWebSocketClient'
      ],
      getLines(
        request,
        'server_url + "api/kernels"',
        'kernels = json.load(response)',
        trans
      ),
      [
        hashComment(
          trans.__(
            'All kernels but this one, which has its id in its arguments.'
          )
        ),
        'others = [k for k in kernels if k["id"] not in " ".join(sys.argv)]',
        'if not others:',
        `    sys.exit(${quotePython(trans.__('No other kernel is running.'))})`
      ],
      [
        hashComment(
          trans.__('The last used one; set kernel_id to use another.')
        ),
        'kernel_id = max(others, key=lambda k: k["last_activity"])["id"]',
        'channels = server_url.replace("http", "ws", 1) + f"api/kernels/{kernel_id}/channels"',
        ...(request.place === 'server'
          ? [
              'no_proxy = os.environ.get("no_proxy") or os.environ.get("NO_PROXY", "")',
              'os.environ["no_proxy"] = f"{no_proxy},{urlsplit(server_url).hostname}"'
            ]
          : []),
        ...(request.token === ''
          ? ['client = KernelWebSocketClient(channels)']
          : [
              'headers = {"Authorization": f"token {token}"}',
              'client = KernelWebSocketClient(channels, token, headers=headers)'
            ]),
        'client.start_channels()',
        'try:',
        '    client.execute_interactive("print(6 * 7)", timeout=60)',
        'finally:',
        '    client.stop_channels()'
      ]
    )
});

export const listRunning: Snippet = trans => ({
  id: 'list-running',
  title: trans.__('List what is running'),
  ...PYTHON,
  note: request => certificateWords('SSL_CERT_FILE', request, trans),
  render: request => {
    const heads = [
      trans._p('of a session', 'Name'),
      trans._p('of a session', 'Path'),
      trans._p('of a session', 'Kernel'),
      trans._p('of a session', 'State'),
      trans._p('of a session', 'Last activity')
    ];
    return pythonCode(
      trans,
      request,
      'server_url',
      requestImports(request),
      getLines(
        request,
        'server_url + "api/sessions"',
        'sessions = json.load(response)',
        trans
      ),
      [
        `rows = [(${heads.map(quotePython).join(', ')})]`,
        'for session in sessions:',
        '    kernel = session["kernel"]',
        '    name, path = session["name"] or "", session["path"]',
        '    state, activity = kernel["execution_state"], kernel["last_activity"]',
        '    rows.append((name, path, kernel["name"], state, activity))'
      ],
      [
        'widths = [max(map(len, column)) for column in zip(*rows)]',
        'for row in rows:',
        '    print(*map(str.ljust, row, widths), sep="  ")'
      ]
    );
  }
});

/**
 * Jupyter Server REST API, `POST /api/sessions`. The notebook's file need not
 * exist. For a notebook that has a session, the response is that session.
 *
 * A server without a token requires a cookie and a header that match (403
 * without them, measured with jupyter_server 1.24 and 2.21). Only requests with
 * a token are exempt (`JupyterHandler.check_xsrf_cookie`).
 */
export const startSession: Snippet = trans => ({
  id: 'start-session',
  title: trans.__('Start a session for a notebook'),
  ...PYTHON,
  note: request => certificateWords('SSL_CERT_FILE', request, trans),
  render: request =>
    pythonCode(
      trans,
      request,
      'server_url',
      requestImports(request),
      [
        hashComment(
          trans.__(
            'Enter the path and name of your notebook. An existing session is returned as it is.'
          )
        ),
        'body = {',
        '    "path": "from-a-script.ipynb",',
        '    "name": "from-a-script.ipynb",',
        '    "type": "notebook",',
        '    "kernel": {"name": "python3"},',
        '}'
      ],
      [
        'request = Request(server_url + "api/sessions", json.dumps(body).encode())',
        'request.add_header("Content-Type", "application/json")',
        ...(request.token === ''
          ? [
              hashComment(
                trans.__(
                  'A server without a token requires a cookie and a header that match.'
                )
              ),
              'request.add_header("Cookie", "_xsrf=script")',
              'request.add_header("X-XSRFToken", "script")'
            ]
          : []),
        ...sendLines(request, 'session = json.load(response)', trans)
      ],
      [
        `print(${quotePython(trans._p('of a session', 'Session'))}, session["id"])`,
        `print(${quotePython(trans._p('of a session', 'Kernel'))}, session["kernel"]["id"])`
      ]
    )
});
