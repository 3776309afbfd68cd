import type { TranslationBundle } from '@jupyterlab/translation';
import { type VirtualElement, h } from '@lumino/virtualdom';

import { isHubBefore } from '../rest/hub';
import type { ApiToken } from '../tokens';
import { details } from '../ui/controls';
import {
  nameAttrs,
  nameInWords,
  renderInParts,
  shownName
} from '../ui/untrusted';

/**
 * Returns what a scope allows, `null` where that is not known.
 *
 * @param scope - A scope with an optional filter, such as
 *   `access:servers!server=alice/` (JupyterHub documentation, "Scopes in
 *   JupyterHub"). The filter `!user` alone, which the Hub fills in, is not known.
 */
export function scopeWords(
  scope: string,
  trans: TranslationBundle
): string | null {
  const [, base = '', filter = '', name = ''] =
    /^([^!]*)(?:!([^=]+)=(.+))?$/su.exec(scope) ?? [];
  const value = nameInWords(name);
  switch (filter ? `${base}!${filter}` : base) {
    case 'access:servers':
      return trans.__('Access all users’ servers');
    case 'access:servers!user':
      return trans.__('Access all servers of %1', value);
    case 'access:servers!server':
      return trans.__('Access the server %1', value);
    case 'access:servers!group':
      return trans.__('Access all servers of the group %1', value);
    case 'access:services!service':
      return trans.__('Access the service %1', value);

    case 'servers!user':
      return trans.__('Start and stop the servers of %1', value);
    case 'servers!server':
      return trans.__('Start and stop the server %1', value);
    case 'start:servers!user':
      return trans.__('Start the servers of %1', value);
    case 'start:servers!server':
      return trans.__('Start the server %1', value);
    case 'delete:servers!user':
      return trans.__('Stop the servers of %1', value);
    case 'delete:servers!server':
      return trans.__('Stop the server %1', value);
    case 'read:servers!user':
      return trans.__('See the servers of %1', value);
    case 'read:servers!server':
      return trans.__('See the state of the server %1', value);

    case 'tokens!user':
      return trans.__('See, create and revoke the tokens of %1', value);
    case 'read:tokens!user':
      return trans.__('See which tokens %1 has', value);

    case 'read:users:name!user':
      return trans.__('See the name of %1', value);
    case 'read:users:groups!user':
      return trans.__('See which groups %1 is in', value);
    case 'read:users:activity!user':
      return trans.__('See when %1 was last active', value);
    case 'read:users!user':
      return trans.__('See the account of %1', value);
    case 'users:activity!user':
      return trans.__('Report activity of %1', value);

    case 'read:users:shares!user':
      return trans.__('See what is shared with %1', value);
    case 'users:shares!user':
      return trans.__('See and leave what is shared with %1', value);
    case 'read:shares!user':
      return trans.__('See how the servers of %1 are shared', value);
    case 'read:shares!server':
      return trans.__('See with whom the server %1 is shared', value);
    case 'shares!user':
      return trans.__('Share the servers of %1', value);
    case 'shares!server':
      return trans.__('Share the server %1', value);

    case 'self':
      return trans.__('Everything in your own account on the Hub');
    case 'inherit':
      return trans.__('Everything that you can do on the Hub');
    default:
      return null;
  }
}

export function unknownScopesWords(
  { sameOrigin }: ApiToken.IHub,
  { hubVersion, state }: ApiToken.IFacts,
  trans: TranslationBundle
): string {
  if (hubVersion && isHubBefore(hubVersion, 2)) {
    return trans.__(
      'Full access to this server, and everything that you can do on the Hub (JupyterHub %1 has no scopes)',
      nameInWords(hubVersion)
    );
  }
  if (sameOrigin) {
    return trans.__('The Hub does not say');
  }
  return state === 'works'
    ? trans.__('Access this server. Other permissions are not known')
    : trans.__('Not known');
}

/**
 * Renders scopes, those that only read last: what each allows in words, where
 * these are known, and the scope itself.
 *
 * @param explain - Returns the words, `null` where these are not known.
 * @param unfolded - The number of scopes after which the others are folded.
 */
export function renderScopeList(
  scopes: readonly string[],
  trans: TranslationBundle,
  explain = scopeWords,
  unfolded = Infinity
): VirtualElement {
  const isRead = (scope: string) => scope.startsWith('read:');
  const shown = scopes.filter(scope => !isRead(scope));
  if (shown.length < MAX_SCOPES) {
    shown.push(...scopes.filter(isRead).slice(0, MAX_SCOPES));
  }
  const items = shown.slice(0, MAX_SCOPES).map(scope => {
    const words = explain(scope, trans);
    return h.li(
      words === null ? '' : h.span(words),
      h.code(
        { className: 'jp-ApiToken-scope', ...nameAttrs(scope), dir: 'ltr' },
        ...renderInParts(shownName(scope))
      )
    );
  });
  const rest = restWords(scopes.length - MAX_SCOPES, trans);
  items.push(...rest.map(words => h.li(words)));
  if (items.length <= unfolded) {
    return h.ul(items);
  }
  const more = scopes.length - unfolded;
  return h.div(
    h.ul(items.slice(0, unfolded)),
    details(
      trans._n('%1 more permission', '%1 more permissions', more),
      h.ul(items.slice(unfolded))
    )
  );
}

/** The most scopes of a token that are shown: a hub may send any number. */
export const MAX_SCOPES = 100;

export function restWords(count: number, trans: TranslationBundle): string[] {
  return count > 0 ? [trans._n('%1 more scope', '%1 more scopes', count)] : [];
}
