import type { Message } from '@lumino/messaging';
import { type VirtualElement, h } from '@lumino/virtualdom';

import { absenceWords } from '../token/meaning';
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
import type { SnippetOutcome, SnippetsModel } from './model';
import {
  customFailureWords,
  frontWords,
  localWords,
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
    const { facts, isUseful, shownCode } = this.model;
    const { trans } = this.locale;
    if (!isUseful) {
      return facts ? [h.p(absenceWords(facts, trans)[1] ?? '')] : [];
    }
    return [
      this._renderLanguages(),
      this.model.isCustom(this.model.snippet)
        ? renderDetail(
            trans.__('A custom snippet, from JupyterLab’s settings.')
          )
        : '',
      this._renderPlaces(),
      ...this._renderReach(),
      this._renderIncludeToken(),
      this._renderOtherToken(),
      shownCode.kind === 'code' && shownCode.otherHosts.length
        ? renderWarning(h.p(otherHostsWords(shownCode.otherHosts, trans)))
        : '',
      ...this._renderFailures(),
      ...(shownCode.kind === 'code'
        ? this._renderCode(shownCode.note)
        : [
            renderWarning(
              h.p(noCodeWords(shownCode, trans)),
              shownCode.kind === 'failed' && shownCode.message
                ? renderReport({ message: shownCode.message }, trans)
                : ''
            )
          ])
    ];
  }

  private _showCode(): void {
    const { shownCode, snippet } = this.model;
    const node = this.node.querySelector('pre');
    if (node) {
      const text = shownCode.kind === 'code' ? shownCode.text : '';
      void showCode(node, text, snippet?.mimeType ?? '', this._highlight);
    }
  }

  private _renderLanguages(): VirtualElement {
    const { trans } = this.locale;
    return renderSelect(
      'jp-api-token-language',
      trans._p('of code', 'Language'),
      this.model.snippet?.id ?? '',
      this.model.snippets.map(snippet => [
        snippet.id,
        shownName(snippet.title),
        this.model.isCustom(snippet) ? trans.__('Custom snippets') : undefined
      ]),
      language => this.model.choose({ language })
    );
  }

  private _renderPlaces(): VirtualElement | string {
    const { places } = this.model;
    const { trans } = this.locale;
    const words = {
      anywhere: this.model.isLocal
        ? trans._p('where code runs', 'On this computer')
        : trans._p('where code runs', 'On any machine'),
      server: trans._p('where code runs', 'On this server')
    };
    return places.length < 2
      ? ''
      : renderSelect(
          'jp-api-token-place',
          trans.__('Where it runs'),
          this.model.place,
          places.map(place => [place, words[place]]),
          value => this.model.choose({ place: value as ApiSnippets.Place })
        );
  }

  /** Renders what code outside of the server needs to reach it. */
  private _renderReach(): h.Child[] {
    const { facts, isLocal, place, sendsPassword } = this.model;
    const { trans } = this.locale;
    const gateway = facts?.failure?.gateway;
    return place === 'server'
      ? []
      : [
          isLocal ? renderDetail(localWords(trans)) : '',
          gateway
            ? renderWarning(h.p(frontWords(gateway, sendsPassword, trans)))
            : ''
        ];
  }

  private _renderIncludeToken(): VirtualElement {
    const { canIncludeToken, place, token } = this.model;
    const { trans } = this.locale;
    if (canIncludeToken) {
      return h.label(
        { className: 'jp-ApiToken-checkbox' },
        h.input({
          type: 'checkbox',
          checked: this.model.includeToken ? 'checked' : undefined,
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
              this.model.usePageToken()
            )
          )
        )
      : '';
  }

  private _renderFailures(): VirtualElement[] {
    const { customFailures, refusedSettings } = this.model;
    const { trans } = this.locale;
    const failures = customFailures.map(failure =>
      renderWarning(h.p(customFailureWords(failure, trans)))
    );
    if (refusedSettings) {
      failures.unshift(
        renderWarning(
          h.p(
            trans.__(
              'JupyterLab rejected the settings of the snippets. Correct them in JupyterLab’s settings, under “API Snippets”.'
            )
          ),
          renderReport({ message: refusedSettings }, trans)
        )
      );
    }
    return failures;
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
      outcome?.kind === 'failed'
        ? renderReport({ message: outcome.reason }, trans)
        : ''
    ];
  }

  /** Renders where to get the token for a client that starts servers. */
  private _renderControl(): h.Child[] {
    const { needsControl, token, tokenForm } = this.model;
    const { hub } = token;
    const { trans } = this.locale;
    if (!needsControl || !hub) {
      return [];
    }
    const words = renderDetail(
      trans.__(
        'To start your server, the extension JupyterHub needs a token with the access “All my servers, and start or stop them”.'
      )
    );
    return tokenForm
      ? [
          words,
          renderButtons(
            renderButton(trans.__('Choose this access'), () =>
              tokenForm.chooseWidest()
            )
          )
        ]
      : [
          words,
          renderDetail(
            trans.__('On the Hub’s token page, that is in “Permissions”:'),
            ' ',
            h.code(
              { className: 'jp-ApiToken-scope', dir: 'ltr' },
              ...renderExactly(
                `access:servers!user=${hub.serverUser} servers!user=${hub.serverUser}`
              )
            ),
            ' ',
            hubPageLink(hub, 'token', trans)
          )
        ];
  }

  private readonly _copied = new CopiedSign(() => this.update());
  private _shown: SnippetOutcome | null = null;
}
