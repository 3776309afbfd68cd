import { h } from '@lumino/virtualdom';

import { shownLines } from '../words/foreigntext';
import { snippetWords } from '../words/snippets';
import { renderButton } from './button';
import { ModelView } from './modelview';
import type { SnippetsModel } from './snippetsmodel';

/**
 * What a person does with a snippet, and how that ended.
 */
export class SnippetButtons extends ModelView<SnippetsModel> {
  protected render(): h.Child[] {
    const { canInsert, isUseful, shownCode } = this.model;
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
            renderButton(trans.__('Copy snippet'), () => this.model.copy()),
            canInsert
              ? renderButton(trans.__('Insert into notebook'), () =>
                  this.model.insert()
                )
              : ''
          ),
          h.p(
            { className: 'jp-ApiToken-message', 'aria-live': 'polite' },
            this._words()
          )
        ]
      : [];
  }

  private _words(): string {
    const { outcome, isTokenRevealed } = this.model;
    return outcome
      ? snippetWords(outcome, !isTokenRevealed, this.locale.trans)
      : '';
  }
}
