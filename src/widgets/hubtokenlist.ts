import type { Message } from '@lumino/messaging';
import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { DAY } from '../hubtokens/lifetime';
import type { IHubToken } from '../rest/hubtoken';
import { clockWords, nowBy } from '../words/clock';
import { nameInWords, shownName } from '../words/foreigntext';
import { hubFailureWords } from '../words/hubfailure';
import { abilityWords, endWords, useWords } from '../words/hubtokens';
import {
  confirmationWords,
  hubTokenName,
  isServersOwn,
  revocationWords
} from '../words/revocation';
import { exactTime, relativeTime } from '../words/time';
import { renderButton } from './button';
import { details } from './details';
import { nameAttrs } from './foreign';
import type { HubTokensModel } from './hubtokensmodel';
import { PRIVATE_FIELD } from './keptprivate';
import { renderLife } from './lifebar';
import { ModelView } from './modelview';
import { confirmRevocation } from './revokedialog';
import { renderScopeList } from './scopelist';

const SEARCH_ID = 'jp-api-token-search';

/**
 * The days before its end in which a token is warned of.
 */
const WARNING_DAYS = 3;

/**
 * The person's tokens at the Hub.
 */
export class HubTokenList extends ModelView<HubTokensModel> {
  protected override onUpdateRequest(msg: Message): void {
    super.onUpdateRequest(msg);
    const { search } = this.model;
    const field = this.node.querySelector('input');
    if (field && field.value !== search) {
      field.value = search;
    }
  }

  protected render(): h.Child[] {
    const {
      canSearch,
      clockAhead,
      failure,
      found,
      isLoading,
      limit,
      standing,
      tokens
    } = this.model;
    const { language, trans } = this.locale;
    if (standing !== 'may-make' && standing !== 'may-list') {
      return [];
    }
    const now = nowBy(clockAhead);
    const clock = clockWords(clockAhead, 'hub', language, trans);
    return [
      h.p(
        {
          className: 'jp-ApiToken-message',
          tabindex: '-1',
          'aria-live': 'polite'
        },
        this._revocationWords()
      ),
      this.model.revocation?.isSignedOut
        ? renderButton(trans.__('Reload page'), () => window.location.reload())
        : '',
      failure
        ? h.p(
            { className: 'jp-ApiToken-problem' },
            hubFailureWords(failure, trans)
          )
        : '',
      clock ? h.p({ className: 'jp-ApiToken-problem' }, clock) : '',
      canSearch ? this._renderSearch() : '',
      tokens
        ? h.p(
            { className: 'jp-ApiToken-detail' },
            this._countWords(found.length)
          )
        : '',
      tokens
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
      h.div(
        { className: 'jp-ApiToken-buttons' },
        found.length > limit
          ? renderButton(trans.__('Show more'), () => this.model.showMore())
          : '',
        renderButton(trans.__('Update list'), () => this.model.update()),
        h.span(
          { className: 'jp-ApiToken-detail', 'aria-live': 'polite' },
          isLoading ? trans.__('Loading the list …') : ''
        )
      )
    ];
  }

  private _renderSearch(): VirtualElement {
    return h.div(
      { className: 'jp-ApiToken-field' },
      h.label({ htmlFor: SEARCH_ID }, this.locale.trans.__('Search tokens')),
      h.input({
        id: SEARCH_ID,
        className: 'jp-mod-styled',
        type: 'search',
        ...PRIVATE_FIELD,
        oninput: event => {
          this.model.search = (event.target as HTMLInputElement).value;
        }
      })
    );
  }

  /**
   * @param above - The token in the row above, if there is one.
   */
  private _renderRow(
    token: IHubToken,
    above: IHubToken | undefined,
    now: Date
  ): VirtualElement {
    const { language, trans } = this.locale;
    const isFirstOfKind =
      above === undefined || (above.app === null) !== (token.app === null);
    return h.li(
      { key: token.id, dataset: { token: token.id } },
      isFirstOfKind
        ? h.h4(
            token.app === null
              ? trans.__('API tokens')
              : trans.__('Apps that were given access')
          )
        : '',
      this._renderName(token),
      h.p(
        { className: 'jp-ApiToken-detail' },
        abilityWords(token.scopes ?? [], trans)
      ),
      h.p(
        { className: 'jp-ApiToken-detail' },
        token.created
          ? h.time(
              { title: exactTime(token.created, language) },
              trans.__('made %1', relativeTime(token.created, now, language))
            )
          : '',
        ' · ',
        h.time(
          { title: token.lastUsed ? exactTime(token.lastUsed, language) : '' },
          useWords(token, now, language, trans)
        )
      ),
      this._renderEnd(token, now),
      h.div(
        { className: 'jp-ApiToken-buttons' },
        this._renderScopes(token),
        this._renderRevoke(token)
      )
    );
  }

  private _renderName(token: IHubToken): VirtualElement {
    const { trans } = this.locale;
    const name = hubTokenName(token);
    return h.p(
      h.strong(nameAttrs(name), shownName(name)),
      this.model.isOwn(token)
        ? h.span({ className: 'jp-ApiToken-badge' }, trans.__('this page'))
        : '',
      isServersOwn(token)
        ? h.span(
            { className: 'jp-ApiToken-badge' },
            trans.__('the server itself')
          )
        : ''
    );
  }

  private _renderEnd(token: IHubToken, now: Date): h.Child {
    const { language, trans } = this.locale;
    const expires = token.lifetime?.expires ?? null;
    const isSoon =
      expires !== null &&
      expires.getTime() - now.getTime() < WARNING_DAYS * DAY * 1000;
    const words = endWords(token, now, language, trans);
    return [
      h.p(
        {
          className: isSoon ? 'jp-ApiToken-warning' : 'jp-ApiToken-detail',
          title: expires ? exactTime(expires, language) : ''
        },
        isSoon ? trans.__('Soon over: %1', words) : words
      ),
      token.lifetime ? renderLife(token.lifetime, now, trans) : ''
    ];
  }

  private _renderScopes({ scopes }: IHubToken): VirtualElement | string {
    const { trans } = this.locale;
    return scopes?.length
      ? details(trans.__('Scopes'), renderScopeList(scopes, trans))
      : '';
  }

  private _renderRevoke(token: IHubToken): VirtualElement | string {
    const { trans } = this.locale;
    return this.model.standing === 'may-make'
      ? renderButton(
          this.model.isRevoking(token)
            ? trans.__('Revoking …')
            : trans.__('Revoke …'),
          () => this._revoke(token),
          {
            'aria-label': trans.__(
              'Revoke … %1',
              nameInWords(hubTokenName(token))
            )
          }
        )
      : '';
  }

  private async _revoke(token: IHubToken): Promise<void> {
    if (this._isAsking || !(await this._confirm(token)) || this.isDisposed) {
      return;
    }
    await this.model.revoke(token);
    // The button that was pressed is gone.
    this.node.querySelector<HTMLElement>('.jp-ApiToken-message')?.focus();
  }

  private async _confirm(token: IHubToken): Promise<boolean> {
    const { trans } = this.locale;
    const words = confirmationWords(
      token,
      this.model.countRevokedWith(token),
      this.model.endsWithOwn(token),
      trans
    );
    // JupyterLab would ask once for each press, one after the other.
    this._isAsking = true;
    try {
      return await confirmRevocation(words, trans);
    } finally {
      this._isAsking = false;
    }
  }

  private _revocationWords(): string {
    const { revocation } = this.model;
    return revocation ? revocationWords(revocation, this.locale.trans) : '';
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
}
