import type { TranslationBundle } from '@jupyterlab/translation';
import type { VirtualElement } from '@lumino/virtualdom';

import { type Copyable, isCopied } from '../ui/clearing';
import { renderMessage } from '../ui/controls';
import { clearingWords, copyKeys, copyWords } from '../ui/copy';
import type { ICopied, PanelModel } from './model';

export type CopyState = Pick<PanelModel, 'copied' | 'cleared' | 'settings'>;

/**
 * Renders the message after a copy, `''` where it belongs beside something else:
 * a refusal and the end of clearing are shown beside the token, since the token is
 * selected after a refusal, and the link may be folded by the end.
 */
export function renderCopyMessage(
  { cleared, copied, settings }: CopyState,
  beside: Copyable,
  trans: TranslationBundle
): VirtualElement {
  const place = copied && isCopied(copied.outcome) ? copied.what : 'token';
  const words = copied
    ? copiedWords(copied, settings.clearClipboardAfterSeconds, trans)
    : cleared && clearingWords(cleared, trans);
  return renderMessage((place === beside && words) || '');
}

function copiedWords(
  { outcome, what }: ICopied,
  clearAfterSeconds: number,
  trans: TranslationBundle
): string {
  if (what === 'sign-in-link' && outcome === 'refused') {
    return trans.__(
      'The browser blocked copying. The token is selected instead: press %1, and paste it into the form at the server’s URL.',
      copyKeys()
    );
  }
  const done =
    what === 'token'
      ? trans.__('Token copied.')
      : trans.__('Sign-in link copied.');
  return copyWords(done, outcome, clearAfterSeconds, trans);
}
