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
  const words: Readonly<Record<string, () => string>> = {
    'access:servers!user': () => trans.__('Access all servers of %1', value),
    'access:servers!server': () => trans.__('Access the server %1', value),
    'access:servers!group': () =>
      trans.__('Access all servers of the group %1', value),
    'access:services!service': () => trans.__('Access the service %1', value),
    'servers!user': () => trans.__('Start and stop the servers of %1', value),
    'servers!server': () => trans.__('Start and stop the server %1', value),
    'start:servers!user': () => trans.__('Start the servers of %1', value),
    'start:servers!server': () => trans.__('Start the server %1', value),
    'delete:servers!user': () => trans.__('Stop the servers of %1', value),
    'delete:servers!server': () => trans.__('Stop the server %1', value),
    'read:servers!user': () => trans.__('See the servers of %1', value),
    'read:servers!server': () =>
      trans.__('See the state of the server %1', value),
    'tokens!user': () =>
      trans.__('See, create and revoke the tokens of %1', value),
    'read:tokens!user': () => trans.__('See which tokens %1 has', value),
    'read:users:name!user': () => trans.__('See the name of %1', value),
    'read:users:groups!user': () =>
      trans.__('See which groups %1 is in', value),
    'read:users:activity!user': () =>
      trans.__('See when %1 was last active', value),
    'read:users!user': () => trans.__('See the account of %1', value),
    'users:activity!user': () => trans.__('Report activity of %1', value),
    'read:users:shares!user': () =>
      trans.__('See what is shared with %1', value),
    'users:shares!user': () =>
      trans.__('See and leave what is shared with %1', value),
    'read:shares!user': () =>
      trans.__('See how the servers of %1 are shared', value),
    'read:shares!server': () =>
      trans.__('See with whom the server %1 is shared', value),
    'shares!user': () => trans.__('Share the servers of %1', value),
    'shares!server': () => trans.__('Share the server %1', value),
    self: () => trans.__('Everything in your own account on the Hub'),
    inherit: () => trans.__('Everything that you can do on the Hub')
  };
  const key = filter ? `${base}!${filter}` : base;
  // A name such as `constructor` is no scope.
  return Object.keys(words).includes(key) ? words[key]() : null;
}

export function unknownScopesWords(
  { failure, hubVersion, state }: ApiToken.IFacts,
  trans: TranslationBundle
): string {
  if (hubVersion && isHubBefore(hubVersion, 2)) {
    return trans.__(
      'Full access to this server, and everything that you can do on the Hub (JupyterHub %1 has no scopes)',
      nameInWords(hubVersion)
    );
  }
  if (state !== 'works') {
    return trans.__('Not known');
  }
  return failure
    ? trans.__('Access this server. Other permissions are not known')
    : trans.__('The Hub does not say');
}

/**
 * Renders scopes, those that only read last: what each allows in words, where
 * these are known, and the scope itself.
 *
 * @param unfolded - The number of scopes after which the others are folded.
 */
export function renderScopeList(
  scopes: readonly string[],
  trans: TranslationBundle,
  explain = scopeWords,
  unfolded = Infinity
): VirtualElement {
  const isRead = (scope: string) => scope.startsWith('read:');
  const strong = scopes.filter(scope => !isRead(scope));
  const shown = [...strong, ...scopes.filter(isRead)].slice(0, MAX_SCOPES);
  const items = shown.map(scope => {
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
  const more = scopes.length - unfolded;
  return more <= 0
    ? h.ul(items)
    : h.div(
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
