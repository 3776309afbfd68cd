import type { TranslationBundle } from '@jupyterlab/translation';

import { belowServer } from '../../rest/path';
import type { ISnippet, IWriting, Lines } from './common';
import {
  escapeCharacter,
  escapeUnseen,
  hashComment,
  joinParagraphs,
  noJsonWords,
  notFoundWords,
  serverComment,
  TOKEN_VARIABLE,
  tokenVariableWords
} from './common';

export const PYTHON = {
  mimeType: 'text/x-python',
  kernelLanguage: 'python',
  certificate: 'SSL_CERT_FILE'
} as const;

export const pythonRequests: ISnippet = {
  ...PYTHON,
  id: 'python-requests',
  certificate: 'REQUESTS_CA_BUNDLE',
  render: request => {
    const { basicAuthentication, place, token, trans } = request;
    const options: Lines = [
      'url',
      token !== '' && 'headers=headers',
      basicAuthentication
        ? 'auth=(input("Username: "), getpass())'
        : token !== '' && 'auth=lambda request: request',
      place === 'server' && 'proxies={"http": "", "https": ""}',
      'timeout=10'
    ];
    return pythonCode(
      request,
      'url',
      ['requests', basicAuthentication && 'getpass'],
      [
        token !== '' && 'headers = {"Authorization": f"token {token}"}',
        token !== '' &&
          hashComment(
            trans.__(
              'Without auth, a password in ~/.netrc would replace the token.'
            )
          ),
        ...orExit(
          request,
          `response = requests.get(${options.filter(Boolean).join(', ')})`,
          'response.raise_for_status()',
          'print(json.dumps(response.json(), indent=2))'
        )
      ]
    );
  }
};

export const pythonStandard: ISnippet = {
  ...PYTHON,
  id: 'python-standard-library',
  render: request =>
    pythonCode(
      request,
      'url',
      [openerOf(request)],
      getLines(
        request,
        'url',
        'print(json.dumps(json.load(response), indent=2))'
      )
    )
};

/** What snippets import, in the order of Python's tools. */
const IMPORTS = [
  [
    'import json',
    'import os',
    'import re',
    'import socket',
    'import sys',
    'from getpass import getpass',
    'from pathlib import Path',
    'from urllib.parse import urlsplit',
    'from urllib.request import ProxyHandler, Request, build_opener',
    'from urllib.request import Request, urlopen'
  ],
  [
    'import requests',
    'from ipykernel.connect import get_connection_file',
    'from jupyter_core.paths import jupyter_runtime_dir',
    'from jupyter_kernel_client import KernelWebSocketClient'
  ]
];

/**
 * Writes a whole program. Its paragraphs have the URL of the path or of the
 * server in `variable` and, where the server requires one, the token in `token`.
 *
 * @param names - The last names of the imports in `IMPORTS`. `json` and `sys` are
 *   always imported.
 */
export function pythonCode(
  request: IWriting,
  variable: 'url' | 'server_url',
  names: Lines,
  ...paragraphs: readonly Lines[]
): string {
  const connection = connect(request, variable);
  const imported = ['json', 'sys', ...connection.names, ...names];
  const isImported = (line: string) =>
    imported.includes(line.slice(line.lastIndexOf(' ') + 1));
  return joinParagraphs(
    ...IMPORTS.map(lines => lines.filter(isImported)),
    connection.lines,
    ...paragraphs
  );
}

/** The name to import for `getLines` and `sendLines`. */
export function openerOf({ place }: IWriting): string {
  return place === 'server' ? 'build_opener' : 'urlopen';
}

/** Lines that GET a URL with the standard library, and use the `response`. */
export function getLines(request: IWriting, url: string, use: string): Lines {
  return [`request = Request(${url})`, ...sendLines(request, use)];
}

/**
 * Lines that add the token to `request`, send it and use the response.
 *
 * urllib sends an ordinary header to the target of a redirect too.
 */
export function sendLines(request: IWriting, use: string): Lines {
  const { place, token, trans } = request;
  const isInServer = place === 'server';
  return [
    token !== '' &&
      'request.add_unredirected_header("Authorization", f"token {token}")',
    isInServer && hashComment(trans.__('A proxy must not see the token.')),
    isInServer && 'urlopen = build_opener(ProxyHandler({})).open',
    ...orExit(
      request,
      'with urlopen(request, timeout=10) as response:',
      `    ${use}`
    )
  ];
}

/** Lines that end the program with a sentence when they fail. */
function orExit({ trans }: IWriting, ...lines: readonly string[]): Lines {
  return [
    'try:',
    ...lines.map(line => `    ${line}`),
    'except (OSError, ValueError) as error:',
    `    sys.exit(f"{error}. " + ${quotePython(noJsonWords(trans))})`
  ];
}

/**
 * Lines that set `variable` and, where the server requires one, `token`.
 *
 * JupyterHub tells each server where to listen. That may be all network
 * interfaces, which is no URL to connect to, or port 0 for one that the server
 * chooses (jupyterhub, `Spawner.get_env`). Only the server's file and its
 * terminals have the port then.
 */
function connect(
  request: IWriting,
  variable: 'url' | 'server_url'
): { names: readonly string[]; lines: Lines } {
  const { apiUrl, isOnHub, place, serverUrl, token, trans } = request;
  const hasPath = variable === 'url';
  if (place === 'anywhere') {
    return {
      names: token === null ? ['os'] : [],
      lines: [
        `${variable} = ${quotePython(hasPath ? apiUrl : serverUrl)}`,
        token === null && hashComment(tokenVariableWords(trans)),
        token === null
          ? `token = os.environ["${TOKEN_VARIABLE}"]`
          : token !== '' && `token = ${quotePython(token)}`
      ]
    };
  }
  const findingLines: Lines = isOnHub
    ? [
        'try:',
        '    server_url = os.environ["JUPYTERHUB_SERVICE_URL"]',
        '    server_url = re.sub(r"//(0\\.0\\.0\\.0|\\*|):", "//127.0.0.1:", server_url)',
        `    if ":0/" in server_url:  ${hashComment(trans.__('The server chose its port.'))}`,
        '        file = f"jpserver-{os.environ[\'JPY_PARENT_PID\']}.json"',
        '        server = json.loads(Path(jupyter_runtime_dir(), file).read_text())',
        '        server_url = server["url"]',
        token !== '' && '    token = os.environ["JUPYTERHUB_API_TOKEN"]',
        'except (KeyError, OSError):',
        `    sys.exit(${quotePython(notFoundWords(trans))})`
      ]
    : [
        ...serverFileLines(
          'Path(jupyter_runtime_dir()).glob("jpserver-*.json")',
          false,
          trans
        ),
        token === ''
          ? 'server_url = server["url"]'
          : 'server_url, token = server["url"], server["token"]'
      ];
  return {
    names: [
      'os',
      'Path',
      'jupyter_runtime_dir',
      ...(isOnHub ? ['re'] : ['socket', 'urlsplit'])
    ],
    lines: [
      serverComment(request),
      ...findingLines,
      hasPath &&
        `url = server_url + ${quotePython(belowServer(apiUrl, serverUrl))}`
    ]
  };
}

/**
 * Lines of Python that load this server's file into `server`. They contain no
 * single quotation mark.
 *
 * @param files - An expression for the paths of the files of all servers.
 * @param isPosix - Whether the code never runs on Windows, where
 *   `JPY_PARENT_PID` is no process id, and `os.kill` ends a process.
 *
 * A server writes its file at the start, readable by its user only (mode 0600;
 * jupyter_server, `ServerApp.write_server_info_file`). A kernel knows the
 * process id of its server, and a terminal knows the URL. Without these, the
 * server that started last is taken. A server that was killed leaves its file,
 * and a home folder may have files of several computers. So the process must
 * run, and a connection to the URL's host must succeed from that host.
 */
export function serverFileLines(
  files: string,
  isPosix: boolean,
  trans: TranslationBundle
): Lines {
  const words = notFoundWords(trans).replace(/'/g, '’');
  return [
    'this = {os.environ.get("JPY_PARENT_PID"), os.environ.get("JUPYTER_SERVER_URL")} - {None}',
    !isPosix && 'this = this if os.name == "posix" else set()',
    `files = ${files}`,
    'for file in sorted(files, key=os.path.getmtime, reverse=True):',
    '    try:',
    '        server = json.loads(file.read_text())',
    `        ${isPosix ? '' : 'os.name == "nt" or '}os.kill(server["pid"], 0)`,
    '        at = urlsplit(server["url"])',
    '        socket.create_connection((at.hostname, at.port), 1, (at.hostname, 0)).close()',
    '        if not this or this & {str(server["pid"]), server["url"]}:',
    '            break',
    '    except (OSError, ValueError):',
    `        pass  ${hashComment(trans.__('It ended, or runs on another computer.'))}`,
    'else:',
    `    sys.exit(${quotePython(words)})`
  ];
}

/**
 * Writes any text, lone surrogates included, as a literal of Python 3 on one
 * line (Python language reference, "String and Bytes literals").
 */
export function quotePython(text: string): string {
  const escaped = escapeUnseen(text.replace(/["\\]/g, '\\$&'), characters =>
    characters.replace(/[^]/gu, escapeCharacter)
  );
  return `"${escaped}"`;
}
