import type { TranslationBundle } from '@jupyterlab/translation';

import { belowServer } from '../../rest/path';
import type { ApiSnippets } from '../../tokens';
import type { Snippet } from './common';
import {
  escapeCharacter,
  escapeUnseen,
  hashComment,
  hubComment,
  joinParagraphs,
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
  render: request =>
    pythonCode(
      trans,
      request,
      'url',
      ['import json', 'import requests'],
      [
        ...(request.token === ''
          ? ['response = requests.get(url, timeout=10)']
          : [
              'headers = {"Authorization": f"token {token}"}',
              'response = requests.get(url, headers=headers, timeout=10)'
            ]),
        'response.raise_for_status()',
        'print(json.dumps(response.json(), indent=2))'
      ]
    )
});

export const pythonStandard: Snippet = trans => ({
  id: 'python-standard-library',
  title: trans.__('Python (standard library)'),
  ...PYTHON,
  render: request =>
    pythonCode(
      trans,
      request,
      'url',
      REQUEST_IMPORTS,
      getLines(
        request,
        'url',
        'print(json.dumps(json.load(response), indent=2))'
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
const STANDARD = /^(import|from) (json|os|re|sys|pathlib|urllib)\b/;

/** The imports of `getLines` and `sendLines`. */
export const REQUEST_IMPORTS: readonly string[] = [
  'import json',
  'from urllib.request import Request, urlopen'
];

/** Lines that GET a URL with the standard library, and use the `response`. */
export function getLines(
  request: ApiSnippets.IRequest,
  url: string,
  use: string
): readonly string[] {
  return [`request = Request(${url})`, ...sendLines(request, use)];
}

/**
 * Lines that add the token to `request`, send it and use the response.
 *
 * urllib sends an ordinary header to the target of a redirect too.
 */
export function sendLines(
  { token }: ApiSnippets.IRequest,
  use: string
): readonly string[] {
  return [
    ...(token === ''
      ? []
      : ['request.add_unredirected_header("Authorization", f"token {token}")']),
    'with urlopen(request, timeout=10) as response:',
    `    ${use}`
  ];
}

/**
 * Lines that set `variable` and, where the server requires one, `token`.
 *
 * JupyterHub tells each server where to listen. That may be all network
 * interfaces, which is no URL to connect to (jupyterhub, `Spawner.get_env`).
 */
function connect(
  trans: TranslationBundle,
  { apiUrl, isOnHub, place, serverUrl, token }: ApiSnippets.IRequest,
  variable: 'url' | 'server_url'
): { imports: readonly string[]; lines: string[] } {
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
  return isOnHub
    ? {
        imports: ['import os', 'import re'],
        lines: [
          hubComment(trans),
          'server_url = os.environ["JUPYTERHUB_SERVICE_URL"]',
          'server_url = re.sub(r"//(0\\.0\\.0\\.0|\\*|):", "//127.0.0.1:", server_url)',
          ...(token === ''
            ? []
            : ['token = os.environ["JUPYTERHUB_API_TOKEN"]']),
          ...path
        ]
      }
    : {
        imports: [
          'import json',
          'import os',
          'from pathlib import Path',
          'from jupyter_core.paths import jupyter_runtime_dir'
        ],
        lines: [
          serverFileComment(trans),
          ...serverFileLines(
            'Path(jupyter_runtime_dir()).glob("jpserver-*.json")'
          ),
          token === ''
            ? 'server_url = server["url"]'
            : 'server_url, token = server["url"], server["token"]',
          ...path
        ]
      };
}

/**
 * Lines of Python that load this server's file into `server`.
 *
 * @param files - An expression for the paths of the files of all servers.
 *
 * A server writes its file at the start, readable by its user only (mode 0600;
 * jupyter_server, `ServerApp.write_server_info_file`). A kernel knows the
 * process id of its server, except on Windows, and a terminal knows the URL.
 * Otherwise the server that started last is taken.
 */
export function serverFileLines(files: string): readonly string[] {
  return [
    `files = ${files}`,
    'newest_first = sorted(files, key=os.path.getmtime, reverse=True)',
    'servers = [json.loads(file.read_text()) for file in newest_first]',
    'here = {os.environ.get("JPY_PARENT_PID"), os.environ.get("JUPYTER_SERVER_URL")}',
    'server = max(servers, key=lambda s: not here.isdisjoint({str(s["pid"]), s["url"]}))'
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
