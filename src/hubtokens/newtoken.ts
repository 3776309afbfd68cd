import type { Message } from '@lumino/messaging';
import { type VirtualElement, h } from '@lumino/virtualdom';

import { renderScopeList } from '../access/scopes';
import type { ApiTokenPanel } from '../tokens';
import { nowBy } from '../ui/clock';
import {
  renderButton,
  renderButtons,
  renderCancel,
  renderDetail,
  renderMessage,
  renderWarning
} from '../ui/controls';
import { CopiedSign, copyWords, renderCopyButton } from '../ui/copy';
import { renderInput, renderReport, renderSelect } from '../ui/fields';
import { renderSecret, selectSecret } from '../ui/secret';
import { renderTime } from '../ui/time';
import { nameAttrs, nameInWords, shownName } from '../ui/untrusted';
import { ModelView } from '../ui/view';
import type { Access } from './access';
import type { NewToken, NewTokenModel } from './formmodel';
import {
  accessWords,
  lifetimeWords,
  makingFailureWords,
  permissionWords,
  tokenExpiryWords
} from './words';

export class NewTokenView extends ModelView<NewTokenModel> {
  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    // The browser may keep the page, to go back to it.
    window.addEventListener('pagehide', this._forget);
  }

  protected override onBeforeDetach(msg: Message): void {
    super.onBeforeDetach(msg);
    window.removeEventListener('pagehide', this._forget);
    this._mask();
  }

  protected override onBeforeHide(msg: Message): void {
    super.onBeforeHide(msg);
    this._mask();
  }

  protected override onUpdateRequest(msg: Message): void {
    super.onUpdateRequest(msg);
    const { copied, newToken } = this.model;
    if (newToken && newToken !== this._shownToken) {
      this.node.lastElementChild?.scrollIntoView({ block: 'nearest' });
    }
    if (copied === 'refused' && copied !== this._shownCopy) {
      selectSecret(this.node);
    }
    if (this.model.isAskedFor) {
      this.model.isAskedFor = false;
      // The browser scrolls to it.
      this.node.querySelector<HTMLElement>('#jp-api-token-access')?.focus();
    }
    this._shownToken = newToken;
    this._shownCopy = copied;
  }

  protected render(): h.Child[] {
    const { copied, isOffered, newToken } = this.model;
    const { trans } = this.locale;
    // The live region is there first: screen readers speak what is added to it.
    return [
      isOffered ? this._renderForm() : '',
      renderMessage(
        newToken
          ? copied
            ? copyWords(trans.__('New token copied.'), copied, null, trans)
            : trans.__(
                'Created “%1”. Copy it now: you will not see it again.',
                nameInWords(newToken.name)
              )
          : ''
      ),
      newToken ? this._renderNewToken(newToken) : ''
    ];
  }

  private _renderForm(): VirtualElement {
    const { access, failure, isMaking, lifetime, note } = this.model;
    const { language, trans } = this.locale;
    return h.form(
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
          // The Hub cuts longer notes.
          maxlength: '1023',
          placeholder: shownName(this.model.usualNote)
        }
      ),
      h.div(
        { className: 'jp-ApiToken-fields' },
        renderSelect(
          'jp-api-token-expires',
          trans._p('when a token expires', 'Expires'),
          String(lifetime),
          this.model.lifetimes.map(seconds => [
            String(seconds),
            lifetimeWords(seconds, language)
          ]),
          value => this.model.choose({ lifetime: Number(value) })
        ),
        renderSelect(
          'jp-api-token-access',
          trans._p('access of a token', 'Access'),
          access,
          this.model.accesses.map(access => [
            access,
            accessWords(access, trans)
          ]),
          value => this.model.choose({ access: value as Access })
        )
      ),
      h.div(
        { className: 'jp-ApiToken-detail' },
        renderScopeList(this.model.scopes, trans)
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
      failure ? renderReport(failure, trans) : ''
    );
  }

  private _renderNewToken(newToken: NewToken): VirtualElement {
    const { clockAheadSeconds, expiresEarlier, token } = newToken;
    const { language, trans } = this.locale;
    const now = nowBy(clockAheadSeconds);
    const words = tokenExpiryWords(token.lifetime, now, this.locale);
    return h.div(
      {
        className: 'jp-ApiToken-newToken',
        role: 'group',
        'aria-label': trans.__('The new token')
      },
      h.h4(nameAttrs(newToken.name), shownName(newToken.name)),
      this._renderButtons(newToken),
      renderSecret(
        trans.__('New API token'),
        newToken.isRevealed ? newToken.value : null,
        trans
      ),
      renderDetail(permissionWords(token.scopes, trans)),
      expiresEarlier
        ? renderWarning(
            trans.__('The Hub set an earlier expiry date than you chose.')
          )
        : '',
      renderDetail(renderTime(words, token.lifetime?.expires, language))
    );
  }

  private _renderButtons(newToken: NewToken): VirtualElement {
    const { trans } = this.locale;
    const { canUseInSnippets, isInSnippets } = this.model;
    const { isRevealed } = newToken;
    return renderButtons(
      renderCopyButton(trans.__('Copy new token'), this._copied, () =>
        this.model.copy()
      ),
      renderButton(
        isRevealed ? trans.__('Hide new token') : trans.__('Reveal new token'),
        () => (newToken.isRevealed ? newToken.mask() : newToken.reveal()),
        { 'aria-pressed': String(isRevealed) }
      ),
      canUseInSnippets
        ? renderButton(
            trans.__('Use in snippets'),
            () => this.model.useInSnippets(!isInSnippets),
            { 'aria-pressed': String(isInSnippets) }
          )
        : '',
      renderButton(trans._p('a new token', 'Dismiss'), () =>
        this.model.dismiss()
      )
    );
  }

  /** Renders at once: nothing hidden may contain the token. */
  private _mask(): void {
    this.model.newToken?.mask();
    this.renderNow();
  }

  private readonly _forget = () => {
    this.model.dismiss();
    this.renderNow();
  };

  private readonly _copied = new CopiedSign(() => this.update());
  private _shownToken: NewToken | null = null;
  private _shownCopy: ApiTokenPanel.CopyOutcome | null = null;
}
