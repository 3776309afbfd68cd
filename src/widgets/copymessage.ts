import type { TranslationBundle } from '@jupyterlab/translation';
import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { clearingWords, copyWords } from '../words/copy';
import { signInLinkWords } from '../words/signin';
import type { PanelModel } from './panelmodel';
import type { Copyable } from './tokencopier';

/**
 * What is known of the last copy.
 */
export type CopyState = Pick<PanelModel, 'copied' | 'cleared' | 'settings'>;

/**
 * Draw how the last copy ended, where the person who pressed looks.
 *
 * @param beside - Whose buttons this stands by.
 */
export function renderCopyMessage(
  state: CopyState,
  beside: Copyable,
  trans: TranslationBundle
): VirtualElement {
  return h.p(
    { className: 'jp-ApiToken-message', 'aria-live': 'polite' },
    placeOf(state) === beside ? words(state, trans) : ''
  );
}

/**
 * Where the message is to be seen. A refusal is told beside the token, which
 * is selected then, and the end of the clearing too: it comes later, when the
 * link may be folded away.
 */
function placeOf({ copied }: CopyState): Copyable {
  return copied && copied.outcome !== 'refused' ? copied.what : 'token';
}

function words(
  { copied, cleared, settings }: CopyState,
  trans: TranslationBundle
): string {
  if (copied) {
    const { clearClipboardAfterSeconds } = settings;
    return copied.what === 'token'
      ? copyWords(copied.outcome, clearClipboardAfterSeconds, trans)
      : signInLinkWords(copied.outcome, clearClipboardAfterSeconds, trans);
  }
  return cleared ? clearingWords(cleared, trans) : '';
}
