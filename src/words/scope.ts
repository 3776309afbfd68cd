import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiToken } from '../tokens';
import { nameInWords } from './foreigntext';
import { isHubBefore } from './hubversion';

/**
 * Say in words what a scope allows.
 *
 * @param scope - A scope as JupyterHub writes it, with an optional filter,
 *   such as `access:servers!server=alice/` (JupyterHub documentation, "Scopes
 *   in JupyterHub").
 *
 * @returns `null` for a scope that is not known here; show it raw.
 */
export function scopeWords(
  scope: string,
  trans: TranslationBundle
): string | null {
  const { base, filter, value: name } = parseScope(scope);
  const value = nameInWords(name);
  switch (filter ? `${base}!${filter}` : base) {
    case 'access:servers':
      return trans.__('Use everybody’s servers');
    case 'access:servers!user':
      return trans.__('Use all servers of %1', value);
    case 'access:servers!server':
      return trans.__('Use the server %1', value);
    case 'access:servers!group':
      return trans.__('Use all servers of the group %1', value);
    case 'access:services':
      return trans.__('Use all services of the Hub');
    case 'access:services!service':
      return trans.__('Use the service %1', value);

    case 'servers':
      return trans.__('Start and stop everybody’s servers');
    case 'servers!user':
      return trans.__('Start and stop the servers of %1', value);
    case 'servers!server':
      return trans.__('Start and stop the server %1', value);
    case 'start:servers':
      return trans.__('Start everybody’s servers');
    case 'start:servers!user':
      return trans.__('Start the servers of %1', value);
    case 'start:servers!server':
      return trans.__('Start the server %1', value);
    case 'delete:servers':
      return trans.__('Stop everybody’s servers');
    case 'delete:servers!user':
      return trans.__('Stop the servers of %1', value);
    case 'delete:servers!server':
      return trans.__('Stop the server %1', value);
    case 'read:servers':
      return trans.__('See everybody’s servers');
    case 'read:servers!user':
      return trans.__('See the servers of %1', value);
    case 'read:servers!server':
      return trans.__('See the state of the server %1', value);
    case 'admin:servers':
      return trans.__('Manage everybody’s servers');
    case 'admin:servers!user':
      return trans.__('Manage the servers of %1', value);
    case 'admin:server_state':
      return trans.__('See and change how everybody’s servers are run');

    case 'tokens':
      return trans.__('See, make and revoke everybody’s tokens');
    case 'tokens!user':
      return trans.__('See, make and revoke the tokens of %1', value);
    case 'read:tokens':
      return trans.__('See which tokens everybody has');
    case 'read:tokens!user':
      return trans.__('See which tokens %1 has', value);

    case 'read:users:name':
      return trans.__('See everybody’s names');
    case 'read:users:name!user':
      return trans.__('See the name of %1', value);
    case 'read:users:groups':
      return trans.__('See which groups everybody is in');
    case 'read:users:groups!user':
      return trans.__('See which groups %1 is in', value);
    case 'read:users:activity':
      return trans.__('See when everybody was last active');
    case 'read:users:activity!user':
      return trans.__('See when %1 was last active', value);
    case 'read:users':
      return trans.__('See everybody’s accounts');
    case 'read:users!user':
      return trans.__('See the account of %1', value);
    case 'list:users':
      return trans.__('List everybody who uses the Hub');
    case 'users:activity':
      return trans.__('Report when everybody was active');
    case 'users:activity!user':
      return trans.__('Report when %1 was active', value);
    case 'users':
      return trans.__('See and change everybody’s accounts');
    case 'users!user':
      return trans.__('See and change the account of %1', value);
    case 'delete:users':
      return trans.__('Delete people’s accounts');
    case 'admin:users':
      return trans.__('Manage everybody’s accounts');
    case 'admin:auth_state':
      return trans.__('See how everybody signed in');

    case 'read:users:shares':
      return trans.__('See what is shared with everybody');
    case 'users:shares':
      return trans.__('See and end what is shared with everybody');
    case 'groups:shares':
      return trans.__('See and end what is shared with groups');
    case 'read:groups:shares':
      return trans.__('See what is shared with groups');
    case 'read:users:shares!user':
      return trans.__('See what is shared with %1', value);
    case 'users:shares!user':
      return trans.__('See and leave what is shared with %1', value);
    case 'read:shares':
      return trans.__('See how everybody’s servers are shared');
    case 'read:shares!user':
      return trans.__('See how the servers of %1 are shared', value);
    case 'read:shares!server':
      return trans.__('See with whom the server %1 is shared', value);
    case 'shares':
      return trans.__('Share everybody’s servers');
    case 'shares!user':
      return trans.__('Share the servers of %1', value);
    case 'shares!server':
      return trans.__('Share the server %1', value);

    case 'list:groups':
    case 'read:groups:name':
      return trans.__('List the groups of the Hub');
    case 'read:groups':
      return trans.__('See who is in which group');
    case 'groups':
      return trans.__('Change who is in which group');
    case 'admin:groups':
      return trans.__('Make, change and delete groups');
    case 'list:services':
    case 'read:services:name':
      return trans.__('List the services of the Hub');
    case 'read:services':
      return trans.__('See the services of the Hub');
    case 'admin:services':
      return trans.__('Manage the services of the Hub');
    case 'delete:groups':
      return trans.__('Delete groups');
    case 'read:roles':
      return trans.__('See who has which role');
    case 'read:roles:users':
      return trans.__('See which roles everybody has');
    case 'read:roles:groups':
      return trans.__('See which roles groups have');
    case 'read:roles:services':
      return trans.__('See which roles services have');
    case 'read:hub':
      return trans.__('See how the Hub is set up');
    case 'read:metrics':
      return trans.__('See the Hub’s figures');
    case 'proxy':
      return trans.__('See and reload the routes of the Hub’s proxy');
    case 'shutdown':
      return trans.__('Shut down the Hub');
    case 'admin-ui':
      return trans.__('Open the Hub’s admin page');
    case 'self':
      return trans.__('Everything of your own on the Hub');
    case 'inherit':
      return trans.__('Everything that you may do on the Hub');
    default:
      return null;
  }
}

/**
 * Say what a token may do whose scopes are not known.
 */
export function unknownScopesWords(
  { sameOrigin }: ApiToken.IHub,
  { hubVersion, state }: ApiToken.IFacts,
  trans: TranslationBundle
): string {
  if (hubVersion !== null && isBeforeScopes(hubVersion)) {
    return trans.__(
      'Everything on this server, and all that you may do on the Hub: JupyterHub %1 has no scopes',
      nameInWords(hubVersion)
    );
  }
  if (sameOrigin) {
    return trans.__('The Hub did not say');
  }
  return state === 'works'
    ? trans.__('Use this server. Only the Hub can say what else')
    : trans.__('Only the Hub can say');
}

/**
 * Whether a JupyterHub is older than scopes, which came with 2.0.
 *
 * Such a hub gives its pages no token. But with the classic notebook server,
 * which was its default, JupyterLab puts the server's own there
 * (`$JUPYTERHUB_API_TOKEN`; measured on 1.5.1 with JupyterLab 3.4.7): a token
 * of the person, good for everything, that ends with the server.
 */
export function isBeforeScopes(hubVersion: string): boolean {
  return isHubBefore(hubVersion, 2);
}

/**
 * Take a scope apart: `access:servers!server=alice/` is the scope
 * `access:servers` with the filter `server` for `alice/`.
 *
 * The filter's value is `''` for `!user`, which stands for the holder and
 * which the Hub fills in, and is unknown words here.
 */
function parseScope(scope: string): {
  base: string;
  filter: string;
  value: string;
} {
  const [, base = '', filter = '', value = ''] =
    /^([^!]*)(?:!([^=]+)=(.+))?$/su.exec(scope) ?? [];
  return { base, filter, value };
}
