import type { Message } from '@lumino/messaging';
import { Panel } from '@lumino/widgets';

import type { Highlight } from './codeview';
import { CodeView } from './codeview';
import type { ILocale } from '../words/locale';
import { SnippetButtons } from './snippetbuttons';
import { SnippetForm } from './snippetform';
import type { SnippetOutcome, SnippetsModel } from './snippetsmodel';

/**
 * The section "Snippets": what to write, the code, and what to do with it.
 */
export class SnippetsSection extends Panel {
  /**
   * @param highlight - Gives the colours of code.
   */
  constructor(model: SnippetsModel, locale: ILocale, highlight: Highlight) {
    super();
    const { trans } = locale;
    this._model = model;
    this._code = new CodeView(trans._p('of code', 'Snippet'), highlight);
    this.addWidget(new SnippetForm(model, locale));
    this.addWidget(this._code);
    this.addWidget(new SnippetButtons(model, locale));
    // At once, not with the next frame: masked code must not hold the token.
    model.changed.connect(this._showCode, this);
  }

  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    this._showCode();
  }

  private _showCode(): void {
    const { outcome, shownCode, snippet } = this._model;
    const isCode = shownCode.kind === 'code' && this._model.isUseful;
    this._code.setHidden(!isCode);
    this._code.showCode(isCode ? shownCode.text : '', snippet?.mimeType ?? '');
    if (outcome !== this._shown) {
      this._shown = outcome;
      if (outcome?.kind === 'copied' && outcome.outcome === 'refused') {
        this._code.select();
      }
    }
  }

  private readonly _model: SnippetsModel;
  private readonly _code: CodeView;
  private _shown: SnippetOutcome | null = null;
}
