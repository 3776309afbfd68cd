import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { renderSign } from './sign';

/**
 * Draw that something is going on; room for it while nothing is.
 *
 * @param words - What is going on, `''` while nothing is.
 */
export function renderBusy(words: string): VirtualElement {
  // Always there: screen readers speak what comes into it.
  return h.span(
    { className: 'jp-ApiToken-busy', 'aria-live': 'polite' },
    words ? [renderSign('busy'), words] : ''
  );
}
