import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { Message } from '@lumino/messaging';
import { h, VirtualDOM } from '@lumino/virtualdom';
import { Widget } from '@lumino/widgets';

import { isLeftOpen } from '../rest/failure';
import type { IHubToken } from '../rest/hubtoken';
import { sentences } from '../rest/text';
import { type ILocale, directionOf } from '../ui/locale';
import { nameInWords } from '../ui/untrusted';
import { type HubTokensModel, type IRevocation, hubTokenName } from './model';
import { hubFailureWords } from './words';

type Effects = ReturnType<HubTokensModel['effectsOf']>;

export async function confirmRevocation(
  token: IHubToken,
  effects: Effects,
  { language, trans }: ILocale
): Promise<boolean> {
  const words = confirmationWords(token, effects, trans);
  const body = new Confirmation(words);
  body.node.dir = directionOf(language);
  const { button } = await showDialog({
    title: words.title,
    body,
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.warnButton({ label: words.accept, accept: true })
    ],
    // Enter presses Cancel.
    defaultButton: 0
  });
  return button.accept;
}

/** The body of the dialog. Its checkbox, if any, enables the button. */
class Confirmation extends Widget {
  constructor({ effects, tick }: ReturnType<typeof confirmationWords>) {
    const box = h.input({ type: 'checkbox', autocomplete: 'off' });
    super({
      node: VirtualDOM.realize(
        h.div(
          { className: 'jp-ApiToken-confirmation' },
          effects.map(effect => h.p(effect)),
          tick ? h.label(box, tick) : ''
        )
      )
    });
    this.node.addEventListener('change', () => this._allow());
  }

  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    this._allow();
  }

  private _allow(): void {
    const box = this.node.querySelector('input');
    const accept = this.node
      .closest('.jp-Dialog')
      ?.querySelector<HTMLButtonElement>('.jp-Dialog-footer .jp-mod-warn');
    if (box && accept) {
      accept.disabled = !box.checked;
    }
  }
}

/** Writes a dialog. `tick` is the label of its checkbox, `''` for none. */
export function confirmationWords(
  token: IHubToken,
  { count, endsPage, isServers }: Effects,
  trans: TranslationBundle
) {
  const name = nameInWords(hubTokenName(token));
  const cache = trans.__(
    'A server that accepted it recently may continue to do so for up to 5 minutes, from its cache.'
  );
  const all = trans._n(
    'The Hub revokes %1 token of “%2”.',
    'The Hub revokes all %1 tokens of “%2”, which is signed out in every browser.',
    count,
    name
  );
  if (endsPage) {
    return {
      title: trans.__('Sign this page out?'),
      effects: [
        trans.__(
          'This is the token of this page. Without it JupyterLab can’t save, run or open anything until you reload the page and sign in again. Save your work first.'
        ),
        all,
        trans.__('Scripts that use the token stop working.'),
        cache
      ],
      tick: trans.__('I have saved my work. Sign this page out'),
      accept: trans.__('Revoke and sign out')
    };
  }
  const plain = { tick: '', accept: trans.__('Revoke') };
  if (token.app !== null) {
    return {
      ...plain,
      title: trans.__('Revoke the access of “%1”?', name),
      effects: [
        all,
        trans.__('It asks for access again when you open it next.'),
        cache
      ]
    };
  }
  return {
    ...plain,
    title: trans.__('Revoke “%1”?', name),
    effects: [
      isServers
        ? trans.__(
            'The server itself uses this token. $JUPYTERHUB_API_TOKEN in notebooks and terminals stops working, and the Hub may stop the server because it no longer sees activity. To get a new token, restart the server.'
          )
        : trans.__(
            'Every script that uses it will get 403. This can’t be undone.'
          ),
      cache
    ]
  };
}

export function revocationWords(
  { failure, isSignedOut, token }: IRevocation,
  trans: TranslationBundle
): string {
  const name = nameInWords(hubTokenName(token));
  if (failure) {
    return sentences(
      isLeftOpen(failure)
        ? trans.__('“%1” may or may not be revoked.', name)
        : trans.__('“%1” was not revoked.', name),
      hubFailureWords(failure, trans)
    );
  }
  return isSignedOut
    ? trans.__(
        'This page’s token is revoked. Reload the page to get a new one; if it is the same, from the server’s cache, wait 5 minutes and reload again.'
      )
    : trans.__(
        '“%1” is revoked. A server may accept it for up to 5 more minutes.',
        name
      );
}
