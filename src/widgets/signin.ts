import type { TranslationBundle } from '@jupyterlab/translation';
import { h } from '@lumino/virtualdom';

import { signInWords } from '../words/signin';
import type { CopiedSign } from './copybutton';
import { renderCopyButton } from './copybutton';
import type { CopyState } from './copymessage';
import { renderCopyMessage } from './copymessage';
import { details } from './details';
import { renderAddress } from './foreign';
import type { PanelModel } from './panelmodel';

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
