import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';

import { directionOf } from '../words/direction';
import type { IConfirmationWords } from '../words/revocation';
import type { ILocale } from '../words/locale';

/**
 * Ask whether to revoke a token.
 *
 * @returns Whether the person wants that.
 */
export async function confirmRevocation(
  words: IConfirmationWords,
  { language, trans }: ILocale
): Promise<boolean> {
  const body = new Confirmation(words);
  body.node.dir = directionOf(language);
  const { button } = await showDialog({
    title: words.title,
    body,
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.warnButton({ label: words.accept, accept: true })
    ],
    // The key Enter alone revokes nothing.
    defaultButton: 0
  });
  return button.accept;
}

/**
 * What stops working, and what must be ticked before the button can be
 * pressed.
 */
class Confirmation extends Widget {
  constructor({ effects, tick }: IConfirmationWords) {
    super();
    this.addClass('jp-ApiToken-confirmation');
    for (const effect of effects) {
      const paragraph = document.createElement('p');
      paragraph.textContent = effect;
      this.node.append(paragraph);
    }
    if (tick) {
      this._box.type = 'checkbox';
      this._box.autocomplete = 'off';
      this._box.addEventListener('change', () => this._allow());
      const label = document.createElement('label');
      label.append(this._box, tick);
      this.node.append(label);
    }
  }

  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    if (this._box.isConnected) {
      this._allow();
    }
  }

  private _allow(): void {
    const accept = this.node
      .closest('.jp-Dialog')
      ?.querySelector<HTMLButtonElement>('.jp-Dialog-footer .jp-mod-warn');
    if (accept) {
      accept.disabled = !this._box.checked;
    }
  }

  private readonly _box = document.createElement('input');
}
