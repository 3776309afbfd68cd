import type { TranslationBundle } from '@jupyterlab/translation';
import { type VirtualElement, h } from '@lumino/virtualdom';

import { isHubBefore } from '../rest/hub';
import { sentences } from '../rest/text';
import { renderFailure } from '../token/meaning';
import type { PanelModel } from '../token/model';
import { renderRefresh } from '../token/section';
import { serverName } from '../token/state';
import type { ApiToken, IApiToken } from '../tokens';
import { copyText } from '../ui/clipboard';
import { nowBy } from '../ui/clock';
import {
  details,
  renderButtons,
  renderDetail,
  renderMessage
} from '../ui/controls';
import { CopiedSign, copyWords, renderCopyButton } from '../ui/copy';
import type { ILocale } from '../ui/locale';
import { exactTime, relativeTime, renderLife } from '../ui/time';
import { nameInWords, renderName, renderUrl } from '../ui/untrusted';
import { ModelView } from '../ui/view';
import { renderScopeList, unknownScopesWords } from './scopes';

/** The section "Token details". */
export class ScopeSection extends ModelView<PanelModel> {
  protected render(): h.Child[] {
    const { facts, isUnknown, token } = this.model;
    const { trans } = this.locale;
    return [
      facts && token.kind !== 'none'
        ? renderFacts(facts, token, this.locale, this._renderCopy())
        : '',
      !facts || isUnknown
        ? ''
        : token.kind === 'none'
          ? h.p(trans.__('There is no token.'))
          : renderFailure(facts, token.hub, trans),
      (token.hub && !token.hub.serviceName) || token.kind === 'server'
        ? details(
            trans.__('What about the token from “jupyter server list”?'),
            h.p(otherTokenWords(token, trans))
          )
        : '',
      isUnknown ? '' : renderRefresh(this.model, trans)
    ];
  }

  /** Renders a button that copies the server's URL, which has no token. */
  private _renderCopy(): h.Child {
    const { trans } = this.locale;
    return [
      renderButtons(
        renderCopyButton(trans.__('Copy URL'), this._copied, async () => {
          const isDone = await copyText(this.model.token.serverUrl);
          this._copy = isDone ? 'copied' : 'refused';
          this.update();
          const url = this.node.querySelector('.jp-ApiToken-address');
          if (url && !isDone) {
            document.getSelection()?.selectAllChildren(url);
          }
          return isDone;
        })
      ),
      renderMessage(
        this._copy
          ? copyWords(trans.__('URL copied.'), this._copy, null, trans)
          : ''
      )
    ];
  }

  private readonly _copied = new CopiedSign(() => this.update());
  private _copy: 'copied' | 'refused' | null = null;
}

export function renderFacts(
  facts: ApiToken.IFacts,
  token: Pick<IApiToken, 'hub' | 'kind' | 'serverUrl'>,
  locale: ILocale,
  copyUrl: h.Child
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
          h.p(owner ? renderName(owner) : trans.__('Not known'))
        )
      : '',
    row(
      hub?.serviceName
        ? trans._p('of a token', 'Service')
        : trans._p('of a token', 'Server'),
      hub
        ? h.p(
            owner && !hub.serviceName && owner !== hub.serverUser
              ? trans.__(
                  '%1, which belongs to %2',
                  nameInWords(serverName(hub)),
                  nameInWords(hub.serverUser)
                )
              : renderName(serverName(hub))
          )
        : '',
      renderUrl(serverUrl),
      copyUrl
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
    return hub ? h.p(unknownScopesWords(facts, trans)) : '';
  }
  return scopes.length
    ? renderScopeList(scopes, trans, hub ? undefined : () => null, 3)
    : h.p(trans._p('permissions of a token', 'Nothing'));
}

function renderExpiry(
  facts: ApiToken.IFacts,
  { hub, kind }: Pick<IApiToken, 'hub' | 'kind'>,
  { language, trans }: ILocale
): h.Child {
  const { clockAheadSeconds, endsWithSession, hubVersion, lifetime, state } =
    facts;
  const isOfSession = hub !== null && endsWithSession !== false;
  // The Hub deletes the OAuth client, unless the container is kept (`User.stop`).
  const stop =
    isOfSession && !hub.serviceName
      ? renderDetail(trans.__('Usually also when the server stops'))
      : '';
  if (kind === 'server') {
    return h.p(
      trans.__(
        'When the server stops, unless it starts with the same token again'
      )
    );
  }
  if (hub && state === 'refused') {
    return h.p(
      hub.sameOrigin ? trans.__('No longer valid') : trans.__('Not known')
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
    const known = isOfSession ? trans.__('When you sign out, or earlier.') : '';
    return hub && h.p(sentences(known, trans.__('It is not known when.')));
  }
  const { expires } = lifetime;
  if (!expires) {
    return isOfSession
      ? [h.p(trans.__('When you sign out')), stop]
      : h.p(trans.__('Never, unless it is revoked'));
  }
  const now = nowBy(clockAheadSeconds);
  const relative = relativeTime(expires, now, language);
  return [
    h.p(
      h.time({ datetime: expires.toISOString() }, exactTime(expires, language))
    ),
    renderDetail(
      isOfSession && expires > now
        ? trans._p('when a token expires', '%1, or when you sign out', relative)
        : relative
    ),
    expires > now ? stop : '',
    renderLife(lifetime, now, trans)
  ];
}

/**
 * Three sentences on the token of `jupyter server list`.
 *
 * Measured: before JupyterHub 4.0 that token is random or empty and gets 403.
 * From 4.0 on, with jupyter_server 2, it is the server's own Hub token and gets
 * 200, unless `JUPYTERHUB_SINGLEUSER_EXTENSION=0`. The version is that of the
 * server's environment, not the Hub's. A preconfigured token
 * (`IdentityProvider.token`) takes its place with JupyterHub 3.1.1 and
 * jupyter_server 2; not with jupyter_server 1, nor on 5.5.4 and 6.1.1. It gets 200
 * when the Hub has it in `JupyterHub.api_tokens`.
 */
export function otherTokenWords(
  token: Pick<IApiToken, 'kind'>,
  trans: TranslationBundle
): string {
  return token.kind === 'server'
    ? sentences(
        trans.__('It is the same token.'),
        trans.__(
          'Anyone who can run “jupyter server list” as you on that machine can read it.'
        )
      )
    : sentences(
        trans.__(
          'It is a different token: the server’s own, or one that your admin preconfigured.'
        ),
        trans.__(
          'With JupyterHub before 4.0 in the server’s environment it usually gets 403. With 4.0 and later it usually gives access to this server, until the server stops.'
        ),
        trans.__('Use yours instead: it identifies you.')
      );
}
