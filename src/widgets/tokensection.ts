import type { Message } from '@lumino/messaging';
import { MessageLoop } from '@lumino/messaging';
import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';
import { Widget } from '@lumino/widgets';

import { absenceWords } from '../words/absence';
import { tokenState, tokenTitle } from '../words/title';
import { renderCopyMessage } from './copymessage';
import { tokenPageLink } from './hublinks';
import { ModelView } from './modelview';
import type { ICopied } from './panelmodel';
import { renderSecret, selectSecret } from './secret';
import { renderSignIn } from './signin';

/**
 * The section "Token": whose it is, whether it works, the token itself, and how
 * to sign in with it elsewhere.
 */
export class TokenSection extends ModelView {
  protected override onBeforeHide(msg: Message): void {
    super.onBeforeHide(msg);
    this.model.mask();
    // Not at the next frame: nothing hidden may hold the token.
    MessageLoop.sendMessage(this, Widget.Msg.UpdateRequest);
  }

  protected override onBeforeDetach(msg: Message): void {
    super.onBeforeDetach(msg);
    this.model.mask();
    MessageLoop.sendMessage(this, Widget.Msg.UpdateRequest);
  }

  protected override onUpdateRequest(msg: Message): void {
    super.onUpdateRequest(msg);
    const { copied } = this.model;
    if (copied?.outcome === 'refused' && copied !== this._shown) {
      selectSecret(this.node);
    }
    this._shown = copied;
  }

  protected render(): h.Child[] {
    const { token, facts } = this.model;
    return token.kind === 'none'
      ? this._renderAbsence()
      : [
          this._renderTitle(facts?.state ?? 'unknown'),
          this._renderToken(),
          this._renderButtons(),
          renderCopyMessage(this.model, 'token', this.locale.trans),
          renderSignIn(this.model, this.locale.trans)
        ];
  }

  private _renderTitle(state: 'works' | 'refused' | 'unknown'): VirtualElement {
    const { token, facts } = this.model;
    const { trans } = this.locale;
    const sign = { works: '✓', refused: '✕', unknown: '?' }[state];
    return h.div(
      { className: `jp-ApiToken-title jp-mod-${state}` },
      h.span({ className: 'jp-ApiToken-sign', 'aria-hidden': 'true' }, sign),
      h.div(
        h.h2(tokenTitle(token, facts, trans)),
        token.kind === 'none' ? '' : h.p(tokenState(token, facts, trans))
      )
    );
  }

  private _renderToken(): VirtualElement {
    const { isRevealed, token } = this.model;
    return renderSecret(
      this.locale.trans.__('API token'),
      isRevealed ? token.value : null
    );
  }

  private _renderButtons(): VirtualElement {
    const { trans } = this.locale;
    const { isRevealed } = this.model;
    return h.div(
      { className: 'jp-ApiToken-buttons' },
      h.button(
        {
          className: 'jp-mod-styled jp-mod-accept',
          type: 'button',
          onclick: () => void this.model.copy('token')
        },
        trans.__('Copy token')
      ),
      h.button(
        {
          className: 'jp-mod-styled',
          type: 'button',
          'aria-pressed': isRevealed ? 'true' : 'false',
          // Not as it was drawn: a second press may come before the next frame.
          onclick: () =>
            this.model.isRevealed ? this.model.mask() : this.model.reveal()
        },
        isRevealed ? trans.__('Hide token') : trans.__('Reveal token')
      )
    );
  }

  private _renderAbsence(): h.Child[] {
    const { facts, token } = this.model;
    const { trans } = this.locale;
    const title = this._renderTitle('unknown');
    if (facts === null) {
      return [title, h.p(trans.__('Asking why …'))];
    }
    const { why, instead } = absenceWords(facts, trans);
    return [
      title,
      h.p(why),
      h.p(instead),
      token.hub && facts.absence === 'hub'
        ? h.p(tokenPageLink(token.hub, trans))
        : ''
    ];
  }

  private _shown: ICopied | null = null;
}
