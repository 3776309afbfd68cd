import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import type { ApiToken, IApiToken } from '../tokens';
import { nowBy } from '../words/clock';
import { nameInWords } from '../words/foreigntext';
import { isBeforeScopes, unknownScopesWords } from '../words/scope';
import { exactTime, expiryWords } from '../words/time';
import { serverName } from '../words/title';
import { renderAddress, renderName } from './foreign';
import { renderLife } from './lifebar';
import type { ILocale } from '../words/locale';
import { renderScopeList } from './scopelist';
import { renderTime } from './time';

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
  if (hubVersion !== null && isBeforeScopes(hubVersion)) {
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
