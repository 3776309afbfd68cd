import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { hashComment } from './common';
import {
  getLines,
  pythonCode,
  pythonServer,
  quotePython,
  REQUEST_IMPORTS,
  sendLines
} from './python';

/**
 * For a notebook's cell: the path of the notebook in which it runs.
 *
 * A kernel is told nothing of notebooks. It knows its own id, and the server
 * knows which notebook has the kernel of that id.
 */
export function whichNotebook(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    id: 'which-notebook',
    title: trans.__('Which notebook am I?'),
    rank: 200,
    mimeType: 'text/x-python',
    kernelLanguage: 'python',
    places: ['server'],
    render: request => {
      const { imports, lines, hasToken } = pythonServer(request, trans);
      return pythonCode(
        [
          ...imports,
          ...REQUEST_IMPORTS,
          'from pathlib import Path',
          'from ipykernel.connect import get_connection_file'
        ],
        lines,
        getLines(
          'server_url + "api/sessions"',
          hasToken,
          'sessions = json.load(response)'
        ),
        [
          hashComment(
            trans.__(
              'The file with which this kernel was started: kernel-ID.json'
            )
          ),
          'kernel_id = Path(get_connection_file()).stem.split("-", 1)[1]',
          'notebooks = {s["kernel"]["id"]: s["path"] for s in sessions if s["type"] == "notebook"}',
          hashComment(trans.__('None in a console.')),
          'notebook_path = notebooks.get(kernel_id)',
          'print(notebook_path)'
        ]
      );
    }
  };
}

/**
 * Run code in a kernel that runs already, as a notebook does.
 *
 * `KernelWebSocketClient` of PyPI's jupyter-kernel-client speaks the messages.
 * It is the part that 0.6 (all that goes with jupyter_client 7) and 1.0 have in
 * common, and that a server with jupyter_server 1 understands: the rest of that
 * client sends `Authorization: Bearer …`, which such a server does not know.
 *
 * Later ones were not tried, and this program gets the token.
 *
 * 1.0 sends the token in the header and in the address, 0.6 in the address
 * alone. Behind JupyterHub from 5.0 on only the header counts, but for browsers
 * (jupyterhub, `HubAuth._get_token_url`), so that 0.6 gets 403 there.
 */
export function runCode(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    id: 'run-code',
    title: trans.__('Run code in a running kernel'),
    rank: 210,
    mimeType: 'text/x-python',
    kernelLanguage: 'python',
    note: ({ place, token }) =>
      place === 'anywhere' && token !== ''
        ? trans.__(
            'jupyter-kernel-client, a program of others, also puts the token into the URL of its WebSocket. Proxies may keep URLs in their logs.'
          )
        : '',
    render: request => {
      const { imports, lines, hasToken } = pythonServer(request, trans);
      return (
        '# pip install "jupyter-kernel-client<1.1"\n' +
        pythonCode(
          [
            ...imports,
            ...REQUEST_IMPORTS,
            'import sys',
            'from jupyter_kernel_client import KernelWebSocketClient'
          ],
          lines,
          getLines(
            'server_url + "api/kernels"',
            hasToken,
            'kernels = json.load(response)'
          ),
          [
            hashComment(
              trans.__(
                'All but the kernel that runs this, which has its id in its arguments.'
              )
            ),
            'others = [k for k in kernels if k["id"] not in " ".join(sys.argv)]',
            'if not others:',
            `    sys.exit(${quotePython(trans.__('No other kernel is running.'))})`
          ],
          [
            hashComment(
              trans.__(
                'The one that was used last; set kernel_id to take another one.'
              )
            ),
            'kernel_id = max(others, key=lambda k: k["last_activity"])["id"]',
            'channels = server_url.replace("http", "ws", 1) + f"api/kernels/{kernel_id}/channels"',
            ...(hasToken
              ? [
                  'headers = {"Authorization": f"token {token}"}',
                  'client = KernelWebSocketClient(channels, token, headers=headers)'
                ]
              : ['client = KernelWebSocketClient(channels)']),
            'client.start_channels()',
            'try:',
            '    client.execute_interactive("print(6 * 7)", timeout=60)',
            'finally:',
            '    client.stop_channels()'
          ]
        )
      );
    }
  };
}

/**
 * A table of the server's sessions: notebooks and consoles with their kernels.
 */
export function listRunning(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    id: 'list-running',
    title: trans.__('List what is running'),
    rank: 220,
    mimeType: 'text/x-python',
    kernelLanguage: 'python',
    render: request => {
      const { imports, lines, hasToken } = pythonServer(request, trans);
      const heads = [
        trans._p('of a session', 'Name'),
        trans._p('of a session', 'Path'),
        trans._p('of a session', 'Kernel'),
        trans._p('of a session', 'State'),
        trans._p('of a session', 'Last activity')
      ];
      return pythonCode(
        [...imports, ...REQUEST_IMPORTS],
        lines,
        getLines(
          'server_url + "api/sessions"',
          hasToken,
          'sessions = json.load(response)'
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
  };
}

/**
 * Starts a kernel for a notebook, as opening the notebook does.
 *
 * Jupyter Server REST API, `POST /api/sessions`. The notebook's file need not
 * exist. For a notebook that has a session, the response is that session.
 */
export function startSession(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    id: 'start-session',
    title: trans.__('Start a session for a notebook'),
    rank: 230,
    mimeType: 'text/x-python',
    kernelLanguage: 'python',
    render: request => {
      const { imports, lines, hasToken } = pythonServer(request, trans);
      return pythonCode(
        [...imports, ...REQUEST_IMPORTS],
        lines,
        [
          hashComment(
            trans.__(
              'Use the path and the name of your notebook. If it already has a session, you get that one.'
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
          ...(hasToken ? [] : xsrfLines(trans)),
          ...sendLines(hasToken, 'session = json.load(response)')
        ],
        [
          `print(${quotePython(trans._p('of a session', 'Session'))}, session["id"])`,
          `print(${quotePython(trans._p('of a session', 'Kernel'))}, session["kernel"]["id"])`
        ]
      );
    }
  };
}

/**
 * Lines that add a cookie and a header that match, which a server without a
 * token requires. Browsers let no other site send both; a script can.
 *
 * jupyter_server, `JupyterHandler.check_xsrf_cookie`: only requests with a
 * token are exempt. Measured with 1.24 and 2.21: 403 without the two.
 */
function xsrfLines(trans: TranslationBundle): readonly string[] {
  return [
    hashComment(
      trans.__(
        'A server without a token requires a cookie and a header that match.'
      )
    ),
    'request.add_header("Cookie", "_xsrf=script")',
    'request.add_header("X-XSRFToken", "script")'
  ];
}
