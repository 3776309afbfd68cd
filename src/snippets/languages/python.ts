import type { TranslationBundle } from '@jupyterlab/translation';

import { belowServer } from '../../rest/path';
import type { ApiSnippets } from '../../tokens';
import {
  escapeUnseen,
  hashComment,
  SHORT_ESCAPES,
  TOKEN_VARIABLE,
  tokenVariableWords
} from './common';

/**
 * Python with nothing but its standard library.
 */
export function pythonStandard(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    id: 'python-standard-library',
    title: trans.__('Python (standard library)'),
    rank: 30,
    mimeType: 'text/x-python',
    kernelLanguage: 'python',
    render: request => {
      const { imports, lines, hasToken } = pythonUrl(request, trans);
      return pythonCode(
        [...imports, ...REQUEST_IMPORTS],
        lines,
        getLines(
          'url',
          hasToken,
          'print(json.dumps(json.load(response), indent=2))'
        )
      );
    }
  };
}

/**
 * Python with Requests, the library that most people know.
 */
export function pythonRequests(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    id: 'python-requests',
    title: trans.__('Python (requests)'),
    rank: 20,
    mimeType: 'text/x-python',
    kernelLanguage: 'python',
    render: request => {
      const { imports, lines, hasToken } = pythonUrl(request, trans);
      return pythonCode([...imports, 'import json', 'import requests'], lines, [
        ...(hasToken
          ? [
              'headers = {"Authorization": f"token {token}"}',
              'response = requests.get(url, headers=headers, timeout=10)'
            ]
          : ['response = requests.get(url, timeout=10)']),
        'response.raise_for_status()',
        'print(json.dumps(response.json(), indent=2))'
      ]);
    }
  };
}

/**
 * Put Python code together from its imports and paragraphs of lines.
 *
 * Imports stand as Python's tools sort them: the standard library first, then
 * the rest, and in each `import …` before `from …`.
 */
export function pythonCode(
  imports: readonly string[],
  ...paragraphs: readonly (readonly string[])[]
): string {
  const lines = Array.from(new Set(imports)).sort(compareImports);
  const standard = lines.filter(line => STANDARD.test(line));
  const others = lines.filter(line => !STANDARD.test(line));
  return [standard, others, ...paragraphs]
    .filter(paragraph => paragraph.length > 0)
    .map(paragraph => `${paragraph.join('\n')}\n`)
    .join('\n');
}

/**
 * Lines that GET an address with the standard library.
 *
 * @param url - An expression for the address.
 * @param use - What is done with the answer, which can be read from `response`.
 *
 * urllib would send a plain header on to wherever an answer redirects, a token
 * too; not so an unredirected one.
 */
export function getLines(
  url: string,
  hasToken: boolean,
  use: string
): readonly string[] {
  return [`request = Request(${url})`, ...sendLines(hasToken, use)];
}

/**
 * Lines that add the token to `request`, send it and use the answer.
 */
export function sendLines(hasToken: boolean, use: string): readonly string[] {
  return [
    ...(hasToken
      ? ['request.add_unredirected_header("Authorization", f"token {token}")']
      : []),
    'with urlopen(request, timeout=10) as response:',
    `    ${use}`
  ];
}

/**
 * What code imports that has such lines.
 */
export const REQUEST_IMPORTS: readonly string[] = [
  'import json',
  'from urllib.request import Request, urlopen'
];

/**
 * The modules of Python's standard library that snippets import.
 */
const STANDARD = /^(import|from) (json|os|re|sys|pathlib|urllib)\b/;

function compareImports(a: string, b: string): number {
  const form = Number(a.startsWith('from')) - Number(b.startsWith('from'));
  return form || (a < b ? -1 : 1);
}

/**
 * How Python code finds the server and its token.
 */
export interface IPythonConnection {
  /** What it imports, each a whole line. */
  readonly imports: readonly string[];

  /**
   * The lines that set the variable that was asked for and, where there is a
   * token, `token`.
   */
  readonly lines: readonly string[];

  /** Whether there is a token. */
  readonly hasToken: boolean;
}

/**
 * Write how code finds the address of the path in `url`.
 */
function pythonUrl(
  request: ApiSnippets.IRequest,
  trans: TranslationBundle
): IPythonConnection {
  if (request.place === 'anywhere') {
    return connect(request, [`url = ${quotePython(request.apiUrl)}`], trans);
  }
  const server = connect(request, [], trans);
  const below = quotePython(belowServer(request.apiUrl, request.serverUrl));
  return { ...server, lines: [...server.lines, `url = server_url + ${below}`] };
}

/**
 * Write how code finds the address of the server in `server_url`.
 */
export function pythonServer(
  request: ApiSnippets.IRequest,
  trans: TranslationBundle
): IPythonConnection {
  const address = `server_url = ${quotePython(request.serverUrl)}`;
  return connect(request, request.place === 'anywhere' ? [address] : [], trans);
}

/**
 * Lines of Python that find this server's file among those of all servers, and
 * put what stands in it in `server`.
 *
 * @param files - An expression for the paths of the files.
 *
 * A server writes it at its start, for its person's eyes only (mode 0600;
 * jupyter_server, `ServerApp.write_server_info_file`). A kernel knows the id of
 * its server's process, but on Windows; a terminal knows the address. Else it
 * is the server that was started last.
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

function connect(
  request: ApiSnippets.IRequest,
  addressLines: readonly string[],
  trans: TranslationBundle
): IPythonConnection {
  const hasToken = request.token !== '';
  if (request.place === 'server') {
    const { imports, lines } = request.isOnHub
      ? onHub(hasToken, trans)
      : standalone(hasToken, trans);
    return { imports, lines, hasToken };
  }
  if (request.token === null) {
    return {
      imports: ['import os'],
      lines: [
        ...addressLines,
        hashComment(tokenVariableWords(trans)),
        `token = os.environ["${TOKEN_VARIABLE}"]`
      ],
      hasToken
    };
  }
  const token = hasToken ? [`token = ${quotePython(request.token)}`] : [];
  return { imports: [], lines: [...addressLines, ...token], hasToken };
}

/**
 * JupyterHub tells each server where it is to listen. That may be on all of the
 * machine's addresses, and then there is no address to ask
 * (jupyterhub, `Spawner.get_env`).
 */
function onHub(
  hasToken: boolean,
  trans: TranslationBundle
): Pick<IPythonConnection, 'imports' | 'lines'> {
  return {
    imports: ['import os', 'import re'],
    lines: [
      hashComment(
        trans.__('JupyterHub tells this server its own address and token.')
      ),
      'server_url = os.environ["JUPYTERHUB_SERVICE_URL"]',
      'server_url = re.sub(r"//(0\\.0\\.0\\.0|\\*|):", "//127.0.0.1:", server_url)',
      ...(hasToken ? ['token = os.environ["JUPYTERHUB_API_TOKEN"]'] : [])
    ]
  };
}

function standalone(
  hasToken: boolean,
  trans: TranslationBundle
): Pick<IPythonConnection, 'imports' | 'lines'> {
  return {
    imports: [
      'import json',
      'import os',
      'from pathlib import Path',
      'from jupyter_core.paths import jupyter_runtime_dir'
    ],
    lines: [
      hashComment(
        trans.__(
          'The address and token are in a file of this server that only you can read.'
        )
      ),
      ...serverFileLines('Path(jupyter_runtime_dir()).glob("jpserver-*.json")'),
      hasToken
        ? 'server_url, token = server["url"], server["token"]'
        : 'server_url = server["url"]'
    ]
  };
}

/**
 * Write a text as a literal of Python 3, on one line.
 *
 * Every text can be written, halves of pairs of surrogates included. Unseen
 * characters are escaped, see `escapeUnseen`.
 *
 * Python language reference, "String and Bytes literals".
 */
export function quotePython(text: string): string {
  const escaped = text.replace(/["\\]/g, '\\$&');
  return `"${escapeUnseen(escaped, characters => Array.from(characters, escapePython).join(''))}"`;
}

function escapePython(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  const hex = codePoint.toString(16);
  return (
    SHORT_ESCAPES[character] ??
    (codePoint <= 0xff
      ? `\\x${hex.padStart(2, '0')}`
      : codePoint <= 0xffff
        ? `\\u${hex.padStart(4, '0')}`
        : `\\U${hex.padStart(8, '0')}`)
  );
}
