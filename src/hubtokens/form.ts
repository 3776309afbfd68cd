import { h } from '@lumino/virtualdom';

import { renderScopeList } from '../access/scopes';
import {
  renderButtons,
  renderCancel,
  renderInput,
  renderMessage,
  renderReport,
  renderSelect
} from '../ui/controls';
import { shownName } from '../ui/untrusted';
import { ModelView } from '../ui/view';
import type { Access } from './access';
import type { NewTokenModel } from './formmodel';
import { accessWords, lifetimeWords, makingFailureWords } from './words';

/** The Hub cuts longer notes. */
const MAX_NOTE_CHARACTERS = 1023;

export class NewTokenForm extends ModelView<NewTokenModel> {
  protected render(): h.Child[] {
    const {
      access,
      accesses,
      failure,
      isMaking,
      isOffered,
      lifetime,
      lifetimes,
      note,
      scopes,
      usualNote
    } = this.model;
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
            renderInput(
              'jp-api-token-note',
              trans._p('of a token', 'Note'),
              note,
              note => this.model.choose({ note }),
              {
                type: 'text',
                maxlength: String(MAX_NOTE_CHARACTERS),
                placeholder: shownName(usualNote)
              }
            ),
            h.div(
              { className: 'jp-ApiToken-fields' },
              renderSelect(
                'jp-api-token-expires',
                trans._p('when a token expires', 'Expires'),
                String(lifetime),
                lifetimes.map(seconds => [
                  String(seconds),
                  lifetimeWords(seconds, language)
                ]),
                value => this.model.choose({ lifetime: Number(value) })
              ),
              renderSelect(
                'jp-api-token-access',
                trans._p('access of a token', 'Access'),
                access,
                accesses.map(access => [access, accessWords(access, trans)]),
                value => this.model.choose({ access: value as Access })
              )
            ),
            h.div(
              { className: 'jp-ApiToken-detail' },
              renderScopeList(scopes, trans)
            ),
            renderButtons(
              h.button(
                { className: 'jp-mod-styled', type: 'submit' },
                isMaking ? trans.__('Creating …') : trans.__('Create token')
              ),
              isMaking ? renderCancel(() => this.model.cancel(), trans) : ''
            ),
            renderMessage(
              failure ? makingFailureWords(failure, trans) : '',
              failure !== null
            ),
            failure && failure.kind !== 'cancelled'
              ? renderReport(failure, trans)
              : ''
          )
        ]
      : [];
  }
}
