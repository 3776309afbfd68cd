import type { JupyterFrontEnd } from '@jupyterlab/application';
import { PageConfig } from '@jupyterlab/coreutils';
import { h } from '@lumino/virtualdom';

import { version } from '../../package.json';
import { withoutToken } from '../rest/body';
import type { PanelModel } from '../token/model';
import { copyText } from '../ui/clipboard';
import { renderButtons, renderDetail, renderMessage } from '../ui/controls';
import { CopiedSign, copyWords, renderCopyButton } from '../ui/copy';
import { renderText } from '../ui/fields';
import type { ILocale } from '../ui/locale';
import { ModelView } from '../ui/view';

/** The last section: copies the diagnostics for an issue. */
export class DiagnosticsSection extends ModelView<PanelModel> {
  constructor(
    model: PanelModel,
    locale: ILocale,
    private readonly _application: Pick<JupyterFrontEnd, 'name' | 'version'>
  ) {
    super(model, locale);
  }

  protected render(): h.Child[] {
    const { trans } = this.locale;
    const words = copyWords(
      trans.__('Diagnostics copied. Paste them into your issue.'),
      this._refused ? 'refused' : 'copied',
      null,
      trans
    );
    return [
      renderButtons(
        renderCopyButton(trans.__('Copy diagnostics'), this._copied, () =>
          this._copy()
        )
      ),
      renderMessage(this._refused || this._copied.isShown ? words : ''),
      renderDetail(
        trans.__(
          'For an issue: versions, the kind of host and token, and the results of the checks. No token, no names, no URLs.'
        )
      ),
      this._refused ? renderText(trans.__('Diagnostics'), this._refused) : ''
    ];
  }

  private async _copy(): Promise<boolean> {
    const { language } = this.locale;
    const text = writeDiagnostics(this.model, this._application, language);
    const isCopied = await copyText(text);
    this._refused = isCopied ? '' : text;
    this.renderNow();
    const shown = this.node.querySelector('pre');
    if (shown) {
      document.getSelection()?.selectAllChildren(shown);
    }
    if (isCopied) {
      // The clipboard no longer has what the panel copied before.
      this.model.forgetCopied();
    }
    return isCopied;
  }

  private readonly _copied = new CopiedSign(() => this.update());

  /** The text that the browser did not copy, for the user to copy by hand. */
  private _refused = '';
}

/**
 * Writes the diagnostics for an issue, in English.
 *
 * Issues are public: versions, kinds and outcomes only. No token, no name of a
 * user, server or group, no URL and no path.
 */
export function writeDiagnostics(
  { check, facts, token }: Pick<PanelModel, 'check' | 'facts' | 'token'>,
  application: Pick<JupyterFrontEnd, 'name' | 'version'>,
  language: string
): string {
  // jupyter_server 1 has two more numbers, which are empty.
  const server = PageConfig.getNotebookVersion().slice(0, 3);
  const security = window.isSecureContext ? 'secure' : 'not secure';
  const { absence, clockAheadSeconds, failure, lifetime, scopes } = facts ?? {};
  const { hub } = token;
  const isVisitor = hub?.user && hub.serverUser && hub.user !== hub.serverUser;
  const withoutHub = absence === 'lite' ? 'none, JupyterLite' : 'none';
  const response = check?.response;
  const text = Object.entries({
    'jupyterlab-api-token': version,
    [application.name]: application.version,
    jupyter_server: server[0] ? server.join('.') : 'not known',
    JupyterHub: join(
      hub ? (facts?.hubVersion ?? 'version not known') : withoutHub,
      hub && (hub.sameOrigin ? 'same origin' : 'other origin'),
      hub &&
        !hub.serviceName &&
        (hub.serverName ? 'named server' : 'default server'),
      hub?.serviceName && 'service',
      isVisitor && 'of another user'
    ),
    browser: navigator.userAgent,
    language,
    page: `${window.location.protocol} ${security}`,
    token: token.kind,
    asked: join(
      absence ? `no token: ${absence}` : (facts?.state ?? 'nothing yet'),
      failure && `failure: ${failure.kind}`,
      failure?.gateway && `in front: ${failure.gateway.kind}`,
      failure?.status && `status: ${failure.status}`,
      lifetime && (lifetime.expires ? 'expires' : 'never expires'),
      clockAheadSeconds !== undefined && `clock ahead: ${clockAheadSeconds} s`
    ),
    scopes: join(...(scopes?.map(withoutNames) ?? ['not known'])),
    test: join(
      check?.outcome ?? 'none yet',
      check?.refusal && `refusal: ${check.refusal}`,
      check?.gateway && `in front: ${check.gateway.kind}`,
      response && `status: ${response.status}`,
      response && `${Math.round(response.milliseconds)} ms`,
      response?.omitted && `omitted: ${response.omitted}`,
      check?.hub && `the Hub ${check.hub}`
    )
  })
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
  // A Hub may repeat the token where it should name its version.
  return withoutToken(text, token.value);
}

/** The name of a scope, without its filter and without a custom name. */
function withoutNames(scope: string): string {
  return /^(custom(?=:)|[a-z:]+(![a-z]+)?)/.exec(scope)?.[0] ?? 'other';
}

function join(...parts: readonly unknown[]): string {
  return [...new Set(parts.filter(Boolean))].join(', ');
}
