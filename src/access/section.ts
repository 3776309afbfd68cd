import { type VirtualElement, h } from '@lumino/virtualdom';

import { isHubBefore } from '../rest/hub';
import { isFailureAtTop, renderFailure, renderRefresh } from '../token/failure';
import type { PanelModel } from '../token/model';
import { serverName } from '../token/state';
import type { ApiToken, IApiToken } from '../tokens';
import { details, renderDetail } from '../ui/controls';
import type { ILocale } from '../ui/locale';
import { exactTime, nowBy, relativeTime, renderLife } from '../ui/time';
import { nameInWords, renderName, renderUrl } from '../ui/untrusted';
import { ModelView } from '../ui/view';
import { otherTokenWords } from './othertoken';
import { renderScopeList, unknownScopesWords } from './scopes';

/**
 * The section "Token details": owner, server, permissions and expiry of the
 * token, and an explanation of the token of `jupyter server list`.
 */
export class ScopeSection extends ModelView<PanelModel> {
  protected render(): h.Child[] {
    const { facts, token } = this.model;
    const { trans } = this.locale;
    const isUnknown = isFailureAtTop(token, facts);
    return [
      facts && token.kind !== 'none'
        ? renderFacts(facts, token, this.locale)
        : '',
      facts && !isUnknown ? this._renderNote(facts) : '',
      token.hub || token.kind === 'server'
        ? details(
            trans.__('What about the token from “jupyter server list”?'),
            h.p(otherTokenWords(token, facts, trans).join(' '))
          )
        : '',
      isUnknown ? '' : renderRefresh(this.model, trans)
    ];
  }

  private _renderNote(facts: ApiToken.IFacts): h.Child {
    const { token } = this.model;
    const { trans } = this.locale;
    if (token.kind !== 'none') {
      return renderFailure(facts, token.hub, trans);
    }
    return h.p(
      facts.absence === 'open'
        ? trans.__('No token is needed: this server is open to everyone.')
        : trans.__('There is no token.')
    );
  }
}

/** Renders owner, server, permissions and expiry of the token. */
export function renderFacts(
  facts: ApiToken.IFacts,
  token: Pick<IApiToken, 'hub' | 'kind' | 'serverUrl'>,
  locale: ILocale
): VirtualElement {
  const { hub, serverUrl } = token;
  const { trans } = locale;
  const owner = facts.owner ?? hub?.user;
  const permissions = renderPermissions(facts, token, locale);
  const expiry = renderExpiry(facts, token, locale);
  return h.dl(
    hub || owner
      ? row(
          trans._p('of a token', 'Owner'),
          h.p(owner ? renderName(owner) : trans.__('The Hub does not say'))
        )
      : '',
    row(
      trans._p('of a token', 'Server'),
      hub
        ? h.p(
            owner && owner !== hub.serverUser
              ? trans.__(
                  '%1, which belongs to %2',
                  nameInWords(serverName(hub)),
                  nameInWords(hub.serverUser)
                )
              : renderName(serverName(hub))
          )
        : '',
      renderUrl(serverUrl)
    ),
    permissions
      ? row(trans._p('permissions of a token', 'Permissions'), permissions)
      : '',
    expiry ? row(trans._p('when a token expires', 'Expires'), expiry) : ''
  );
}

function row(name: string, ...value: h.Child[]): VirtualElement[] {
  return [h.dt(name), h.dd({}, ...value)];
}

/** Renders what the token allows, `''` where that is not known at all. */
function renderPermissions(
  facts: ApiToken.IFacts,
  { hub, kind }: Pick<IApiToken, 'hub' | 'kind'>,
  { trans }: ILocale
): h.Child {
  const { scopes } = facts;
  if (kind === 'server') {
    return h.p(
      trans.__('Full access to this server: files, kernels, terminals')
    );
  }
  if (!scopes) {
    return hub ? h.p(unknownScopesWords(hub, facts, trans)) : '';
  }
  return scopes.length
    ? renderScopeList(scopes, trans, hub ? undefined : () => null, 3)
    : h.p(trans._p('permissions of a token', 'Nothing'));
}

/** Renders when the token expires, `''` where that is not known at all. */
function renderExpiry(
  facts: ApiToken.IFacts,
  { hub, kind }: Pick<IApiToken, 'hub' | 'kind'>,
  { language, trans }: ILocale
): h.Child {
  const { clockAheadSeconds, hubVersion, lifetime, state } = facts;
  if (kind === 'server') {
    return h.p(
      trans.__(
        'When the server stops, unless it starts with the same token again'
      )
    );
  }
  if (hub && state === 'refused') {
    return h.p(
      hub.sameOrigin ? trans.__('Expired') : trans.__('Probably expired')
    );
  }
  if (hubVersion && isHubBefore(hubVersion, 2)) {
    return h.p(
      trans.__(
        'When the server stops. The Hub gave this token to the server for you.'
      )
    );
  }
  if (!lifetime) {
    return hub
      ? h.p(
          trans.__(
            'When you sign out, or earlier. The Hub does not tell this page when.'
          )
        )
      : '';
  }
  const { expires } = lifetime;
  if (!expires) {
    return hub ? h.p(trans.__('When you sign out')) : '';
  }
  const now = nowBy(clockAheadSeconds);
  const relative = relativeTime(expires, now, language);
  return [
    h.p(
      h.time({ datetime: expires.toISOString() }, exactTime(expires, language))
    ),
    renderDetail(
      hub && expires > now
        ? trans._p('when a token expires', '%1, or when you sign out', relative)
        : relative
    ),
    renderLife(lifetime, now, trans)
  ];
}
