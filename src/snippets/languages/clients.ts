import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { escapeUnseen, SET_TOKEN, TOKEN_VARIABLE } from './common';

/**
 * What other clients of a Jupyter server ask for.
 *
 * VS Code ("Existing Jupyter Server…") and JupyterLab Desktop ("Connect…") take
 * one address with the token in it. The servers of a hub refuse such addresses
 * from JupyterHub 5.0 on, websockets aside.
 */
export function client(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    id: 'other-client',
    title: trans.__('Another Jupyter client'),
    rank: 110,
    places: ['anywhere'],
    render: ({ serverUrl, token, isOnHub }) => {
      const lines = [
        trans.__('Address: %1', serverUrl),
        tokenLine(token, trans)
      ];
      if (token && isOnHub) {
        lines.push(
          trans.__(
            'Enter them apart: from JupyterHub 5.0 on, no token is accepted in an address.'
          )
        );
      } else if (token) {
        lines.push(
          trans.__(
            'Both in one, for clients that ask for an address alone, such as VS Code (“Existing Jupyter Server…”) and JupyterLab Desktop:'
          ),
          `${serverUrl}?token=${encode(token)}`
        );
      }
      return `${lines.join('\n')}\n`;
    }
  };
}

function tokenLine(token: string | null, trans: TranslationBundle): string {
  switch (token) {
    case null:
      return trans.__('Token: press “Copy token”, and paste it there');
    case '':
      return trans.__('Token: none, this server asks nobody for one');
    default:
      return trans.__('Token: %1', escapeUnseen(token, encode));
  }
}

/**
 * Half of a pair of surrogates has no bytes: U+FFFD stands for it, which is
 * what browsers send for it too. The dots of a masked token stay.
 */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}

/**
 * The configuration of a client of the Model Context Protocol, such as an AI
 * agent, that starts PyPI's `jupyter-mcp-server`. Its version is pinned: the
 * program gets the token, and a later one was not tried.
 *
 * Measured with jupyter-mcp-server 2.2.4:
 * - It puts paths behind the address with a `/`, and waits two minutes for a
 *   server that it does not find when there are two.
 * - Without `START_NEW_CODE_SANDBOX` it starts a kernel that nobody asked for
 *   whenever the client starts, and puts the token into an address for it,
 *   which the servers of a hub refuse from JupyterHub 5.0 on: two minutes more.
 * - jupyter_server 1 without a hub refuses it: it sends `Authorization: Bearer`.
 *
 * - From JupyterHub 5.0 on its tool `execute_code` waits without end, for the
 *   same reason; its lists work.
 *
 * Without the token: Claude Code and Gemini CLI put the value of an environment
 * variable in for `${…}`; other clients write that in another way, or not at
 * all.
 */
export function mcpConfiguration(
  trans: TranslationBundle
): ApiSnippets.ISnippet {
  return {
    id: 'mcp-client',
    title: trans.__('MCP client configuration'),
    rank: 120,
    mimeType: 'application/json',
    places: ['anywhere'],
    render: ({ serverUrl, token }) => {
      const env = {
        JUPYTER_URL: serverUrl.replace(/\/+$/, ''),
        ...(token === ''
          ? {}
          : { JUPYTER_TOKEN: token ?? `\${${TOKEN_VARIABLE}}` }),
        START_NEW_CODE_SANDBOX: 'false'
      };
      const configuration = {
        mcpServers: {
          jupyter: {
            command: 'uvx',
            args: ['jupyter-mcp-server@2.2.4'],
            env
          }
        }
      };
      return `${escapeUnseen(JSON.stringify(configuration, null, 2), escape)}\n`;
    },
    note: ({ isOnHub, token }) =>
      [
        trans.__(
          'The client downloads jupyter-mcp-server from PyPI, which others maintain, and gives it the token. Use it only if you trust it and the client.'
        ),
        ...(token === null
          ? [
              trans.__(
                'Set the token before you start the client, without leaving it in the history of your shell: %1. Claude Code and Gemini CLI put it in for ${JUPYTER_API_TOKEN}; other clients write that in another way.',
                SET_TOKEN
              )
            ]
          : []),
        isOnHub
          ? trans.__(
              'With jupyter-mcp-server 2.2 behind JupyterHub 5 and later, files and kernels can be listed, but running code waits without end: it puts the token into an address, which these hubs refuse.'
            )
          : trans.__(
              'A server older than Jupyter Server 2, such as that of JupyterLab 3.4, does not accept jupyter-mcp-server 2.2.'
            )
      ].join(' ')
  };
}

/**
 * All line breaks are those of the layout: JSON has escapes for others.
 */
function escape(characters: string): string {
  return characters.replace(
    /[^\n]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  );
}
