import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { belowServer } from '../address';
import { quotePython } from '../quoting/python';
import { hashComment } from './hashcomment';
import { TOKEN_VARIABLE, tokenVariableWords } from './tokenvariable';

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
export function pythonUrl(
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
