import {
  type ISnippet,
  type IWriting,
  type Lines,
  hashComment
} from './common';
import {
  getLines,
  openerOf,
  PYTHON,
  pythonCode,
  quotePython,
  sendLines
} from './python';

/** Writes a program that begins with all sessions or kernels of the server. */
function listingCode(
  request: IWriting,
  list: 'sessions' | 'kernels',
  names: Lines,
  ...paragraphs: readonly Lines[]
): string {
  return pythonCode(
    request,
    'server_url',
    [openerOf(request), ...names],
    getLines(
      request,
      `server_url + "api/${list}"`,
      `${list} = json.load(response)`
    ),
    ...paragraphs
  );
}

/**
 * A kernel does not know its notebook. It knows its own id, and the server
 * knows which notebook has the kernel with that id.
 */
export const whichNotebook: ISnippet = {
  ...PYTHON,
  id: 'which-notebook',
  places: ['server'],
  render: request => {
    const { trans } = request;
    return listingCode(
      request,
      'sessions',
      ['Path', 'get_connection_file'],
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
    );
  }
};

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
export const runCode: ISnippet = {
  ...PYTHON,
  id: 'run-code',
  note: ({ place, token, trans }) =>
    place === 'anywhere' && token !== ''
      ? trans.__(
          'jupyter-kernel-client, a project of others, also puts the token into the URL of its WebSocket. Proxies may log URLs.'
        )
      : '',
  render: request => {
    const { place, token, trans } = request;
    const isInServer = place === 'server';
    const program = listingCode(
      request,
      'kernels',
      ['KernelWebSocketClient', ...(isInServer ? ['os', 'urlsplit'] : [])],
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
        isInServer &&
          'no_proxy = os.environ.get("no_proxy") or os.environ.get("NO_PROXY", "")',
        isInServer &&
          'os.environ["no_proxy"] = f"{no_proxy},{urlsplit(server_url).hostname}"',
        token !== '' && 'headers = {"Authorization": f"token {token}"}',
        token === ''
          ? 'client = KernelWebSocketClient(channels)'
          : 'client = KernelWebSocketClient(channels, token, headers=headers)',
        'client.start_channels()',
        'try:',
        '    client.execute_interactive("print(6 * 7)", timeout=60)',
        'finally:',
        '    client.stop_channels()'
      ]
    );
    return `# pip install "jupyter-kernel-client<1.1"\n${program}`;
  }
};

export const listRunning: ISnippet = {
  ...PYTHON,
  id: 'list-running',
  render: request => {
    const { trans } = request;
    const heads = [
      trans._p('of a session', 'Name'),
      trans._p('of a session', 'Path'),
      trans._p('of a session', 'Kernel'),
      trans._p('of a session', 'State'),
      trans._p('of a session', 'Last activity')
    ];
    return listingCode(
      request,
      'sessions',
      [],
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

/**
 * Jupyter Server REST API, `POST /api/sessions`. The notebook's file need not
 * exist. For a notebook that has a session, the response is that session.
 *
 * A server without a token requires a cookie and a header that match (403
 * without them, measured with jupyter_server 1.24 and 2.21). Only requests with
 * a token are exempt (`JupyterHandler.check_xsrf_cookie`).
 */
export const startSession: ISnippet = {
  ...PYTHON,
  id: 'start-session',
  render: request => {
    const { isOnHub, place, token, trans } = request;
    // The page may not know whether its own server is open.
    const mayBeOpen = token === '' || (place === 'server' && !isOnHub);
    return pythonCode(
      request,
      'server_url',
      [openerOf(request)],
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
        mayBeOpen &&
          hashComment(
            trans.__(
              'A server without a token requires a cookie and a header that match.'
            )
          ),
        mayBeOpen && 'request.add_header("Cookie", "_xsrf=script")',
        mayBeOpen && 'request.add_header("X-XSRFToken", "script")',
        ...sendLines(request, 'session = json.load(response)')
      ],
      [
        `print(${quotePython(trans._p('of a session', 'Session'))}, session["id"])`,
        `print(${quotePython(trans._p('of a session', 'Kernel'))}, session["kernel"]["id"])`
      ]
    );
  }
};
