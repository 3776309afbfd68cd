import { h } from '@lumino/virtualdom';

import { shownLines } from '../words/foreigntext';
import { snippetWords } from '../words/snippets';
import { renderBusy } from './busy';
import { renderButton, renderCancel } from './button';
import { CopiedSign, renderCopyButton } from './copybutton';
import { ModelView } from './modelview';
import { renderReport } from './report';
import type { SnippetsModel } from './snippetsmodel';
import { isCopied } from './tokencopier';

/**
 * What a person does with a snippet, and how that ended.
 */
export class SnippetButtons extends ModelView<SnippetsModel> {
  protected render(): h.Child[] {
    const { canInsert, isInserting, isUseful, outcome, shownCode } = this.model;
    const { trans } = this.locale;
    return isUseful && shownCode.kind === 'code'
      ? [
          shownCode.note
            ? h.p(
                { className: 'jp-ApiToken-detail' },
                shownLines(shownCode.note)
              )
            : '',
          h.div(
            { className: 'jp-ApiToken-buttons' },
            renderCopyButton(
              trans.__('Copy snippet'),
              this._copied,
              async () => {
                const outcome = await this.model.copy();
                return outcome.kind === 'copied' && isCopied(outcome.outcome);
              }
            ),
            canInsert
              ? renderButton(trans.__('Insert into notebook'), () =>
                  this.model.insert()
                )
              : '',
            renderBusy(isInserting ? trans.__('Inserting …') : ''),
            isInserting
              ? renderCancel(() => this.model.cancelInsertion(), trans)
              : ''
          ),
          h.p(
            { className: 'jp-ApiToken-message', 'aria-live': 'polite' },
            this._words()
          ),
          outcome?.kind === 'failed'
            ? renderReport({ message: outcome.reason }, trans)
            : ''
        ]
      : [];
  }

  private _words(): string {
    const { outcome, isTokenRevealed } = this.model;
    return outcome
      ? snippetWords(outcome, !isTokenRevealed, this.locale.trans)
      : '';
  }

  private readonly _copied = new CopiedSign(() => this.update());
}
