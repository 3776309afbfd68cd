import type { Message } from '@lumino/messaging';
import { h } from '@lumino/virtualdom';

import type { PanelModel } from '../token/model';
import { copyText } from '../ui/clipboard';
import {
  renderButtons,
  renderDetail,
  renderMessage,
  renderText
} from '../ui/controls';
import { CopiedSign, copyWords, renderCopyButton } from '../ui/copy';
import type { ILocale } from '../ui/locale';
import { ModelView } from '../ui/view';
import { type IApplication, writeDiagnostics } from './report';

/** The last section: copies the diagnostics for an issue. */
export class DiagnosticsSection extends ModelView<PanelModel> {
  constructor(
    model: PanelModel,
    locale: ILocale,
    private readonly _application: IApplication
  ) {
    super(model, locale);
  }

  protected override onUpdateRequest(msg: Message): void {
    super.onUpdateRequest(msg);
    const text = this.node.querySelector('pre');
    if (text && !this._isSelected) {
      this._isSelected = true;
      document.getSelection()?.selectAllChildren(text);
    }
  }

  protected render(): h.Child[] {
    const { trans } = this.locale;
    const words = copyWords(
      trans.__('Diagnostics copied. Paste them into your issue.'),
      this._refused ? 'refused' : 'copied',
      null,
      trans
    );
    return [
      renderButtons(
        renderCopyButton(trans.__('Copy diagnostics'), this._copied, () =>
          this._copy()
        )
      ),
      renderMessage(this._refused || this._copied.isShown ? words : ''),
      renderDetail(
        trans.__(
          'For an issue: versions, the kind of host and token, and the results of the checks. No token, no names, no URLs.'
        )
      ),
      this._refused ? renderText(trans.__('Diagnostics'), this._refused) : ''
    ];
  }

  private async _copy(): Promise<boolean> {
    const text = writeDiagnostics(
      this.model,
      this._application,
      this.locale.language
    );
    const isCopied = await copyText(text);
    if (!this.isDisposed) {
      this._refused = isCopied ? '' : text;
      this._isSelected = false;
      if (isCopied) {
        // The clipboard no longer has what the panel copied before.
        this.model.forgetCopied();
      }
      this.update();
    }
    return isCopied;
  }

  private readonly _copied = new CopiedSign(() => this.update());

  /** The text that the browser did not copy, for the user to copy by hand. */
  private _refused = '';
  private _isSelected = false;
}
