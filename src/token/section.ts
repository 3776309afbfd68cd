import type { TranslationBundle } from '@jupyterlab/translation';
import type { Message } from '@lumino/messaging';
import { type VirtualElement, h } from '@lumino/virtualdom';

import { type Copyable, isCopied } from '../ui/clearing';
import type { Status } from '../ui/controls';
import {
  renderBusy,
  renderButton,
  renderButtons,
  renderCancel,
  renderMessage,
  renderStatusIcon,
  renderWarning
} from '../ui/controls';
import {
  clearingWords,
  CopiedSign,
  copyKeys,
  copyWords,
  renderCopyButton
} from '../ui/copy';
import { notLoadedWords } from '../ui/jupyterlab';
import { renderSecret, selectSecret } from '../ui/secret';
import { ModelView } from '../ui/view';
import type { PanelModel } from './model';
import {
  type TokenState,
  isReadableOnTheWay,
  stateWords,
  tokenTitle
} from './state';

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
    const { isUnknown, requests, secret, state, token } = this.model;
    const { trans } = this.locale;
    return state === 'none'
      ? this._renderAbsence()
      : [
          this._renderTitle(),
          isUnknown ? this._renderFailure() : '',
          isUnknown ? renderRefresh(this.model, trans) : '',
          isReadableOnTheWay(token.serverUrl)
            ? renderWarning(
                trans.__(
                  'This page does not use HTTPS. Anyone on the network between you and the server can read the token.'
                )
              )
            : '',
          this._renderButtons(),
          state === 'invalid'
            ? (requests?.renderNewTokenNote(token.hub, trans) ?? '')
            : '',
          renderSecret(
            trans.__('API token'),
            secret.isRevealed ? token.value : null,
            trans
          ),
          renderCopyMessage(this.model, 'token', trans),
          requests?.renderSignIn(this.model, trans, this._linkCopied) ?? ''
        ];
  }

  private _renderTitle(): VirtualElement {
    const { facts, now, requests, state, token } = this.model;
    const { trans } = this.locale;
    const words = stateWords(state, trans);
    const detail =
      facts && requests?.stateDetail(state, token, facts, now, this.locale);
    return h.div(
      { className: 'jp-ApiToken-title' },
      renderStatusIcon(STATUSES[state]),
      h.div(
        h.h2(tokenTitle(token, facts, trans)),
        words
          ? h.p(
              { className: 'jp-ApiToken-parts' },
              // Read when it changes, without the times beside it.
              h.strong({ 'aria-live': 'polite' }, words),
              detail ? [' ', h.span(detail)] : ''
            )
          : ''
      )
    );
  }

  private _renderButtons(): VirtualElement {
    const { trans } = this.locale;
    const { facts, requests, secret, state, token } = this.model;
    const isOver = state === 'invalid';
    return renderButtons(
      facts && isOver
        ? (requests?.renderNewToken(facts, token.hub, PRIMARY, trans) ?? '')
        : '',
      renderCopyButton(
        trans.__('Copy token'),
        this._tokenCopied,
        () => this.model.copy('token'),
        { key: 'copy', className: isOver ? 'jp-mod-styled' : PRIMARY }
      ),
      renderButton(
        secret.isRevealed ? trans.__('Hide token') : trans.__('Reveal token'),
        // A second press may come before the next frame.
        () => (secret.isRevealed ? secret.mask() : secret.reveal()),
        { key: 'reveal', 'aria-pressed': secret.isRevealed ? 'true' : 'false' }
      )
    );
  }

  private _renderFailure(): h.Child {
    const { facts, requests, token } = this.model;
    const { trans } = this.locale;
    return facts && requests
      ? requests.renderFailure(facts, token.hub, trans)
      : renderWarning(notLoadedWords(trans));
  }

  private _renderAbsence(): h.Child[] {
    const { facts, requests, token } = this.model;
    const { trans } = this.locale;
    const title = this._renderTitle();
    return facts === null
      ? [title, h.p(trans.__('Checking why …'))]
      : requests
        ? [title, ...requests.renderAbsence(facts, token.hub, trans)]
        : [title, this._renderFailure(), renderRefresh(this.model, trans)];
  }

  private _mask(): void {
    this.model.secret.mask();
    // Nothing hidden may contain the token.
    this.renderNow();
  }

  private readonly _tokenCopied = new CopiedSign(() => this.update());
  private readonly _linkCopied = new CopiedSign(() => this.update());
  private _shown: PanelModel['copied'] = null;
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

/** Renders the button "Refresh", and that a request for facts is running. */
export function renderRefresh(
  model: PanelModel,
  trans: TranslationBundle
): VirtualElement {
  const { inspection, token } = model;
  const busy = token.hub?.sameOrigin
    ? trans.__('Asking the Hub …')
    : trans.__('Asking the server …');
  return renderButtons(
    renderButton(trans.__('Refresh'), () => model.inspect()),
    renderBusy(inspection ? busy : ''),
    inspection ? renderCancel(() => inspection.abort(), trans) : ''
  );
}

export type CopyState = Pick<PanelModel, 'copied' | 'cleared' | 'settings'>;

/**
 * Renders the message after a copy, `''` where it belongs beside something else:
 * a refusal and the end of clearing are shown beside the token, since the token is
 * selected after a refusal, and the link may be folded by the end.
 */
export function renderCopyMessage(
  { cleared, copied, settings }: CopyState,
  beside: Copyable,
  trans: TranslationBundle
): VirtualElement {
  const place = copied && isCopied(copied.outcome) ? copied.what : 'token';
  if (place !== beside) {
    return renderMessage('');
  }
  if (!copied) {
    return renderMessage(cleared ? clearingWords(cleared, trans) : '');
  }
  const { outcome, what } = copied;
  if (what === 'sign-in-link' && outcome === 'refused') {
    return renderMessage(
      trans.__(
        'The browser blocked copying. The token is selected instead: press %1, and paste it into the form at the server’s URL.',
        copyKeys()
      )
    );
  }
  const done =
    what === 'token'
      ? trans.__('Token copied.')
      : trans.__('Sign-in link copied.');
  const { clearClipboardAfterSeconds } = settings;
  return renderMessage(
    copyWords(done, outcome, clearClipboardAfterSeconds, trans)
  );
}
