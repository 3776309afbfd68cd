import { PageConfig } from '@jupyterlab/coreutils';
import type { Message } from '@lumino/messaging';
import { h } from '@lumino/virtualdom';

import type { PanelModel } from '../token/model';
import { copyText } from '../ui/clipboard';
import { PRIVATE } from '../ui/controls';
import { CopiedSign, copyWords, renderCopyButton } from '../ui/copy';
import type { ILocale } from '../ui/locale';
import { ModelView } from '../ui/view';
import type { IApplication } from './report';
import { writeDiagnostics } from './report';

/** The end of the panel: copies what a report needs. */
export class DiagnosticsSection extends ModelView<PanelModel> {
  /**
   * @param application - What runs the panel.
   */
  constructor(
    model: PanelModel,
    locale: ILocale,
    application: Omit<IApplication, 'serverVersion'>
  ) {
    super(model, locale);
    this._application = application;
  }

  protected override onUpdateRequest(msg: Message): void {
    super.onUpdateRequest(msg);
    if (this._isCopied === false && !this._isSelected) {
      this._select();
    }
  }

  protected render(): h.Child[] {
    const { trans } = this.locale;
    const outcome = this._outcome;
    return [
      h.div(
        { className: 'jp-ApiToken-buttons' },
        renderCopyButton(trans.__('Copy diagnostics'), this._copied, () =>
          this._copy()
        )
      ),
      h.p(
        { className: 'jp-ApiToken-message', 'aria-live': 'polite' },
        outcome === null
          ? ''
          : copyWords(
              trans.__('Diagnostics copied. Paste them into your report.'),
              outcome ? 'copied' : 'refused',
              null,
              trans
            )
      ),
      h.p(
        { className: 'jp-ApiToken-detail' },
        trans.__(
          'For a report of a problem: versions, the kind of host and token, and how the checks ended. No token, no names, no addresses.'
        )
      ),
      this._isCopied === false
        ? h.pre(
            {
              className: 'jp-ApiToken-json',
              role: 'group',
              tabindex: '0',
              'aria-label': trans.__('Diagnostics'),
              dir: 'ltr',
              ...PRIVATE
            },
            this._text
          )
        : ''
    ];
  }

  /** How copying ended: told for a moment where it worked, as by the button. */
  private get _outcome(): boolean | null {
    return this._isCopied === true && !this._copied.isShown
      ? null
      : this._isCopied;
  }

  private get _text(): string {
    const { check, facts, token } = this.model;
    return writeDiagnostics({
      token,
      facts,
      check,
      application: {
        ...this._application,
        serverVersion: serverVersion()
      },
      browser: {
        userAgent: navigator.userAgent,
        language: this.locale.language,
        protocol: window.location.protocol,
        isSecureContext: window.isSecureContext
      }
    });
  }

  private async _copy(): Promise<boolean> {
    const isCopied = await copyText(this._text);
    if (!this.isDisposed) {
      this._isCopied = isCopied;
      this._isSelected = false;
      if (isCopied) {
        // What was copied before is in the clipboard no more.
        this.model.forgetCopied();
      }
      this.update();
    }
    return isCopied;
  }

  /** Have the text selected, for the person to copy it by hand. */
  private _select(): void {
    this._isSelected = true;
    const text = this.node.querySelector('pre');
    if (text) {
      document.getSelection()?.selectAllChildren(text);
    }
  }

  private readonly _application: Omit<IApplication, 'serverVersion'>;
  private readonly _copied = new CopiedSign(() => this.update());
  private _isCopied: boolean | null = null;
  private _isSelected = false;
}

/** The version of jupyter_server, as the page's configuration says it. */
function serverVersion(): string {
  // The first three: jupyter_server 1 has two more, which are empty.
  const version = PageConfig.getNotebookVersion().slice(0, 3);
  return version[0] ? version.join('.') : '';
}
