import type { Message } from '@lumino/messaging';
import { type VirtualElement, h } from '@lumino/virtualdom';

import { hasPermissionsField } from '../rest/hub';
import { absenceWords } from '../token/meaning';
import { isLoopback } from '../token/state';
import type { ApiSnippets } from '../tokens';
import { isCopied } from '../ui/clearing';
import {
  PRIVATE,
  renderBusy,
  renderButton,
  renderButtons,
  renderCancel,
  renderDetail,
  renderMessage,
  renderWarning
} from '../ui/controls';
import { CopiedSign, renderCopyButton } from '../ui/copy';
import {
  PRIVATE_FIELD,
  renderReport,
  renderSelect,
  hubPageLink
} from '../ui/fields';
import type { ILocale } from '../ui/locale';
import {
  nameInWords,
  renderExactly,
  shownLines,
  shownName
} from '../ui/untrusted';
import { ModelView } from '../ui/view';
import { type Highlight, showCode } from './codeview';
import { VS_CODE } from './languages/clients';
import type { SnippetOutcome, SnippetsModel } from './model';
import {
  customFailureWords,
  noCodeWords,
  otherHostsWords,
  snippetWords
} from './words';

export { hostHighlight } from './codeview';

export class SnippetsSection extends ModelView<SnippetsModel> {
  constructor(
    model: SnippetsModel,
    locale: ILocale,
    private readonly _highlight: Promise<Highlight>
  ) {
    super(model, locale);
    // Not in the next frame: masked code must not contain the token.
    model.changed.connect(this._showCode, this);
  }

  protected override onUpdateRequest(msg: Message): void {
    super.onUpdateRequest(msg);
    this._showCode();
    const { outcome } = this.model;
    const isRefused =
      outcome?.kind === 'copied' && outcome.outcome === 'refused';
    const node = this.node.querySelector('pre');
    if (node && isRefused && outcome !== this._shown) {
      node.focus();
      document.getSelection()?.selectAllChildren(node);
    }
    this._shown = outcome;
  }

  protected render(): h.Child[] {
    const { custom, facts, shownCode, snippet } = this.model;
    const { trans } = this.locale;
    // No code can call JupyterLite. Without a token, only a browser can sign in.
    if (facts?.absence === 'lite' || facts?.absence === 'sign-in') {
      return [h.p(absenceWords(facts, trans)[1] ?? '')];
    }
    return [
      this._renderLanguages(),
      custom.snippets.includes(snippet)
        ? renderDetail(
            trans.__('A custom snippet, from JupyterLab’s settings.')
          )
        : '',
      this._renderPlaces(),
      ...this._renderReach(),
      this._renderIncludeToken(),
      this._renderOtherToken(),
      ...this._renderWarnings(),
      ...(shownCode.kind === 'code' ? this._renderCode(shownCode.note) : [])
    ];
  }

  private _showCode(): void {
    const { shownCode, snippet } = this.model;
    const node = this.node.querySelector('pre');
    if (node) {
      const text = shownCode.kind === 'code' ? shownCode.text : '';
      void showCode(node, text, snippet.mimeType ?? '', this._highlight);
    }
  }

  private _renderLanguages(): VirtualElement {
    const { custom, snippet, snippets } = this.model;
    const { trans } = this.locale;
    return renderSelect(
      'jp-api-token-language',
      trans._p('of code', 'Language'),
      snippet.id,
      snippets.map(snippet => [
        snippet.id,
        shownName(snippet.title),
        custom.snippets.includes(snippet)
          ? trans.__('Custom snippets')
          : undefined
      ]),
      language => this.model.choose({ language })
    );
  }

  private _renderPlaces(): VirtualElement | string {
    const { place, places } = this.model;
    const { trans } = this.locale;
    const words = {
      anywhere: this._isLocal
        ? trans._p('where code runs', 'On this computer')
        : trans._p('where code runs', 'On any machine'),
      server: trans._p('where code runs', 'On this server')
    };
    return places.length < 2
      ? ''
      : renderSelect(
          'jp-api-token-place',
          trans.__('Where it runs'),
          place,
          places.map(place => [place, words[place]]),
          value => this.model.choose({ place: value as ApiSnippets.Place })
        );
  }

  /** Renders what code outside of the server needs to reach it. */
  private _renderReach(): h.Child[] {
    const { facts, place, sendsPassword } = this.model;
    const { trans } = this.locale;
    const gateway = facts?.failure?.gateway;
    return place === 'server'
      ? []
      : [
          this._isLocal
            ? renderDetail(
                trans.__(
                  'This URL works on this computer only. Another machine needs a URL that reaches the server, or an SSH tunnel of its own.'
                )
              )
            : '',
          gateway
            ? this._renderWarning(
                sendsPassword
                  ? trans.__(
                      'Something in front of the server asks for a username and password. The code for curl, HTTPie, Python (requests), R and PowerShell sends yours.'
                    )
                  : trans.__(
                      'This code is stopped. The first section explains why.'
                    )
              )
            : ''
        ];
  }

  /** Whether the server's URL is of the computer with the browser. */
  private get _isLocal(): boolean {
    return isLoopback(this.model.token.serverUrl);
  }

  private _renderIncludeToken(): VirtualElement {
    const { canIncludeToken, includeToken, place, token } = this.model;
    const { trans } = this.locale;
    if (canIncludeToken) {
      return h.label(
        { className: 'jp-ApiToken-checkbox' },
        h.input({
          type: 'checkbox',
          checked: includeToken ? 'checked' : undefined,
          ...PRIVATE_FIELD,
          onchange: ({ target }) =>
            this.model.choose({
              includeToken: (target as HTMLInputElement).checked
            })
        }),
        trans.__('Include the token')
      );
    }
    if (place === 'server') {
      return renderDetail(
        trans.__(
          'For notebooks and terminals on this server. It contains no token.'
        )
      );
    }
    return token.hub
      ? renderDetail(
          trans.__(
            'This page has no token. Create one on the Hub’s token page, and set JUPYTER_API_TOKEN to it.'
          ),
          ' ',
          hubPageLink(token.hub, 'token', trans)
        )
      : renderDetail(trans.__('There is no token to include.'));
  }

  private _renderOtherToken(): VirtualElement | string {
    const { otherToken } = this.model;
    const { trans } = this.locale;
    return otherToken
      ? h.div(
          { className: 'jp-ApiToken-otherToken' },
          h.p(
            trans.__(
              'The code uses the token “%1” instead of this page’s.',
              nameInWords(otherToken.name)
            )
          ),
          otherToken.owner.startsWith('jupyterlab-api-token:')
            ? ''
            : renderDetail(
                trans.__(
                  'The token comes from the plugin %1.',
                  nameInWords(otherToken.owner)
                )
              ),
          renderButtons(
            renderButton(trans.__('Use this page’s token'), () =>
              this.model.registry.useToken(null)
            )
          )
        )
      : '';
  }

  private _renderWarnings(): VirtualElement[] {
    const { custom, readSettings, shownCode } = this.model;
    const { refused } = readSettings();
    const { trans } = this.locale;
    const warnings = custom.failures.map(failure =>
      this._renderWarning(customFailureWords(failure, trans))
    );
    if (refused) {
      warnings.unshift(
        this._renderWarning(
          trans.__(
            'JupyterLab rejected the settings of the snippets. Correct them in JupyterLab’s settings, under “API Snippets”.'
          ),
          refused
        )
      );
    }
    if (shownCode.kind !== 'code') {
      const message = shownCode.kind === 'failed' ? shownCode.message : '';
      warnings.push(
        this._renderWarning(noCodeWords(shownCode, trans), message)
      );
    } else if (shownCode.otherHosts.length) {
      warnings.unshift(
        this._renderWarning(otherHostsWords(shownCode.otherHosts, trans))
      );
    }
    return warnings;
  }

  private _renderWarning(words: string, message = ''): VirtualElement {
    return renderWarning(h.p(words), ...this._renderReport(message));
  }

  private _renderReport(message: string): h.Child[] {
    return message ? [renderReport({ message }, this.locale.trans)] : [];
  }

  /** Renders an element for `showCode`, and the buttons below it. */
  private _renderCode(note: string): h.Child[] {
    const { canInsert, isInserting, isTokenRevealed, outcome } = this.model;
    const { trans } = this.locale;
    return [
      h.pre({
        className: 'jp-ApiToken-code',
        role: 'textbox',
        tabindex: '0',
        'aria-label': trans._p('of code', 'Snippet'),
        'aria-multiline': 'true',
        'aria-readonly': 'true',
        dir: 'ltr',
        ...PRIVATE
      }),
      note ? renderDetail(shownLines(note)) : '',
      ...this._renderControl(),
      renderButtons(
        renderCopyButton(trans.__('Copy snippet'), this._copied, async () => {
          const outcome = await this.model.copy();
          return outcome.kind === 'copied' && isCopied(outcome.outcome);
        }),
        canInsert
          ? renderButton(trans.__('Insert into notebook'), () =>
              this.model.insert()
            )
          : '',
        renderBusy(isInserting ? trans.__('Inserting …') : ''),
        isInserting
          ? renderCancel(() => this.model.cancelInsertion(), trans)
          : ''
      ),
      renderMessage(
        outcome ? snippetWords(outcome, !isTokenRevealed, trans) : ''
      ),
      ...this._renderReport(outcome?.kind === 'failed' ? outcome.reason : '')
    ];
  }

  /** Renders where to get the token for a client that starts servers. */
  private _renderControl(): h.Child[] {
    const { facts, registry, snippet, token } = this.model;
    const { hub } = token;
    const { tokenForm } = registry;
    const { trans } = this.locale;
    if (snippet.id !== VS_CODE || !hub || hub.serviceName) {
      return [];
    }
    const user = hub.user ?? hub.serverUser;
    const scopes = `access:servers!user=${user} servers!user=${user}`;
    const hasField = hasPermissionsField(hub, facts?.hubVersion ?? null);
    return [
      renderDetail(
        trans.__(
          'To start your server, the extension JupyterHub needs a token with the access “All my servers, and start or stop them”.'
        )
      ),
      tokenForm
        ? renderButtons(
            renderButton(trans.__('Choose this access'), () =>
              tokenForm.chooseWidest()
            )
          )
        : renderDetail(
            hasField
              ? trans.__('On the Hub’s token page, that is in “Permissions”:')
              : '',
            ' ',
            hasField
              ? h.code(
                  { className: 'jp-ApiToken-scope', dir: 'ltr' },
                  ...renderExactly(scopes)
                )
              : '',
            ' ',
            hubPageLink(hub, 'token', trans)
          )
    ];
  }

  private readonly _copied = new CopiedSign(() => this.update());
  private _shown: SnippetOutcome | null = null;
}
