import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { escapeUnseen } from '../quoting/unseen';

/**
 * What other clients of a Jupyter server ask for.
 *
 * VS Code ("Existing Jupyter Server…") and JupyterLab Desktop ("Connect…") take
 * one address with the token in it. The servers of a hub refuse such addresses
 * from JupyterHub 5.0 on, websockets aside.
 */
export function client(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    name: 'Another Jupyter client',
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
