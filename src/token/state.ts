import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiToken, IApiToken } from '../tokens';
import { endsSoon, relativeTime } from '../ui/time';
import { nameInWords } from '../ui/untrusted';

/** The value of the panel's `data-token-state`. */
export type TokenState =
  'none' | 'asking' | 'valid' | 'expiring' | 'invalid' | 'unknown';

/**
 * @param facts - `null` before the first response.
 * @param now - The time by the clock of the Hub or server.
 */
export function stateOf(
  { kind }: Pick<IApiToken, 'kind'>,
  facts: ApiToken.IFacts | null,
  now: Date
): TokenState {
  if (kind === 'none') {
    return 'none';
  }
  if (facts === null) {
    return 'asking';
  }
  const { lifetime, state } = facts;
  if (state === 'unknown') {
    return state;
  }
  if (state === 'refused' || (lifetime?.expires && lifetime.expires <= now)) {
    return 'invalid';
  }
  return lifetime && endsSoon(lifetime, now) ? 'expiring' : 'valid';
}

/**
 * The state in words, and what it means; `''` for nothing.
 *
 * @param language - The interface's language as a BCP 47 tag.
 */
export function stateWords(
  state: TokenState,
  { hub, kind }: Pick<IApiToken, 'hub' | 'kind'>,
  facts: ApiToken.IFacts | null,
  now: Date,
  language: string,
  trans: TranslationBundle
): Readonly<Record<'state' | 'detail', string>> {
  switch (state) {
    case 'none':
      return { state: '', detail: '' };
    case 'asking':
      return { state: trans.__('Checking the token …'), detail: '' };
    case 'valid':
      return {
        state: trans.__('Valid'),
        detail: hub
          ? trans.__('Gives access to server %1', nameInWords(serverName(hub)))
          : kind === 'server'
            ? trans.__('Gives full access to this server')
            : ''
      };
    case 'expiring':
      return {
        state: trans.__('Expires soon'),
        detail: trans.__(
          'Expires %1. Reload the page after that to get a new one.',
          relativeTime(facts?.lifetime?.expires ?? now, now, language)
        )
      };
    case 'invalid':
      return {
        state: trans.__('No longer valid'),
        detail: refusedWords(hub, facts, trans)
      };
    case 'unknown':
      return { state: trans.__('Status unknown'), detail: '' };
  }
}

function refusedWords(
  hub: ApiToken.IHub | null,
  facts: ApiToken.IFacts | null,
  trans: TranslationBundle
): string {
  if (facts?.state === 'works') {
    return trans.__('The token expired. Reload the page to get a new one.');
  }
  return hub?.sameOrigin
    ? trans.__(
        'The Hub does not recognize this token. Reload the page to get a new one.'
      )
    : trans.__(
        'The server does not accept this token. Reload the page to get a new one.'
      );
}

/** The token and its owner in one line. */
export function tokenTitle(
  { hub, kind }: Pick<IApiToken, 'kind' | 'hub'>,
  facts: ApiToken.IFacts | null,
  trans: TranslationBundle
): string {
  const owner = facts?.owner ?? hub?.user;
  switch (kind) {
    case 'hub':
      return owner
        ? trans.__('JupyterHub token of %1', nameInWords(owner))
        : trans.__('JupyterHub token');
    case 'server':
      return trans.__('Token of this Jupyter server');
    case 'other':
      return owner
        ? trans.__('API token of %1', nameInWords(owner))
        : trans.__('API token');
    case 'none':
      if (hub) {
        return trans.__('This page has no token');
      }
      return facts?.absence === 'lite'
        ? trans.__('JupyterLite has no server and no token')
        : trans.__('This server uses no token');
  }
}

/**
 * The name of a hub's server as the Hub writes it: `alice/` for the default
 * server, `alice/gpu` for a named one.
 */
export function serverName(hub: ApiToken.IHub): string {
  return `${hub.serverUser}/${hub.serverName}`;
}

/** Why the page has no token, and what works instead. */
export function absenceWords(
  { absence = 'unknown', hubVersion }: ApiToken.IFacts,
  trans: TranslationBundle
): { readonly why: string; readonly instead: string } {
  const words: Record<ApiToken.Absence, readonly [string, string]> = {
    hub: [
      hubVersion
        ? trans.__(
            'JupyterHub %1 keeps the token in a cookie that pages can’t read. JupyterHub 2.2 and later give it to the page.',
            nameInWords(hubVersion)
          )
        : trans.__(
            'This JupyterHub gave the page no token. JupyterHub 2.2 and later do.'
          ),
      trans.__(
        'For a script, create a token on the Hub’s token page. In notebooks and terminals on this server, use $JUPYTERHUB_API_TOKEN.'
      )
    ],
    lite: [
      trans.__(
        'JupyterLite runs in your browser. There is no server that a script could call.'
      ),
      trans.__('To call a REST API, use a JupyterLab with a server.')
    ],
    open: [
      trans.__(
        'It does not ask for a token or a password. Anyone who can reach its URL can use your files and kernels.'
      ),
      trans.__(
        'Scripts can call the API without a token. To protect the server, restart it with a token, which it creates by default.'
      )
    ],
    password: [
      trans.__(
        'You signed in with a password, and the browser keeps a cookie for it. Scripts can’t use that.'
      ),
      trans.__(
        'For scripts, start the server with a token as well: set JUPYTER_TOKEN to a long random text before “jupyter lab” starts.'
      )
    ],
    unknown: [
      trans.__(
        'It is not known whether the server asks for a password or is open to everyone.'
      ),
      trans.__('Check that the server is still running, then press “Refresh”.')
    ]
  };
  const [why, instead] = words[absence];
  return { why, instead };
}
