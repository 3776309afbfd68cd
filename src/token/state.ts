import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiToken, IApiToken } from '../tokens';
import { endsSoon } from '../ui/clock';
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

/** The state in words, `''` where there is no token. */
export function stateWords(
  state: TokenState,
  trans: TranslationBundle
): string {
  const words: Record<TokenState, string> = {
    none: '',
    asking: trans.__('Checking the token …'),
    valid: trans.__('Valid'),
    expiring: trans.__('Expires soon'),
    invalid: trans.__('No longer valid'),
    blocked: trans.__('Status unknown'),
    unknown: trans.__('Status unknown')
  };
  return words[state];
}

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

/**
 * Whether an absolute URL leads from each machine to that machine itself: to
 * `localhost` or a name below it (RFC 6761), to 127.0.0.0/8 or to `::1`.
 */
export function isLoopback(url: string): boolean {
  // URL gives all spellings of an IP address one form.
  const { hostname } = new URL(url);
  return (
    /^(.+\.)?localhost\.?$/.test(hostname) ||
    /^127(\.\d+){3}$/.test(hostname) ||
    hostname === '[::1]'
  );
}

/** Whether others on the network can read what is sent to an absolute URL. */
export function isReadableOnTheWay(url: string): boolean {
  return new URL(url).protocol === 'http:' && !isLoopback(url);
}
