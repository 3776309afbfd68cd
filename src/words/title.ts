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
 * The name of a hub's server as the Hub writes it: `alice/` for the default
 * one, `alice/gpu` for a named one.
 */
export function serverName(hub: ApiToken.IHub): string {
  return `${hub.serverUser}/${hub.serverName}`;
}
