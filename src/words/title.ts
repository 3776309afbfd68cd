import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiToken, IApiToken } from '../tokens';
import { nameInWords } from './foreigntext';

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
 * Say in a line whether the token works.
 */
export function tokenState(
  token: Pick<IApiToken, 'kind' | 'hub'>,
  facts: ApiToken.IFacts | null,
  trans: TranslationBundle
): string {
  if (facts === null) {
    return trans.__('Asking whether it works …');
  }
  switch (facts.state) {
    case 'works':
      return token.hub
        ? trans.__(
            'Works now. It opens the server %1',
            nameInWords(serverName(token.hub))
          )
        : trans.__('Works now. It opens everything on this server');
    case 'refused':
      return token.hub?.sameOrigin
        ? trans.__(
            'The Hub no longer knows it. Reload the page to get a new one'
          )
        : trans.__(
            'The server no longer accepts it. Reload the page to get a new one'
          );
    case 'unknown':
      return trans.__('Not known whether it works');
  }
}

/**
 * The name of a hub's server as the Hub writes it: `alice/` for the default
 * one, `alice/gpu` for a named one.
 */
export function serverName(hub: ApiToken.IHub): string {
  return `${hub.serverUser}/${hub.serverName}`;
}
