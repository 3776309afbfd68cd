import type { Message } from '@lumino/messaging';
import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { renderScopeList } from '../access/scopes';
import {
  PRIVATE_FIELD,
  renderCancel,
  renderFailureReport,
  renderSelect
} from '../ui/controls';
import { shownName } from '../ui/untrusted';
import { ModelView } from '../ui/view';
import type { Access } from './access';
import type { NewTokenModel } from './formmodel';
import { accessWords, lifetimeWords, makingFailureWords } from './words';

const NOTE_ID = 'jp-api-token-note';
const EXPIRES_ID = 'jp-api-token-expires';
const ACCESS_ID = 'jp-api-token-access';

/** The Hub cuts longer notes. */
const MAX_NOTE_CHARACTERS = 1023;

/** The form "New token". */
export class NewTokenForm extends ModelView<NewTokenModel> {
  protected override onUpdateRequest(msg: Message): void {
    super.onUpdateRequest(msg);
    // A control that the user has changed ignores its attributes.
    const { access, lifetime, note } = this.model;
    const field = this.node.querySelector('input');
    if (field && field.value !== note) {
      field.value = note;
    }
    for (const select of this.node.querySelectorAll('select')) {
      select.value = select.id === ACCESS_ID ? access : String(lifetime);
    }
  }

  protected render(): h.Child[] {
    const { accesses, failure, isMaking, isOffered, lifetimes, scopes } =
      this.model;
    const { language, trans } = this.locale;
    return isOffered
      ? [
          h.form(
            {
              'aria-label': trans.__('New token'),
              autocomplete: 'off',
              onsubmit: event => {
                event.preventDefault();
                void this.model.make();
              }
            },
            this._renderNote(),
            h.div(
              { className: 'jp-ApiToken-fields' },
              renderSelect(
                EXPIRES_ID,
                trans._p('when a token expires', 'Expires'),
                lifetimes.map(seconds => [
                  String(seconds),
                  lifetimeWords(seconds, language)
                ]),
                value => this.model.choose({ lifetime: Number(value) })
              ),
              renderSelect(
                ACCESS_ID,
                trans._p('access of a token', 'Access'),
                accesses.map(access => [access, accessWords(access, trans)]),
                value => this.model.choose({ access: value as Access })
              )
            ),
            h.div(
              { className: 'jp-ApiToken-detail' },
              renderScopeList(scopes, trans)
            ),
            h.div(
              { className: 'jp-ApiToken-buttons' },
              h.button(
                { className: 'jp-mod-styled', type: 'submit' },
                isMaking ? trans.__('Creating …') : trans.__('Create token')
              ),
              isMaking ? renderCancel(() => this.model.cancel(), trans) : ''
            ),
            h.p(
              {
                className: failure
                  ? 'jp-ApiToken-message jp-ApiToken-problem'
                  : 'jp-ApiToken-message',
                'aria-live': 'polite'
              },
              failure ? makingFailureWords(failure, trans) : ''
            ),
            failure && failure.kind !== 'cancelled'
              ? renderFailureReport(failure, trans)
              : ''
          )
        ]
      : [];
  }

  private _renderNote(): VirtualElement {
    const { trans } = this.locale;
    return h.div(
      { className: 'jp-ApiToken-field' },
      h.label({ htmlFor: NOTE_ID }, trans._p('of a token', 'Note')),
      h.input({
        id: NOTE_ID,
        className: 'jp-mod-styled',
        type: 'text',
        maxlength: String(MAX_NOTE_CHARACTERS),
        placeholder: shownName(this.model.usualNote),
        ...PRIVATE_FIELD,
        oninput: ({ target }) =>
          this.model.choose({ note: (target as HTMLInputElement).value })
      })
    );
  }
}
