import type { TranslationBundle } from '@jupyterlab/translation';
import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { shownName } from '../words/foreigntext';
import { MAX_SCOPES, restWords } from '../words/hubtokens';
import { scopeWords } from '../words/scope';
import { nameAttrs, renderInParts } from './foreign';

/**
 * Renders scopes, those that only read last: what each allows in words, where
 * these are known, and the scope itself.
 */
export function renderScopeList(
  scopes: readonly string[],
  trans: TranslationBundle
): VirtualElement {
  const isRead = (scope: string) => scope.startsWith('read:');
  const shown = scopes.filter(scope => !isRead(scope));
  if (shown.length < MAX_SCOPES) {
    shown.push(...scopes.filter(isRead).slice(0, MAX_SCOPES));
  }
  return h.ul(
    shown.slice(0, MAX_SCOPES).map(scope => {
      const words = scopeWords(scope, trans);
      return h.li(
        words === null ? '' : h.span(words),
        h.code(
          { className: 'jp-ApiToken-scope', ...nameAttrs(scope), dir: 'ltr' },
          ...renderInParts(shownName(scope))
        )
      );
    }),
    restWords(scopes.length - MAX_SCOPES, trans).map(words => h.li(words))
  );
}
