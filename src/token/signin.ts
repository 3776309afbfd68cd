import type { TranslationBundle } from '@jupyterlab/translation';
import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { isLoopback } from '../rest/path';
import type { Copyable } from '../ui/clearing';
import { details } from '../ui/controls';
import type { CopiedSign } from '../ui/copy';
import {
  clearingWords,
  copyKeys,
  copyWords,
  renderCopyButton
} from '../ui/copy';
import { renderAddress } from '../ui/untrusted';
import type { PanelModel } from './model';

/**
 * Draw how to sign in from another browser, where that takes the token: on a
 * server that no hub runs.
 *
 * The sign-in link is not drawn. It comes into being when it is copied.
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
  const { how, onlyHere, link, warning } = signInWords(serverUrl, trans);
  return details(
    trans.__('Sign in from another browser'),
    h.p(how),
    h.p(renderAddress(serverUrl)),
    onlyHere ? h.p(onlyHere) : '',
    h.p(link),
    h.p({ className: 'jp-ApiToken-warning' }, warning),
    h.div(
      { className: 'jp-ApiToken-buttons' },
      renderCopyButton(trans.__('Copy sign-in link'), sign, () =>
        model.copy('sign-in-link')
      )
    ),
    renderCopyMessage(model, 'sign-in-link', trans)
  );
}

/** How to sign in to a server from another browser. */
export interface ISignInWords {
  /** What to do there. The server's address follows. */
  readonly how: string;

  /** That the address leads nowhere from another machine, else `''`. */
  readonly onlyHere: string;

  /** What a link with the token is good for. */
  readonly link: string;

  /** What such a link gives away. */
  readonly warning: string;
}

/** Say how to sign in from another browser. */
export function signInWords(
  serverUrl: string,
  trans: TranslationBundle
): ISignInWords {
  return {
    how: trans.__(
      'Open this address there, and paste the token into the form that asks for it:'
    ),
    onlyHere: isLoopback(serverUrl)
      ? trans.__(
          'This address works on this machine only: on another it means that other one.'
        )
      : '',
    link: trans.__('A link with the token in it saves the typing.'),
    warning: trans.__(
      'Whoever has the link can use your files, kernels and terminals. It stays in that browser’s history, and may stand in the logs of a proxy in between. So send it to nobody, and use it only on your own devices.'
    )
  };
}

/** What is known of the last copy. */
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
  if (!copied) {
    return cleared ? clearingWords(cleared, trans) : '';
  }
  if (copied.what === 'token') {
    return copyWords(
      trans.__('Token copied.'),
      copied.outcome,
      settings.clearClipboardAfterSeconds,
      trans
    );
  }
  return copied.outcome === 'refused'
    ? trans.__(
        'The link was not copied: the browser did not let the page copy. The token is selected instead: press %1, and paste it into the form at the server’s address.',
        copyKeys()
      )
    : copyWords(
        trans.__('Sign-in link copied.'),
        copied.outcome,
        settings.clearClipboardAfterSeconds,
        trans
      );
}
