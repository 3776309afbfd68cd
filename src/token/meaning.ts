import type { TranslationBundle } from '@jupyterlab/translation';
import { type VirtualElement, h } from '@lumino/virtualdom';

import { failureWords } from '../rest/failure';
import { sentences } from '../rest/text';
import type { ApiToken, IApiToken } from '../tokens';
import {
  details,
  renderButton,
  renderButtons,
  renderDetail,
  renderWarning
} from '../ui/controls';
import { type CopiedSign, renderCopyButton } from '../ui/copy';
import { hubPageLink, isInFrame, reloadPage, renderReport } from '../ui/fields';
import type { ILocale } from '../ui/locale';
import { relativeTime } from '../ui/time';
import { nameInWords, renderUrl } from '../ui/untrusted';
import type { PanelModel } from './model';
import { type CopyState, renderCopyMessage } from './section';
import { type TokenState, isLoopback, serverName } from './state';

/** What the state means; `''` for nothing. See `stateWords`. */
export function stateDetail(
  state: TokenState,
  { hub, kind }: Pick<IApiToken, 'hub' | 'kind'>,
  facts: ApiToken.IFacts,
  now: Date,
  { language, trans }: ILocale
): string {
  if (state === 'valid' && hub) {
    return hub.serviceName
      ? trans.__('Gives access to service %1', nameInWords(hub.serviceName))
      : trans.__('Gives access to server %1', nameInWords(serverName(hub)));
  }
  if (state === 'valid' && kind === 'server') {
    return trans.__('Gives full access to this server');
  }
  if (state === 'expiring') {
    return trans.__(
      'Expires %1. Reload the page after that to get a new one.',
      relativeTime(facts.lifetime?.expires ?? now, now, language)
    );
  }
  if (state !== 'invalid') {
    return '';
  }
  return sentences(
    facts.state === 'works'
      ? trans.__('The token expired.')
      : hub?.sameOrigin && !facts.failure
        ? trans.__('The Hub does not recognize this token.')
        : trans.__('The server does not accept this token.'),
    trans.__('Reload the page to get a new one.')
  );
}

/** Renders the button for a token in place of a refused or expired one. */
export function renderNewToken(
  { state }: ApiToken.IFacts,
  hub: ApiToken.IHub | null,
  className: string,
  trans: TranslationBundle
): VirtualElement {
  const isKnownToHub = state !== 'refused' || !hub?.sameOrigin;
  return renderButton(
    trans.__('Get a new token'),
    () => reloadPage(isKnownToHub && !isInFrame() ? null : hub),
    { key: 'new', className }
  );
}

export function renderNewTokenNote(
  hub: ApiToken.IHub | null,
  trans: TranslationBundle
): h.Child {
  return hub && isInFrame()
    ? renderDetail(
        trans.__(
          'The sign-in page opens in a new tab. After signing in, reload this page.'
        )
      )
    : '';
}

/** Renders why the page has no token, and what works instead. */
export function renderAbsence(
  facts: ApiToken.IFacts,
  hub: ApiToken.IHub | null,
  trans: TranslationBundle
): h.Child[] {
  return [
    absenceWords(facts, trans).map(text => h.p(text)),
    hub && facts.absence === 'hub' ? h.p(hubPageLink(hub, 'token', trans)) : ''
  ];
}

/** Why the page has no token, and, where something does, what works instead. */
export function absenceWords(
  { absence = 'unknown', failure }: ApiToken.IFacts,
  trans: TranslationBundle
): readonly string[] {
  const words: Record<ApiToken.Absence, readonly string[]> = {
    blocked: [
      failure?.gateway ? gatewayWords(failure.gateway, false, trans) : ''
    ],
    hub: [
      trans.__(
        'The JupyterHub that is installed with this server gave the page no token. JupyterHub 2.2 and later give it one.'
      ),
      trans.__(
        'For a script, create a token on the Hub’s token page. In notebooks and terminals on this server, use $JUPYTERHUB_API_TOKEN.'
      )
    ],
    lite: [
      trans.__(
        'JupyterLite runs in your browser. There is no server that a script could call.'
      ),
      trans.__('To call a REST API, use a JupyterLab with a server.')
    ],
    open: [
      trans.__(
        'It does not ask for a token or a password. Anyone who can reach its URL can use your files and kernels.'
      ),
      trans.__(
        'Scripts can call the API without a token. To protect the server, restart it with a token, which it creates by default.'
      )
    ],
    'sign-in': [
      trans.__(
        'It lets this browser in with a password or in a way of its own. A script has no token to send.'
      ),
      trans.__(
        'If you start the server yourself, with a password, start it with a token: set JUPYTER_TOKEN to a long random text before “jupyter lab” starts. If not, ask its admin.'
      )
    ],
    unknown: [
      trans.__(
        'It is not known whether the server asks for a password or is open to everyone.'
      ),
      trans.__('Check that the server is still running, then press “Refresh”.')
    ]
  };
  return words[absence];
}

/**
 * Says what stopped a request to the server, and who can let scripts pass.
 *
 * Without a hub, that may be the server itself, whose admin can let users sign in
 * in another way (Jupyter Server, `IdentityProvider`).
 */
export function gatewayWords(
  { kind, name }: ApiToken.IGateway,
  onHub: boolean,
  trans: TranslationBundle
): string {
  const words: Record<typeof kind, string> = {
    basic: trans.__(
      'Something in front of the server asks for a username and password. A script can send them (curl --user), but no token with them: both use the header Authorization.'
    ),
    cookie: onHub
      ? trans.__(
          'Something in front of the server, such as a sign-in gateway, lets this browser in and stops scripts. Ask its admin to let requests with a Jupyter token pass, or for a credential for scripts.'
        )
      : trans.__(
          'A gateway in front of the server, or the server’s own sign-in, lets this browser in and stops scripts. Ask its admin how scripts can sign in.'
        ),
    header: onHub
      ? trans.__(
          'Something in front of the server removes the header Authorization, so no token arrives. Ask its admin to pass that header on.'
        )
      : trans.__(
          'A proxy in front of the server removes the header Authorization, or the server signs users in without tokens. Ask its admin.'
        ),
    path: trans.__(
      'The server responds at /api/status. At this path, something else responds, such as a gateway or another program.'
    ),
    unknown: trans.__(
      'Something in front of the server, such as a gateway, responded in its place. This says nothing about the token. Reload the page: you may have to sign in again.'
    )
  };
  return sentences(
    words[kind],
    kind === 'path' || kind === 'unknown'
      ? ''
      : trans.__('A gateway or proxy does not stop code on this server.'),
    name ? trans.__('It calls itself “%1”.', nameInWords(name)) : ''
  );
}

/** Renders why less is known of the token than could be. */
export function renderFailure(
  { failure }: ApiToken.IFacts,
  hub: ApiToken.IHub | null,
  trans: TranslationBundle
): h.Child {
  if (!failure) {
    return '';
  }
  const isOtherOrigin = failure.kind === 'other-origin';
  const asked = hub?.sameOrigin || isOtherOrigin ? 'hub' : 'server';
  return h.div(
    { className: 'jp-ApiToken-problem' },
    h.p(
      failure.gateway
        ? gatewayWords(failure.gateway, hub !== null, trans)
        : failureWords(failure, asked, 'refresh', trans)
    ),
    isOtherOrigin ? '' : renderReport(failure, trans),
    hub && !hub.sameOrigin ? h.p(hubPageLink(hub, 'token', trans)) : ''
  );
}

/**
 * Renders how to sign in from another browser, where that takes the token: on a
 * server without a hub. The sign-in link comes into being when it is copied.
 *
 * @param sign - Whether the button shows that it copied.
 */
export function renderSignIn(
  model: CopyState & Pick<PanelModel, 'copy' | 'token'>,
  trans: TranslationBundle,
  sign: CopiedSign
): h.Child {
  const { kind, serverUrl } = model.token;
  if (kind !== 'server') {
    return '';
  }
  return details(
    trans.__('Sign in from another browser'),
    h.p(trans.__('Open this URL there, and paste the token into the form:')),
    h.p(renderUrl(serverUrl)),
    isLoopback(serverUrl)
      ? h.p(trans.__('This URL works on this machine only.'))
      : '',
    h.p(trans.__('Or use a link that contains the token.')),
    renderWarning(
      trans.__(
        'Anyone who has the link can use your files, kernels and terminals. It stays in that browser’s history, and proxies may log it: use it on your own devices only.'
      )
    ),
    renderButtons(
      renderCopyButton(trans.__('Copy sign-in link'), sign, () =>
        model.copy('sign-in-link')
      )
    ),
    renderCopyMessage(model, 'sign-in-link', trans)
  );
}
