import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiToken, IApiToken } from '../tokens';
import { endsSoon, relativeTime } from '../ui/time';
import { nameInWords } from '../ui/untrusted';

/**
 * The state of the token, as in the panel's `data-token-state`.
 *
 * - `none`: the page has none
 * - `asking`: nobody answered yet
 * - `valid`: it works
 * - `expiring`: it works, and ends soon
 * - `invalid`: it works no more
 * - `unknown`: nobody could tell
 */
export type TokenState =
  'none' | 'asking' | 'valid' | 'expiring' | 'invalid' | 'unknown';

/**
 * Tell the state of the token.
 *
 * @param facts - What is known of it, `null` before anybody answered.
 * @param now - The time by the clock of who answered.
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
 * The state of the token: a word or a few, and what that means.
 */
export interface IStateWords {
  readonly state: string;

  /** `''` where there is nothing to add. */
  readonly detail: string;
}

/**
 * Say whether the token works.
 *
 * @param now - The time by the clock of who answered.
 * @param language - The interface's language as a BCP 47 tag.
 */
export function stateWords(
  state: TokenState,
  { hub }: Pick<IApiToken, 'hub'>,
  facts: ApiToken.IFacts | null,
  now: Date,
  language: string,
  trans: TranslationBundle
): IStateWords {
  switch (state) {
    case 'none':
      return { state: '', detail: '' };
    case 'asking':
      return { state: trans.__('Asking whether it works …'), detail: '' };
    case 'valid':
      return {
        state: trans.__('Works now'),
        detail: hub
          ? trans.__('It opens the server %1', nameInWords(serverName(hub)))
          : trans.__('It opens everything on this server')
      };
    case 'expiring':
      return {
        state: trans.__('Works now, but ends soon'),
        detail: trans.__(
          'It ends %1. Reload the page after that to get a new one.',
          relativeTime(facts?.lifetime?.expires ?? now, now, language)
        )
      };
    case 'invalid':
      return {
        state: trans.__('Works no more'),
        detail: refusedWords(hub, facts, trans)
      };
    case 'unknown':
      return { state: trans.__('Not known whether it works'), detail: '' };
  }
}

function refusedWords(
  hub: ApiToken.IHub | null,
  facts: ApiToken.IFacts | null,
  trans: TranslationBundle
): string {
  if (facts?.state === 'works') {
    return trans.__('It has ended. Reload the page to get a new one.');
  }
  return hub?.sameOrigin
    ? trans.__('The Hub no longer knows it. Reload the page to get a new one.')
    : trans.__(
        'The server no longer accepts it. Reload the page to get a new one.'
      );
}

/**
 * Say in a line whose token the page has.
 *
 * @param facts - What is known of it, `null` before anybody was asked.
 */
export function tokenTitle(
  token: Pick<IApiToken, 'kind' | 'hub'>,
  facts: ApiToken.IFacts | null,
  trans: TranslationBundle
): string {
  switch (token.kind) {
    case 'hub': {
      const owner = facts?.owner ?? token.hub?.user;
      return owner
        ? trans.__('JupyterHub token of %1', nameInWords(owner))
        : trans.__('JupyterHub token');
    }
    case 'server':
      return trans.__('Token of this Jupyter server');
    case 'none':
      if (token.hub) {
        return trans.__('This page has no token');
      }
      return facts?.absence === 'lite'
        ? trans.__('JupyterLite has no server, and so no token')
        : trans.__('This server uses no token');
  }
}

/**
 * The name of a hub's server as the Hub writes it: `alice/` for the default
 * one, `alice/gpu` for a named one.
 */
export function serverName(hub: ApiToken.IHub): string {
  return `${hub.serverUser}/${hub.serverName}`;
}

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
