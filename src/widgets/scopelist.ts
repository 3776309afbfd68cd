import type { TranslationBundle } from '@jupyterlab/translation';
import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { shownName } from '../words/foreigntext';
import { scopeWords } from '../words/scope';
import { nameAttrs, renderInParts } from './foreign';

/**
 * Draw scopes: what each allows in words, where these are known, and the scope
 * itself.
 */
export function renderScopeList(
  scopes: readonly string[],
  trans: TranslationBundle
): VirtualElement {
  return h.ul(
    scopes.map(scope => {
      const words = scopeWords(scope, trans);
      return h.li(
        words === null ? '' : h.span(words),
        h.code(
          { className: 'jp-ApiToken-scope', ...nameAttrs(scope), dir: 'ltr' },
          ...renderInParts(shownName(scope))
        )
      );
    })
  );
}
