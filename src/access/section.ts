import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { isHubBefore } from '../rest/hub';
import type { PanelModel } from '../token/model';
import { isProblemAtTop, renderProblem, renderRefresh } from '../token/problem';
import { serverName } from '../token/state';
import type { ApiToken, IApiToken } from '../tokens';
import { details } from '../ui/controls';
import type { ILocale } from '../ui/locale';
import {
  exactTime,
  expiryWords,
  nowBy,
  renderLife,
  renderTime
} from '../ui/time';
import { nameInWords, renderAddress, renderName } from '../ui/untrusted';
import { ModelView } from '../ui/view';
import { otherTokenWords } from './othertoken';
import { renderScopeList, unknownScopesWords } from './scopes';

/**
 * The section "What it opens": owner, server, scopes and end of the token,
 * and what the token of `jupyter server list` is.
 */
export class ScopeSection extends ModelView<PanelModel> {
  protected render(): h.Child[] {
    const { facts, token } = this.model;
    const { trans } = this.locale;
    const isUnknown = isProblemAtTop(token, facts);
    return [
      facts === null || token.kind === 'none'
        ? ''
        : renderFacts(facts, token, this.locale),
      isUnknown ? '' : this._renderNote(facts),
      this._renderOtherToken(facts),
      isUnknown ? '' : renderRefresh(this.model, trans)
    ];
  }

  private _renderNote(facts: ApiToken.IFacts | null): h.Child {
    const { token } = this.model;
    const { trans } = this.locale;
    if (facts === null) {
      return '';
    }
    if (token.kind === 'none') {
      return h.p(
        facts.absence === 'open'
          ? trans.__('Nobody needs a token: everything on this server is open.')
          : trans.__('There is no token, so there is nothing that it opens.')
      );
    }
    return renderProblem(facts, token.hub, trans);
  }

  private _renderOtherToken(facts: ApiToken.IFacts | null): h.Child {
    const { token } = this.model;
    const { trans } = this.locale;
    if (token.kind === 'none' && !token.hub) {
      return '';
    }
    return details(
      trans.__('And the token of “jupyter server list”?'),
      h.p(otherTokenWords(token, facts, trans).join(' '))
    );
  }
}

/**
 * Draw what is known of the token: owner, server, scopes and end.
 */
export function renderFacts(
  facts: ApiToken.IFacts,
  { hub, serverUrl }: Pick<IApiToken, 'hub' | 'serverUrl'>,
  locale: ILocale
): VirtualElement {
  const { trans } = locale;
  if (!hub) {
    return h.dl(
      row(trans._p('of a token', 'Server'), renderAddress(serverUrl)),
      row(
        trans._p('what a token may do', 'May'),
        h.p(trans.__('Everything on this server: files, kernels, terminals'))
      ),
      row(
        trans._p('when a token ends', 'Ends'),
        h.p(
          trans.__(
            'When the server stops, unless it is started with the same token again'
          )
        )
      )
    );
  }
  const owner = facts.owner ?? hub.user;
  return h.dl(
    row(
      trans._p('of a token', 'Owner'),
      h.p(owner === null ? trans.__('The Hub did not say') : renderName(owner))
    ),
    row(
      trans._p('of a token', 'Server'),
      h.p(
        owner !== null && owner !== hub.serverUser
          ? trans.__(
              '%1, which belongs to %2',
              nameInWords(serverName(hub)),
              nameInWords(hub.serverUser)
            )
          : renderName(serverName(hub))
      ),
      renderAddress(serverUrl)
    ),
    row(
      trans._p('what a token may do', 'May'),
      renderScopes(facts, hub, locale)
    ),
    row(trans._p('when a token ends', 'Ends'), ...renderEnd(facts, hub, locale))
  );
}

function row(
  name: string,
  ...value: (VirtualElement | string)[]
): VirtualElement[] {
  return [h.dt(name), h.dd(value)];
}

function renderScopes(
  facts: ApiToken.IFacts,
  hub: ApiToken.IHub,
  { trans }: ILocale
): VirtualElement {
  const { scopes } = facts;
  if (scopes === null) {
    return h.p(unknownScopesWords(hub, facts, trans));
  }
  if (!scopes.length) {
    return h.p(trans._p('what a token may do', 'Nothing'));
  }
  return renderScopeList(scopes, trans);
}

function renderEnd(
  { clockAhead, hubVersion, lifetime, state }: ApiToken.IFacts,
  { sameOrigin }: ApiToken.IHub,
  { trans, language }: ILocale
): (VirtualElement | string)[] {
  if (state === 'refused') {
    return [
      h.p(
        sameOrigin
          ? trans.__('It has ended')
          : trans.__('It has probably ended')
      )
    ];
  }
  if (isHubBefore(hubVersion, 2)) {
    return [
      h.p(
        trans.__(
          'When the server is stopped: it is the token that the Hub gave the server for you'
        )
      )
    ];
  }
  if (lifetime === null) {
    return [
      h.p(
        trans.__(
          'When you log out, or before: the Hub does not tell this page when'
        )
      )
    ];
  }
  const { expires } = lifetime;
  if (expires === null) {
    return [h.p(trans.__('When you log out'))];
  }
  const now = nowBy(clockAhead);
  return [
    h.p(
      renderTime(expiryWords(expires, now, language, trans), expires, language)
    ),
    h.p({ className: 'jp-ApiToken-detail' }, exactTime(expires, language)),
    renderLife(lifetime, now, trans)
  ];
}
