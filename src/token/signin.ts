import type { TranslationBundle } from '@jupyterlab/translation';
import { type VirtualElement, h } from '@lumino/virtualdom';

import { isLoopback } from '../rest/path';
import { type Copyable, isCopied } from '../ui/clearing';
import {
  details,
  renderButtons,
  renderMessage,
  renderWarning
} from '../ui/controls';
import type { CopiedSign } from '../ui/copy';
import {
  clearingWords,
  copyKeys,
  copyWords,
  renderCopyButton
} from '../ui/copy';
import { renderUrl } from '../ui/untrusted';
import type { ICopied, PanelModel } from './model';

/**
 * Renders how to sign in from another browser, where that takes the token: on a
 * server without a hub. The sign-in link comes into being when it is copied.
 *
 * @param sign - Whether the button shows that it copied.
 */
export function renderSignIn(
  model: CopyState & Pick<PanelModel, 'copy' | 'token'>,
  trans: TranslationBundle,
  sign: CopiedSign
): h.Child {
  const { kind, serverUrl } = model.token;
  if (kind !== 'server') {
    return '';
  }
  return details(
    trans.__('Sign in from another browser'),
    h.p(trans.__('Open this URL there, and paste the token into the form:')),
    h.p(renderUrl(serverUrl)),
    isLoopback(serverUrl)
      ? h.p(trans.__('This URL works on this machine only.'))
      : '',
    h.p(trans.__('Or use a link that contains the token.')),
    renderWarning(
      trans.__(
        'Anyone who has the link can use your files, kernels and terminals. It stays in that browser’s history, and proxies may log it: use it on your own devices only.'
      )
    ),
    renderButtons(
      renderCopyButton(trans.__('Copy sign-in link'), sign, () =>
        model.copy('sign-in-link')
      )
    ),
    renderCopyMessage(model, 'sign-in-link', trans)
  );
}

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
