import type { TranslationBundle } from '@jupyterlab/translation';

import { belowServer } from '../../rest/path';
import type { ApiSnippets } from '../../tokens';
import type { Snippet } from './common';
import {
  certificateWords,
  escapeCharacter,
  escapeUnseen,
  hashComment,
  hubComment,
  joinParagraphs,
  noJsonWords,
  notFoundWords,
  serverFileComment,
  TOKEN_VARIABLE,
  tokenVariableWords
} from './common';

export const PYTHON = {
  mimeType: 'text/x-python',
  kernelLanguage: 'python'
} as const;

export const pythonRequests: Snippet = trans => ({
  id: 'python-requests',
  title: trans.__('Python (requests)'),
  ...PYTHON,
  note: request => certificateWords('REQUESTS_CA_BUNDLE', request, trans),
  render: request => {
    const { basicAuthentication, place, token } = request;
    const options = [
      ...(token === '' ? [] : ['headers=headers']),
      ...(basicAuthentication ? ['auth=(input("Username: "), getpass())'] : []),
      ...(place === 'server' ? ['proxies={"http": "", "https": ""}'] : []),
      'timeout=10'
    ];
    return pythonCode(
      trans,
      request,
      'url',
      [
        'import json',
        'import requests',
        'import sys',
        ...(basicAuthentication ? ['from getpass import getpass'] : [])
      ],
      [
        ...(token === ''
          ? []
          : ['headers = {"Authorization": f"token {token}"}']),
        ...orExit(
          [
            `response = requests.get(url, ${options.join(', ')})`,
            'response.raise_for_status()',
            'print(json.dumps(response.json(), indent=2))'
          ],
          trans
        )
      ]
    );
  }
});

export const pythonStandard: Snippet = trans => ({
  id: 'python-standard-library',
  title: trans.__('Python (standard library)'),
  ...PYTHON,
  note: request => certificateWords('SSL_CERT_FILE', request, trans),
  render: request =>
    pythonCode(
      trans,
      request,
      'url',
      requestImports(request),
      getLines(
        request,
        'url',
        'print(json.dumps(json.load(response), indent=2))',
        trans
      )
    )
});

/**
 * Writes a whole program. Its paragraphs have the URL of the path or of the
 * server in `variable` and, where the server requires one, the token in `token`.
 */
export function pythonCode(
  trans: TranslationBundle,
  request: ApiSnippets.IRequest,
  variable: 'url' | 'server_url',
  imports: readonly string[],
  ...paragraphs: readonly (readonly string[])[]
): string {
  const connection = connect(trans, request, variable);
  // As Python's tools sort them: the standard library first, then the rest, and
  // in each `import …` before `from …`.
  const lines = Array.from(new Set([...connection.imports, ...imports])).sort(
    (a, b) =>
      Number(a.startsWith('from')) - Number(b.startsWith('from')) ||
      (a < b ? -1 : 1)
  );
  return joinParagraphs(
    lines.filter(line => STANDARD.test(line)),
    lines.filter(line => !STANDARD.test(line)),
    connection.lines,
    ...paragraphs
  );
}

/** The modules of Python's standard library that snippets import. */
const STANDARD =
  /^(import|from) (getpass|json|os|pathlib|re|socket|sys|urllib)\b/;

/** The imports of `getLines` and `sendLines`. */
export function requestImports({
  place
}: ApiSnippets.IRequest): readonly string[] {
  return [
    'import json',
    'import sys',
    place === 'server'
      ? 'from urllib.request import ProxyHandler, Request, build_opener'
      : 'from urllib.request import Request, urlopen'
  ];
}

/** Lines that GET a URL with the standard library, and use the `response`. */
export function getLines(
  request: ApiSnippets.IRequest,
  url: string,
  use: string,
  trans: TranslationBundle
): readonly string[] {
  return [`request = Request(${url})`, ...sendLines(request, use, trans)];
}

/**
 * Lines that add the token to `request`, send it and use the response.
 *
 * urllib sends an ordinary header to the target of a redirect too.
 */
export function sendLines(
  { place, token }: ApiSnippets.IRequest,
  use: string,
  trans: TranslationBundle
): readonly string[] {
  return [
    ...(token === ''
      ? []
      : ['request.add_unredirected_header("Authorization", f"token {token}")']),
    ...(place === 'server'
      ? [
          hashComment(trans.__('A proxy must not see the token.')),
          'urlopen = build_opener(ProxyHandler({})).open'
        ]
      : []),
    ...orExit(
      ['with urlopen(request, timeout=10) as response:', `    ${use}`],
      trans
    )
  ];
}

/** Lines that end the program with a sentence when they fail. */
function orExit(
  lines: readonly string[],
  trans: TranslationBundle
): readonly string[] {
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
  trans: TranslationBundle,
  { apiUrl, isOnHub, place, serverUrl, token }: ApiSnippets.IRequest,
  variable: 'url' | 'server_url'
): { imports: readonly string[]; lines: readonly string[] } {
  if (place === 'anywhere') {
    const url = quotePython(variable === 'url' ? apiUrl : serverUrl);
    const lines = [`${variable} = ${url}`];
    if (token === null) {
      lines.push(
        hashComment(tokenVariableWords(trans)),
        `token = os.environ["${TOKEN_VARIABLE}"]`
      );
    } else if (token) {
      lines.push(`token = ${quotePython(token)}`);
    }
    return { imports: token === null ? ['import os'] : [], lines };
  }
  const below = quotePython(belowServer(apiUrl, serverUrl));
  const path = variable === 'url' ? [`url = server_url + ${below}`] : [];
  const exit = `sys.exit(${quotePython(notFoundWords(trans))})`;
  const imports = [
    'import json',
    'import os',
    'import sys',
    'from pathlib import Path',
    'from jupyter_core.paths import jupyter_runtime_dir'
  ];
  return isOnHub
    ? {
        imports: [...imports, 'import re'],
        lines: [
          hubComment(trans),
          'try:',
          '    server_url = os.environ["JUPYTERHUB_SERVICE_URL"]',
          '    server_url = re.sub(r"//(0\\.0\\.0\\.0|\\*|):", "//127.0.0.1:", server_url)',
          `    if ":0/" in server_url:  ${hashComment(trans.__('The server chose its port.'))}`,
          '        file = f"jpserver-{os.environ[\'JPY_PARENT_PID\']}.json"',
          '        server = json.loads(Path(jupyter_runtime_dir(), file).read_text())',
          '        server_url = server["url"]',
          ...(token === ''
            ? []
            : ['    token = os.environ["JUPYTERHUB_API_TOKEN"]']),
          'except (KeyError, OSError):',
          `    ${exit}`,
          ...path
        ]
      }
    : {
        imports: [
          ...imports,
          'import socket',
          'from urllib.parse import urlsplit'
        ],
        lines: [
          serverFileComment(trans),
          ...serverFileLines(
            'Path(jupyter_runtime_dir()).glob("jpserver-*.json")',
            false,
            trans
          ),
          token === ''
            ? 'server_url = server["url"]'
            : 'server_url, token = server["url"], server["token"]',
          ...path
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
): readonly string[] {
  const words = notFoundWords(trans).replace(/'/g, '’');
  return [
    'this = {os.environ.get("JPY_PARENT_PID"), os.environ.get("JUPYTER_SERVER_URL")} - {None}',
    ...(isPosix ? [] : ['this = this if os.name == "posix" else set()']),
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
