import { belowServer } from '../../rest/path';
import type { ISnippet, IWriting, Lines } from './common';
import {
  escapeUnseen,
  hashComment,
  joinParagraphs,
  noJsonWords,
  notFoundWords,
  serverComment,
  TOKEN_VARIABLE,
  tokenVariableWords
} from './common';
import { serverFileLines } from './python';

/**
 * The token is piped, because every user of a machine can read the arguments of
 * its commands. `printf` is built into each shell, so it is no command of its
 * own. curl reads `--header @-` from 7.55 on.
 */
export const curl: ISnippet = {
  id: 'curl',
  mimeType: 'text/x-sh',
  kernelLanguage: 'bash',
  certificate: 'CURL_CA_BUNDLE',
  render: request => {
    const { lines, url, token } = connect(request);
    const call = [
      'curl --silent --show-error --fail --globoff',
      request.place === 'server' ? " --noproxy '*'" : '',
      request.basicAuthentication ? ' --user USERNAME' : ''
    ].join('');
    return joinParagraphs([
      ...lines,
      token
        ? `printf 'Authorization: token %s\\n' ${token} | ${call} --header @- ${url} |`
        : `${call} ${url} |`,
      // Jupyter's JSON is one line.
      `  { grep '^[[{]' || ${failWith(noJsonWords(request.trans))}; }`
    ]);
  }
};

/**
 * The token is piped as for curl. HTTPie takes its standard input for the body
 * of the request, unless it is the file with a header. The exit status of a
 * pipe is that of its last command, so the response is kept in between.
 */
export const httpie: ISnippet = {
  id: 'httpie',
  mimeType: 'text/x-sh',
  kernelLanguage: 'bash',
  certificate: 'REQUESTS_CA_BUNDLE',
  render: request => {
    const { lines, url, token } = connect(request);
    const call = [
      request.place === 'server' ? "no_proxy='*' " : '',
      // HTTPie asks for a password only where it reads its standard input.
      request.basicAuthentication
        ? 'http --check-status --auth USERNAME'
        : 'http --ignore-stdin --ignore-netrc --check-status',
      ` GET ${url}`
    ].join('');
    return joinParagraphs([
      ...lines,
      token
        ? `{ response=$(printf 'token %s' ${token} | ${call} Authorization:@/dev/stdin) &&`
        : `{ response=$(${call}) &&`,
      `  printf %s "$response" | python3 -m json.tool || ${failWith(noJsonWords(request.trans))}; }`
    ]);
  }
};

/** A command that prints words to the standard error and fails. */
function failWith(words: string): string {
  return `{ echo ${quoteShell(words)} >&2; false; }`;
}

/**
 * Finds the URL of the path and the token in sh, dash, bash and zsh.
 *
 * Inside the server it does what `connect` in `python.ts` does. A terminal
 * starts a login shell, which may not find `jupyter`, and whose `python3` may
 * not have Jupyter installed. So this names the folders of jupyter_core's
 * `jupyter_runtime_dir`.
 *
 * @returns The lines that come first, and a word of the shell for each; no
 *   `token` where the server requires none.
 */
function connect(request: IWriting): {
  lines: Lines;
  url: string;
  token: string | false;
} {
  const { apiUrl, isOnHub, place, serverUrl, token, trans } = request;
  if (place === 'anywhere') {
    return {
      lines: [token === null && hashComment(tokenVariableWords(trans))],
      url: quoteShell(apiUrl),
      token:
        token === null
          ? `"$${TOKEN_VARIABLE}"`
          : token !== '' && quoteShell(token)
    };
  }
  const findingLines = isOnHub
    ? [
        'server_url=$(printf %s "$JUPYTERHUB_SERVICE_URL" |',
        "  sed -E 's#//(0\\.0\\.0\\.0|\\*)?:#//127.0.0.1:#') &&",
        'case $server_url in *:0/*) server_url=$JUPYTER_SERVER_URL ;; esac &&',
        `  [ "$server_url" ] || ${failWith(notFoundWords(trans))} &&`
      ]
    : [
        'server=$(find "$JUPYTER_RUNTIME_DIR" "$JUPYTER_DATA_DIR/runtime" \\',
        '  "$XDG_DATA_HOME/jupyter/runtime" ~/.local/share/jupyter/runtime \\',
        "  ~/Library/Jupyter/runtime -name 'jpserver-*.json' 2>/dev/null | python3 -c '",
        'import json, os, socket, sys',
        'from pathlib import Path',
        'from urllib.parse import urlsplit',
        ...serverFileLines(
          'map(Path, sys.stdin.read().splitlines())',
          true,
          trans
        ),
        `print(server["url"], server["token"])') &&`,
        'server_url=${server%% *} token=${server#* } &&'
      ];
  return {
    lines: [serverComment(request), ...findingLines],
    url: `"$server_url"${quoteShell(belowServer(apiUrl, serverUrl))}`,
    token: token !== '' && (isOnHub ? '"$JUPYTERHUB_API_TOKEN"' : '"$token"')
  };
}

/**
 * Writes a text as one word of sh, dash, bash, zsh and ksh (POSIX.1-2017, XCU
 * 2.2 "Quoting", and `printf`).
 *
 * Pasted control characters act as keys: a carriage return would run the line.
 * So invisible characters are printed; dash has no `$'\r'`. Line breaks stay,
 * because `$(…)` drops them at its end. No value that gets here has one, since
 * an interactive bash would expand a `^` after it.
 *
 * Lone surrogates become U+FFFD, as in a browser's requests.
 *
 * @throws A `RangeError` for a text with NUL, which no word can hold.
 */
export function quoteShell(text: string): string {
  if (text.includes('\0')) {
    throw new RangeError('A word of a shell can’t hold the character NUL.');
  }
  const quoted = escapeUnseen(text.replace(/'/g, "'\\''"), characters =>
    characters.replace(/[^\n]+/g, run => `'"$(printf '${octal(run)}')"'`)
  );
  return `'${quoted}'`;
}

/** The bytes of characters in the form that every `printf` knows. */
function octal(characters: string): string {
  return Array.from(
    new TextEncoder().encode(characters),
    byte => `\\${byte.toString(8).padStart(3, '0')}`
  ).join('');
}
