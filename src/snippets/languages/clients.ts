import { encode } from '../../rest/path';
import { sentences } from '../../rest/text';
import type { ISnippet, IWriting, Lines } from './common';
import {
  escapeUnicode,
  escapeUnseen,
  joinParagraphs,
  noTokenInUrlWords,
  TOKEN_VARIABLE,
  tokenVariableWords
} from './common';

export const VS_CODE = 'vs-code';

/**
 * What VS Code asks for: its extension Jupyter for one URL that contains the
 * token ("Existing Jupyter Server…"), its extension JupyterHub for the hub's URL,
 * a username and a token ("Existing JupyterHub Server…").
 *
 * The first sends the token of a WebSocket in its URL only. From JupyterHub 5.0
 * on, a hub's servers refuse that (403, measured on 5.5.0 and 6.1.1).
 */
export const vsCode: ISnippet = {
  id: VS_CODE,
  places: ['anywhere'],
  render: writing => {
    const { hubUrl, serverUrl, takesTokenInUrl, token, trans } = writing;
    const serverLines: Lines = takesTokenInUrl
      ? [
          token === ''
            ? serverUrl
            : `${serverUrl}?token=${encode(token ?? '')}`,
          token === null &&
            trans.__('At its end, paste the token: press “Copy token”')
        ]
      : [
          sentences(
            trans.__('Not known to work here.'),
            noTokenInUrlWords(trans)
          )
        ];
    const hubLines = [
      trans.__('Existing JupyterHub Server… (extension JupyterHub)'),
      trans.__('URL: %1', hubUrl),
      trans.__('Username: %1', escapeUnseen(writing.user, encode)),
      tokenLine(writing)
    ];
    return joinParagraphs(
      [trans.__('Existing Jupyter Server…'), ...serverLines],
      hubUrl ? hubLines : []
    );
  }
};

export const client: ISnippet = {
  id: 'other-client',
  places: ['anywhere'],
  render: writing => {
    const { serverUrl, trans } = writing;
    return joinParagraphs([trans.__('URL: %1', serverUrl), tokenLine(writing)]);
  },
  note: ({ takesTokenInUrl, token, trans }) =>
    takesTokenInUrl || token === ''
      ? ''
      : sentences(
          noTokenInUrlWords(trans),
          trans.__('The client must send it in the header “Authorization”.')
        )
};

function tokenLine({ token, trans }: IWriting): string {
  return token === null
    ? trans.__('Token: press “Copy token”, and paste it there')
    : token === ''
      ? trans.__('Token: none')
      : trans.__('Token: %1', escapeUnseen(token, encode));
}

/**
 * The configuration of a client of the Model Context Protocol, such as an AI
 * agent, that starts PyPI's `jupyter-mcp-server`. Its version is pinned, because
 * the program gets the token and later versions are untested.
 *
 * Measured with jupyter-mcp-server 2.2.4:
 * - It appends paths to the URL with a `/`, and waits two minutes for a server
 *   that it does not find because of `//`.
 * - Without `START_NEW_CODE_SANDBOX` it starts a kernel whenever the client
 *   starts, with the token in a URL. From JupyterHub 5.0 on, a hub's servers
 *   refuse that: two more minutes, and its tool `execute_code` never returns.
 * - Without `NETRC`, a password in `~/.netrc` replaces the token.
 * - jupyter_server 1 without a hub does not accept its `Authorization: Bearer`.
 *
 * Claude Code and Gemini CLI replace `${…}` by an environment variable. Other
 * clients write that differently, or can't do it.
 */
export const mcpConfiguration: ISnippet = {
  id: 'mcp-client',
  mimeType: 'application/json',
  places: ['anywhere'],
  render: ({ serverUrl, token }) => {
    const jupyter = {
      command: 'uvx',
      args: ['jupyter-mcp-server@2.2.4'],
      env: {
        JUPYTER_URL: serverUrl.replace(/\/+$/, ''),
        ...(token !== '' && {
          JUPYTER_TOKEN: token ?? `\${${TOKEN_VARIABLE}}`
        }),
        START_NEW_CODE_SANDBOX: 'false',
        NETRC: ''
      }
    };
    const json = JSON.stringify({ mcpServers: { jupyter } }, null, 2);
    // All line breaks are those of the layout: JSON escapes others.
    return `${escapeUnseen(json, characters => characters.replace(/[^\n]/g, escapeUnicode))}\n`;
  },
  note: ({ isOnHub, takesTokenInUrl, token, trans }) =>
    sentences(
      trans.__(
        'The client downloads jupyter-mcp-server from PyPI, a project of others, and gives it the token. Use it only if you trust both.'
      ),
      takesTokenInUrl
        ? ''
        : sentences(
            noTokenInUrlWords(trans),
            trans.__(
              'So jupyter-mcp-server 2.2 can list files and kernels here, but not run code.'
            )
          ),
      isOnHub
        ? ''
        : trans.__(
            'A server older than Jupyter Server 2, such as that of JupyterLab 3.4, does not accept jupyter-mcp-server 2.2.'
          ),
      token === null
        ? sentences(
            trans.__(
              'Claude Code and Gemini CLI replace ${JUPYTER_API_TOKEN} by the environment variable; other clients use another syntax.'
            ),
            tokenVariableWords(trans)
          )
        : ''
    )
};
