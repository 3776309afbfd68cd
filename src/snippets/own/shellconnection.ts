import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { belowServer } from '../address';
import { quoteShell } from '../quoting/shell';
import { hashComment } from './hashcomment';
import { serverFileLines } from './pythonconnection';
import { TOKEN_VARIABLE, tokenVariableWords } from './tokenvariable';

/**
 * How code for a shell finds an address and the token.
 */
export interface IShellConnection {
  /** What comes first, each a whole line. */
  readonly lines: readonly string[];

  /** A word that is the address. */
  readonly url: string;

  /** A word that is the token, `null` where there is none. */
  readonly token: string | null;
}

/**
 * Write how code for sh, dash, bash and zsh finds the address of the path.
 */
export function shellConnection(
  request: ApiSnippets.IRequest,
  trans: TranslationBundle
): IShellConnection {
  if (request.place === 'server') {
    const below = quoteShell(belowServer(request.apiUrl, request.serverUrl));
    const { lines, token } = request.isOnHub ? onHub(trans) : standalone(trans);
    return {
      lines,
      url: `"$server_url"${below}`,
      token: request.token === '' ? null : token
    };
  }
  if (request.token === null) {
    return {
      lines: [hashComment(tokenVariableWords(trans))],
      url: quoteShell(request.apiUrl),
      token: `"$${TOKEN_VARIABLE}"`
    };
  }
  return {
    lines: [],
    url: quoteShell(request.apiUrl),
    token: request.token === '' ? null : quoteShell(request.token)
  };
}

/**
 * As for Python, see `pythonconnection.ts`.
 */
function onHub(
  trans: TranslationBundle
): Pick<IShellConnection, 'lines' | 'token'> {
  return {
    lines: [
      hashComment(
        trans.__('JupyterHub tells this server its own address and token.')
      ),
      `server_url=$(printf %s "$JUPYTERHUB_SERVICE_URL" |`,
      `  sed -E 's#//(0\\.0\\.0\\.0|\\*)?:#//127.0.0.1:#')`
    ],
    token: '"$JUPYTERHUB_API_TOKEN"'
  };
}

/**
 * A terminal begins with a login shell, which may well find no `jupyter`, and a
 * `python3` that knows nothing of Jupyter. So the folders in which the files
 * can be are named here (jupyter_core, `jupyter_runtime_dir`).
 */
function standalone(
  trans: TranslationBundle
): Pick<IShellConnection, 'lines' | 'token'> {
  return {
    lines: [
      hashComment(
        trans.__(
          'The address and token are in a file of this server that only you can read.'
        )
      ),
      'server=$(find "$JUPYTER_RUNTIME_DIR" "$JUPYTER_DATA_DIR/runtime" \\',
      '  "$XDG_DATA_HOME/jupyter/runtime" ~/.local/share/jupyter/runtime \\',
      `  ~/Library/Jupyter/runtime -name 'jpserver-*.json' 2>/dev/null | python3 -c '`,
      'import json, os, sys',
      'from pathlib import Path',
      ...serverFileLines('map(Path, sys.stdin.read().splitlines())'),
      `print(server["url"], server["token"])')`,
      'server_url=${server%% *} token=${server#* }'
    ],
    token: '"$token"'
  };
}
