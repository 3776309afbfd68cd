import type { TranslationBundle } from '@jupyterlab/translation';

import { sentences } from '../rest/failure';
import type { ApiToken, IApiToken } from '../tokens';
import { endsSoon, relativeTime } from '../ui/time';
import { nameInWords } from '../ui/untrusted';

/** The value of the panel's `data-token-state`. */
export type TokenState =
  'none' | 'asking' | 'valid' | 'expiring' | 'invalid' | 'blocked' | 'unknown';

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
  if (state === 'blocked' || state === 'unknown') {
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
          ? hub.serviceName
            ? trans.__(
                'Gives access to service %1',
                nameInWords(hub.serviceName)
              )
            : trans.__(
                'Gives access to server %1',
                nameInWords(serverName(hub))
              )
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
    case 'blocked':
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
  if (kind === 'hub' && facts?.endsWithSession !== false) {
    return owner
      ? trans.__('JupyterHub token of %1', nameInWords(owner))
      : trans.__('JupyterHub token');
  }
  switch (kind) {
    case 'hub':
    case 'other':
      return owner
        ? trans.__('API token of %1', nameInWords(owner))
        : trans.__('API token');
    case 'server':
      return trans.__('Token of this Jupyter server');
    case 'none':
      if (hub || facts?.absence === 'blocked') {
        return trans.__('This page has no token');
      }
      return facts?.absence === 'lite'
        ? trans.__('JupyterLite has no server and no token')
        : trans.__('This server uses no token');
  }
}

/**
 * The name of a hub's server as the Hub writes it: `alice/` for the default
 * server, `alice/gpu` for a named one; the name of a service.
 */
export function serverName(hub: ApiToken.IHub): string {
  return hub.serviceName || `${hub.serverUser}/${hub.serverName}`;
}

/** Why the page has no token, and what works instead. */
export function absenceWords(
  { absence = 'unknown', failure, hubVersion }: ApiToken.IFacts,
  trans: TranslationBundle
): { readonly why: string; readonly instead: string } {
  const words: Record<ApiToken.Absence, readonly [string, string?]> = {
    blocked: [
      failure?.gateway ? gatewayWords(failure.gateway, false, trans) : ''
    ],
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
    'sign-in': [
      trans.__(
        'It lets this browser in with a password or in a way of its own. A script has no token to send.'
      ),
      trans.__(
        'If you start the server yourself, with a password, start it with a token: set JUPYTER_TOKEN to a long random text before “jupyter lab” starts. If not, ask its admin.'
      )
    ],
    unknown: [
      trans.__(
        'It is not known whether the server asks for a password or is open to everyone.'
      ),
      trans.__('Check that the server is still running, then press “Refresh”.')
    ]
  };
  const [why, instead = ''] = words[absence];
  return { why, instead };
}

/**
 * Says what stopped a request to the server, and who can let scripts pass.
 *
 * Without a hub, that may be the server itself, whose admin can let users sign in
 * in another way (Jupyter Server, `IdentityProvider`).
 */
export function gatewayWords(
  { kind, name }: ApiToken.IGateway,
  onHub: boolean,
  trans: TranslationBundle
): string {
  const words: Record<typeof kind, string> = {
    basic: trans.__(
      'Something in front of the server asks for a username and password. A script can send them (curl --user), but no token with them: both use the header Authorization. Code on this server is not stopped.'
    ),
    cookie: onHub
      ? trans.__(
          'Something in front of the server, such as a sign-in gateway, lets this browser in by a cookie and stops scripts. Ask its admin to let requests with a Jupyter token pass, or for a credential for scripts. Code on this server is not stopped.'
        )
      : trans.__(
          'A gateway in front of the server, or the server’s own sign-in, lets this browser in, often by a cookie, and stops scripts. Ask its admin how scripts can sign in. A gateway does not stop code on this server.'
        ),
    header: onHub
      ? trans.__(
          'Something in front of the server removes the header Authorization, so no token arrives. Ask its admin to pass that header on. Code on this server is not stopped.'
        )
      : trans.__(
          'A proxy in front of the server removes the header Authorization, or the server signs users in without tokens. Ask its admin. A proxy does not stop code on this server.'
        ),
    path: trans.__(
      'The server responds at /api/status. At this path, something else responds, such as a gateway or another program.'
    ),
    unknown: trans.__(
      'Something in front of the server, such as a gateway, responded in its place. This says nothing about the token. Reload the page: you may have to sign in again.'
    )
  };
  return sentences(
    words[kind],
    name ? trans.__('It calls itself “%1”.', nameInWords(name)) : ''
  );
}
