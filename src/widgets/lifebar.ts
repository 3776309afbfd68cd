import type { TranslationBundle } from '@jupyterlab/translation';
import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { endsSoon } from '../token/state';
import type { ApiToken } from '../tokens';
import { lifeLeft } from '../words/time';

/**
 * Draw how much of a life is left; nothing where it has no end or no known
 * start.
 */
export function renderLife(
  { created, expires }: ApiToken.ILifetime,
  now: Date,
  trans: TranslationBundle
): VirtualElement | string {
  const left = expires && lifeLeft(created, expires, now);
  return left === null
    ? ''
    : h.div(
        {
          className: endsSoon({ created, expires }, now)
            ? 'jp-ApiToken-life jp-mod-soon'
            : 'jp-ApiToken-life',
          role: 'img',
          'aria-label': trans.__(
            '%1 percent of its life is left',
            Math.round(left * 100)
          )
        },
        h.div({ style: { width: `${left * 100}%` } })
      );
}
