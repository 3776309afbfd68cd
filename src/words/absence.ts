import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiToken } from '../tokens';
import { nameInWords } from './foreigntext';

/**
 * Why the page has no token, and what works instead.
 */
export interface IAbsenceWords {
  readonly why: string;
  readonly instead: string;
}

/**
 * Say why the page has no token.
 */
export function absenceWords(
  facts: ApiToken.IFacts,
  trans: TranslationBundle
): IAbsenceWords {
  switch (facts.absence) {
    case 'hub':
      return {
        why: facts.hubVersion
          ? trans.__(
              'JupyterHub %1 keeps the token in a cookie that pages can’t read. From JupyterHub 2.2 on the page has it.',
              nameInWords(facts.hubVersion)
            )
          : trans.__(
              'This JupyterHub gave the page no token. From JupyterHub 2.2 on the page has one.'
            ),
        instead: trans.__(
          'For a script, make a token on the Hub’s token page. In a notebook or a terminal of this server, use $JUPYTERHUB_API_TOKEN.'
        )
      };
    case 'lite':
      return {
        why: trans.__(
          'JupyterLite runs in your browser. There is no server that a script could call.'
        ),
        instead: trans.__(
          'To call a REST API, open a JupyterLab that has a server.'
        )
      };
    case 'open':
      return {
        why: trans.__(
          'It asks nobody for a token or a password: whoever reaches its address can use your files and kernels.'
        ),
        instead: trans.__(
          'A script can call the API with no token at all. To protect the server, start it with a token: it makes one by itself unless it was told not to.'
        )
      };
    case 'password':
      return {
        why: trans.__(
          'You signed in with a password, and the browser keeps a cookie for it. Scripts can’t use that.'
        ),
        instead: trans.__(
          'For scripts, start the server with a token as well: set JUPYTER_TOKEN to a long random text before “jupyter lab” starts.'
        )
      };
    default:
      return {
        why: trans.__(
          'The server did not say whether it asks for a password or lets everybody in.'
        ),
        instead: trans.__(
          'See whether the server still runs, then press “Refresh”.'
        )
      };
  }
}
