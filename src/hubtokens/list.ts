import type { Message } from '@lumino/messaging';
import { type VirtualElement, h } from '@lumino/virtualdom';

import { renderScopeList } from '../access/scopes';
import type { IHubToken } from '../rest/hubtoken';
import { endsSoon, nowBy } from '../ui/clock';
import {
  details,
  renderBusy,
  renderButton,
  renderButtons,
  renderCancel,
  renderDetail,
  renderMessage,
  renderWarning
} from '../ui/controls';
import { reloadPage, renderInput, renderReport } from '../ui/fields';
import { renderLife, renderTime } from '../ui/time';
import { nameAttrs, nameInWords, shownName } from '../ui/untrusted';
import { ModelView } from '../ui/view';
import { type HubTokensModel, type IRevocation, hubTokenName } from './model';
import { confirmRevocation, revocationWords } from './revoke';
import {
  creationWords,
  hubFailureWords,
  permissionWords,
  tokenExpiryWords,
  useWords
} from './words';

export class HubTokenList extends ModelView<HubTokensModel> {
  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    this._observer = new IntersectionObserver(entries =>
      this.model.see(entries[entries.length - 1].isIntersecting)
    );
    this._observer.observe(this.node);
  }

  protected override onBeforeDetach(msg: Message): void {
    super.onBeforeDetach(msg);
    this._observer?.disconnect();
  }

  protected override onUpdateRequest(msg: Message): void {
    super.onUpdateRequest(msg);
    const { revocation } = this.model;
    if (revocation !== this._shown) {
      this._shown = revocation;
      // The user must not miss a message above a long list that asks for more.
      if (revocation?.failure || revocation?.isSignedOut) {
        this.node.firstElementChild?.scrollIntoView({ block: 'nearest' });
      }
    }
  }

  protected render(): h.Child[] {
    const { availability, failure, found, isLoading, limit, revocation } =
      this.model;
    const { trans } = this.locale;
    if (!['may-make', 'may-list', 'unlimited'].includes(availability)) {
      return [];
    }
    const now = nowBy(this.model.clockAheadSeconds);
    return [
      renderMessage(revocation ? revocationWords(revocation, trans) : ''),
      revocation?.failure ? renderReport(revocation.failure, trans) : '',
      revocation?.isSignedOut
        ? renderButton(trans.__('Reload page'), () => reloadPage(null))
        : '',
      failure
        ? h.div(
            { className: 'jp-ApiToken-problem' },
            h.p(hubFailureWords(failure, trans)),
            renderReport(failure, trans)
          )
        : '',
      this.model.canSearch
        ? renderInput(
            'jp-api-token-search',
            trans.__('Search tokens'),
            this.model.search,
            words => this.model.find(words),
            { type: 'search' }
          )
        : '',
      this.model.tokens ? renderDetail(this._countWords(found.length)) : '',
      this.model.tokens
        ? h.ul(
            {
              className: 'jp-ApiToken-tokens',
              'aria-label': trans.__('Tokens for scripts')
            },
            found
              .slice(0, limit)
              .map((token, index) =>
                this._renderRow(token, found[index - 1], now)
              )
          )
        : '',
      renderButtons(
        found.length > limit
          ? renderButton(trans.__('Show more'), () => this.model.showMore())
          : '',
        renderButton(trans.__('Refresh'), () => this.model.update(), {
          'aria-label': trans.__('Refresh tokens')
        }),
        renderBusy(isLoading ? trans.__('Loading the tokens …') : ''),
        isLoading ? renderCancel(() => this.model.cancel(), trans) : ''
      )
    ];
  }

  private _renderRow(
    token: IHubToken,
    above: IHubToken | undefined,
    now: Date
  ): VirtualElement {
    const { language, trans } = this.locale;
    const own = this.model.isServersOwn(token);
    const name = hubTokenName(token);
    const isFirstOfKind =
      above === undefined || (above.app === null) !== (token.app === null);
    return h.li(
      { key: token.id },
      isFirstOfKind
        ? h.h4(
            token.app === null
              ? trans.__('API tokens')
              : trans.__('Authorized applications')
          )
        : '',
      h.div(
        { className: 'jp-ApiToken-row' },
        h.p(
          h.strong(nameAttrs(name), shownName(name)),
          ' ',
          this.model.isOwn(token) ? badge(trans.__('this page')) : '',
          own === 'yes' ? badge(trans.__('the server itself')) : ''
        ),
        this.model.availability === 'may-list' ? '' : this._renderRevoke(token)
      ),
      own === 'doubtful'
        ? renderWarning(
            trans.__(
              'The note says that a server uses this token, which may be false.'
            )
          )
        : '',
      this._renderEnd(token, now),
      h.p(
        { className: 'jp-ApiToken-detail jp-ApiToken-parts' },
        renderTime(
          useWords(token.lastUsed, now, this.locale),
          token.lastUsed,
          language
        ),
        token.created
          ? [
              ' ',
              renderTime(
                creationWords(token.created, now, this.locale),
                token.created,
                language
              )
            ]
          : ''
      ),
      renderDetail(permissionWords(token.scopes, trans)),
      token.scopes?.length
        ? details(
            trans._p('of a token', 'Scopes'),
            renderScopeList(token.scopes, trans)
          )
        : ''
    );
  }

  private _renderEnd({ lifetime }: IHubToken, now: Date): h.Child {
    const { language, trans } = this.locale;
    const words = tokenExpiryWords(lifetime, now, this.locale);
    const time = renderTime(words, lifetime?.expires, language);
    return lifetime
      ? [
          endsSoon(lifetime, now) ? renderWarning(time) : renderDetail(time),
          renderLife(lifetime, now, trans)
        ]
      : renderDetail(time);
  }

  private _renderRevoke(token: IHubToken): VirtualElement {
    const { trans } = this.locale;
    return renderButton(
      this.model.isRevoking(token)
        ? trans.__('Revoking …')
        : trans.__('Revoke …'),
      () => this._revoke(token),
      {
        className: 'jp-mod-styled jp-ApiToken-danger',
        'aria-label': trans.__('Revoke … %1', nameInWords(hubTokenName(token)))
      }
    );
  }

  private async _revoke(token: IHubToken): Promise<void> {
    // JupyterLab would open one dialog after the other for each press.
    if (this._isAsking) {
      return;
    }
    this._isAsking = true;
    const isConfirmed = await confirmRevocation(
      token,
      this.model.effectsOf(token),
      this.locale
    ).finally(() => (this._isAsking = false));
    if (isConfirmed && !this.isDisposed) {
      await this.model.revoke(token);
    }
  }

  private _countWords(found: number): string {
    const { limit, tokens } = this.model;
    const { trans } = this.locale;
    const all = tokens?.length ?? 0;
    if (found < all) {
      return trans.__('%1 of %2 tokens found', found, all);
    }
    return all > limit
      ? trans.__('The first %1 of %2 tokens', limit, all)
      : trans._n('%1 token', '%1 tokens', all);
  }

  private _isAsking = false;
  private _observer: IntersectionObserver | null = null;
  private _shown: IRevocation | null = null;
}

function badge(words: string): VirtualElement {
  return h.span({ className: 'jp-ApiToken-badge' }, words);
}
