import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { belowServer } from '../address';
import { quoteJavaScript } from '../quoting/javascript';
import { slashComment } from './slashcomment';
import { TOKEN_VARIABLE, tokenVariableWords } from './tokenvariable';

/**
 * How JavaScript finds the server and its token.
 */
export interface IJavaScriptConnection {
  /** What it imports, each a whole line. */
  readonly imports: readonly string[];

  /** The lines that set `url` and, where there is a token, `token`. */
  readonly lines: readonly string[];

  /** Whether there is a token. */
  readonly hasToken: boolean;
}

/**
 * Write how code for Node.js finds the address of a path in `url`.
 *
 * @param url - The absolute address, below the server's.
 */
export function javaScriptUrl(
  request: ApiSnippets.IRequest,
  url: string,
  trans: TranslationBundle
): IJavaScriptConnection {
  const { imports, lines } =
    request.place === 'anywhere'
      ? { imports: [], lines: [`const url = ${quoteJavaScript(url)};`] }
      : request.isOnHub
        ? onHub(request, url, trans)
        : standalone(request, url, trans);
  return {
    imports,
    lines:
      request.place === 'anywhere'
        ? [...lines, ...tokenLines(request.token, trans)]
        : lines,
    hasToken: request.token !== ''
  };
}

/**
 * Lines that set `token`, none where the server asks for none.
 */
export function tokenLines(
  token: string | null,
  trans: TranslationBundle
): readonly string[] {
  if (token === null) {
    return [
      slashComment(tokenVariableWords(trans)),
      `const token = process.env.${TOKEN_VARIABLE};`
    ];
  }
  return token === '' ? [] : [`const token = ${quoteJavaScript(token)};`];
}

type Found = Pick<IJavaScriptConnection, 'imports' | 'lines'>;

/**
 * JupyterHub tells each server where it is to listen. That may be on all of the
 * machine's addresses, and then there is no address to ask
 * (jupyterhub, `Spawner.get_env`).
 */
function onHub(
  { serverUrl, token }: ApiSnippets.IRequest,
  url: string,
  trans: TranslationBundle
): Found {
  const everywhere = '/\\/\\/(0\\.0\\.0\\.0|\\*?):/';
  return {
    imports: [],
    lines: [
      slashComment(
        trans.__('JupyterHub tells this server its own address and token.')
      ),
      'const serverUrl = process.env.JUPYTERHUB_SERVICE_URL',
      `  .replace(${everywhere}, '//127.0.0.1:');`,
      ...(token === ''
        ? []
        : ['const token = process.env.JUPYTERHUB_API_TOKEN;']),
      `const url = serverUrl + ${quoteJavaScript(belowServer(url, serverUrl))};`
    ]
  };
}

/**
 * A server writes the file at its start, for its person's eyes only (mode 0600;
 * jupyter_server, `ServerApp.write_server_info_file`). A kernel knows the id of
 * its server's process, but on Windows; a terminal knows the address. Else it
 * is the server that was started last.
 */
function standalone(
  { serverUrl, token }: ApiSnippets.IRequest,
  url: string,
  trans: TranslationBundle
): Found {
  return {
    imports: [
      "import { execFileSync } from 'node:child_process';",
      "import { readdirSync, readFileSync, statSync } from 'node:fs';"
    ],
    lines: [
      slashComment(
        trans.__(
          'The address and token are in a file of this server that only you can read.'
        )
      ),
      "const directory = execFileSync('jupyter', ['--runtime-dir']).toString().trim();",
      'const servers = readdirSync(directory)',
      '  .filter(name => /^jpserver-\\d+\\.json$/.test(name))',
      '  .map(name => `${directory}/${name}`)',
      '  .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)',
      "  .map(file => JSON.parse(readFileSync(file, 'utf8')));",
      'const { JPY_PARENT_PID, JUPYTER_SERVER_URL } = process.env;',
      'const server =',
      '  servers.find(({ pid }) => String(pid) === JPY_PARENT_PID) ??',
      '  servers.find(({ url }) => url === JUPYTER_SERVER_URL) ??',
      '  servers[0];',
      ...(token === '' ? [] : ['const token = server.token;']),
      `const url = server.url + ${quoteJavaScript(belowServer(url, serverUrl))};`
    ]
  };
}
