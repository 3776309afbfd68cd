import type { Message } from '@lumino/messaging';
import { type VirtualElement, h } from '@lumino/virtualdom';

import { isReadableOnTheWay } from '../rest/path';
import type { Status } from '../ui/controls';
import {
  isInFrame,
  reloadPage,
  renderButton,
  renderButtons,
  renderDetail,
  renderStatusIcon,
  renderWarning,
  hubPageLink
} from '../ui/controls';
import { CopiedSign, renderCopyButton } from '../ui/copy';
import { renderSecret, selectSecret } from '../ui/secret';
import { ModelView } from '../ui/view';
import { renderFailure, renderRefresh } from './failure';
import type { ICopied, PanelModel } from './model';
import { renderCopyMessage, renderSignIn } from './signin';
import { type TokenState, absenceWords, stateWords, tokenTitle } from './state';

/** The section "Token": owner, state, token, and signing in elsewhere. */
export class TokenSection extends ModelView<PanelModel> {
  protected override onBeforeHide(msg: Message): void {
    super.onBeforeHide(msg);
    this._mask();
  }

  protected override onBeforeDetach(msg: Message): void {
    super.onBeforeDetach(msg);
    this._mask();
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
    const { facts, isRevealed, isUnknown, now, state, token } = this.model;
    const { trans } = this.locale;
    return state === 'none'
      ? this._renderAbsence()
      : [
          this._renderTitle(state, now),
          facts && isUnknown ? renderFailure(facts, token.hub, trans) : '',
          isUnknown ? renderRefresh(this.model, trans) : '',
          isReadableOnTheWay(token.serverUrl)
            ? renderWarning(
                trans.__(
                  'This page does not use HTTPS. Anyone on the network between you and the server can read the token.'
                )
              )
            : '',
          this._renderButtons(state),
          state === 'invalid' && token.hub && isInFrame()
            ? renderDetail(
                trans.__(
                  'The sign-in page opens in a new tab. After signing in, reload this page.'
                )
              )
            : '',
          renderSecret(
            trans.__('API token'),
            isRevealed ? token.value : null,
            trans
          ),
          renderCopyMessage(this.model, 'token', trans),
          renderSignIn(this.model, trans, this._linkCopied)
        ];
  }

  private _renderTitle(state: TokenState, now: Date): VirtualElement {
    const { token, facts } = this.model;
    const { language, trans } = this.locale;
    const words = stateWords(state, token, facts, now, language, trans);
    return h.div(
      { className: 'jp-ApiToken-title' },
      renderStatusIcon(STATUSES[state]),
      h.div(
        h.h2(tokenTitle(token, facts, trans)),
        words.state
          ? h.p(
              { className: 'jp-ApiToken-parts' },
              // Read when it changes, without the times beside it.
              h.strong({ 'aria-live': 'polite' }, words.state),
              words.detail ? [' ', h.span(words.detail)] : ''
            )
          : ''
      )
    );
  }

  private _renderButtons(state: TokenState): VirtualElement {
    const { trans } = this.locale;
    const { facts, isRevealed, token } = this.model;
    const isOver = state === 'invalid';
    const isKnownToHub = facts?.state !== 'refused' || !token.hub?.sameOrigin;
    return renderButtons(
      isOver
        ? renderButton(
            trans.__('Get a new token'),
            () => reloadPage(isKnownToHub && !isInFrame() ? null : token.hub),
            { key: 'new', className: PRIMARY }
          )
        : '',
      renderCopyButton(
        trans.__('Copy token'),
        this._tokenCopied,
        () => this.model.copy('token'),
        { key: 'copy', className: isOver ? 'jp-mod-styled' : PRIMARY }
      ),
      renderButton(
        isRevealed ? trans.__('Hide token') : trans.__('Reveal token'),
        // A second press may come before the next frame.
        () => (this.model.isRevealed ? this.model.mask() : this.model.reveal()),
        { key: 'reveal', 'aria-pressed': isRevealed ? 'true' : 'false' }
      )
    );
  }

  private _renderAbsence(): h.Child[] {
    const { facts, token } = this.model;
    const { trans } = this.locale;
    const title = this._renderTitle('none', new Date());
    if (facts === null) {
      return [title, h.p(trans.__('Checking why …'))];
    }
    const { why, instead } = absenceWords(facts, trans);
    return [
      title,
      h.p(why),
      instead ? h.p(instead) : '',
      token.hub && facts.absence === 'hub'
        ? h.p(hubPageLink(token.hub, 'token', trans))
        : ''
    ];
  }

  private _mask(): void {
    this.model.mask();
    // Nothing hidden may contain the token.
    this.renderNow();
  }

  private readonly _tokenCopied = new CopiedSign(() => this.update());
  private readonly _linkCopied = new CopiedSign(() => this.update());
  private _shown: ICopied | null = null;
}

const PRIMARY = 'jp-mod-styled jp-mod-accept';

const STATUSES: Record<TokenState, Status> = {
  none: 'none',
  asking: 'busy',
  valid: 'good',
  expiring: 'warning',
  invalid: 'bad',
  blocked: 'unknown',
  unknown: 'unknown'
};
