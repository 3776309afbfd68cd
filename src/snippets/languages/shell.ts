import type { TranslationBundle } from '@jupyterlab/translation';

import { belowServer } from '../../rest/path';
import type { ApiSnippets } from '../../tokens';
import {
  escapeUnseen,
  hashComment,
  TOKEN_VARIABLE,
  tokenVariableWords
} from './common';
import { serverFileLines } from './python';

/**
 * curl.
 *
 * The token comes on standard input: what stands in a command, every user of
 * the machine can read while it runs. `printf` is part of each shell, and so no
 * command of its own. `--header @-` is in curl from 7.55 on.
 */
export function curl(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    id: 'curl',
    title: trans.__('curl'),
    rank: 0,
    mimeType: 'text/x-sh',
    kernelLanguage: 'bash',
    render: request => {
      const { lines, url, token } = shellConnection(request, trans);
      const call = [
        'curl --silent --show-error --fail --globoff',
        ...(token === null ? [] : ['--header @-']),
        url
      ].join(' ');
      return [
        ...lines,
        ...(token === null
          ? [call]
          : [`printf 'Authorization: token %s\\n' ${token} |`, `  ${call}`]),
        ''
      ].join('\n');
    }
  };
}

/**
 * HTTPie.
 *
 * The token comes on standard input, as with curl: not as the request's body,
 * which HTTPie would take it for, but as the file that holds a header.
 */
export function httpie(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    id: 'httpie',
    title: trans.__('HTTPie'),
    rank: 10,
    mimeType: 'text/x-sh',
    kernelLanguage: 'bash',
    render: request => {
      const { lines, url, token } = shellConnection(request, trans);
      const call = `http --ignore-stdin --check-status GET ${url}`;
      return [
        ...lines,
        ...(token === null
          ? [call]
          : [
              `printf 'token %s' ${token} |`,
              `  ${call} Authorization:@/dev/stdin`
            ]),
        ''
      ].join('\n');
    }
  };
}

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
function shellConnection(
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
 * The reason is that of `onHub` in `python.ts`.
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

/**
 * Write a text as one word of a shell: sh, dash, bash, zsh, ksh.
 *
 * Unseen characters are escaped, see `escapeUnseen`, so that pasting presses no
 * keys: a carriage return would run the line. `$'\r'` would be shorter, but
 * dash does not know it. Line breaks stay, for `$(…)` would drop them at its
 * end. In quotes they end no command, but an interactive bash takes a `^` right
 * after one for its history: no value that gets here can have a line break.
 *
 * Half of a pair of surrogates has no bytes: U+FFFD stands for it, which is
 * what browsers send for it too.
 *
 * POSIX.1-2017, XCU 2.2 "Quoting", and `printf`.
 *
 * @throws A `RangeError` for a text with NUL, which no word can hold.
 */
export function quoteShell(text: string): string {
  if (text.includes('\0')) {
    throw new RangeError('A word of a shell can’t hold the character NUL.');
  }
  const quoted = text.replace(/'/g, "'\\''");
  return `'${escapeUnseen(quoted, characters => characters.replace(/[^\n]+/g, printed))}'`;
}

/**
 * Leave the quotes, have characters printed, and go on in quotes.
 */
function printed(characters: string): string {
  return `'"$(printf '${octal(characters)}')"'`;
}

/**
 * The bytes of characters in the form that every `printf` knows.
 */
function octal(characters: string): string {
  return Array.from(
    new TextEncoder().encode(characters),
    byte => `\\${byte.toString(8).padStart(3, '0')}`
  ).join('');
}
