import type { Message } from '@lumino/messaging';
import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { absenceWords } from '../words/absence';
import { nameInWords, shownName } from '../words/foreigntext';
import {
  customProblemWords,
  noCodeWords,
  otherHostsWords,
  placeWords
} from '../words/snippets';
import { renderButton } from './button';
import { tokenPageLink } from './hublinks';
import { PRIVATE_FIELD } from './keptprivate';
import { ModelView } from './modelview';
import { renderReport } from './report';
import { renderSelect } from './select';
import type { SnippetsModel } from './snippetsmodel';

const LANGUAGE_ID = 'jp-api-token-language';
const PLACE_ID = 'jp-api-token-place';

/**
 * What a person chooses about a snippet, and why there is none.
 */
export class SnippetForm extends ModelView<SnippetsModel> {
  protected override onUpdateRequest(msg: Message): void {
    super.onUpdateRequest(msg);
    // What a person chose stays in a control, whatever its attributes say.
    for (const select of this.node.querySelectorAll('select')) {
      select.value = this._chosen(select.id);
    }
    const checkbox = this.node.querySelector<HTMLInputElement>(
      'input[type="checkbox"]'
    );
    if (checkbox) {
      checkbox.checked = this.model.includeToken;
    }
  }

  protected render(): h.Child[] {
    const { isUseful, otherHosts, shownCode } = this.model;
    const { trans } = this.locale;
    if (!isUseful) {
      return this._renderAbsence();
    }
    return [
      this._renderLanguages(),
      this.model.isCustom(this.model.snippet)
        ? h.p(
            { className: 'jp-ApiToken-detail' },
            trans.__('A custom snippet, from JupyterLab’s settings.')
          )
        : '',
      this._renderPlaces(),
      this._renderIncludeToken(),
      this._renderOtherToken(),
      otherHosts.length
        ? renderWarning(otherHostsWords(otherHosts, trans))
        : '',
      ...this._renderProblems(),
      shownCode.kind === 'code'
        ? ''
        : renderWarning(
            noCodeWords(shownCode, trans),
            shownCode.kind === 'failed' && shownCode.message
              ? renderReport({ message: shownCode.message }, trans)
              : ''
          )
    ];
  }

  private _renderLanguages(): VirtualElement {
    const { trans } = this.locale;
    return renderSelect(
      LANGUAGE_ID,
      trans._p('of code', 'Language'),
      this.model.snippets.map(snippet => [
        snippet.name,
        shownName(snippet.title ?? snippet.name),
        this.model.isCustom(snippet) ? trans.__('Custom snippets') : undefined
      ]),
      name => {
        this.model.language = name;
      }
    );
  }

  private _renderPlaces(): VirtualElement | string {
    const { places } = this.model;
    const { trans } = this.locale;
    return places.length < 2
      ? ''
      : renderSelect(
          PLACE_ID,
          trans.__('Where it runs'),
          places.map(place => [place, placeWords(place, trans)]),
          value => {
            this.model.place =
              places.find(place => place === value) ?? 'anywhere';
          }
        );
  }

  private _renderIncludeToken(): VirtualElement {
    const { canIncludeToken, place, token } = this.model;
    const { trans } = this.locale;
    if (canIncludeToken) {
      return h.label(
        { className: 'jp-ApiToken-checkbox' },
        h.input({
          type: 'checkbox',
          ...PRIVATE_FIELD,
          onchange: event => {
            this.model.includeToken = (
              event.target as HTMLInputElement
            ).checked;
          }
        }),
        trans.__('Include the token')
      );
    }
    if (place === 'server') {
      return h.p(
        { className: 'jp-ApiToken-detail' },
        trans.__(
          'For a notebook or a terminal of this server. It needs no token in it.'
        )
      );
    }
    return token.hub
      ? h.p(
          { className: 'jp-ApiToken-detail' },
          trans.__(
            'This page has no token to put in. Make one on the Hub’s token page, and set JUPYTER_API_TOKEN to it.'
          ),
          ' ',
          tokenPageLink(token.hub, trans)
        )
      : h.p(
          { className: 'jp-ApiToken-detail' },
          trans.__('There is no token to put in.')
        );
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
          h.div(
            { className: 'jp-ApiToken-buttons' },
            renderButton(trans.__('Use this page’s token'), () =>
              this.model.usePageToken()
            )
          )
        )
      : '';
  }

  private _renderProblems(): VirtualElement[] {
    const { customProblems, refusedSettings } = this.model;
    const { trans } = this.locale;
    const problems = customProblems.map(problem =>
      renderWarning(customProblemWords(problem, trans))
    );
    if (refusedSettings) {
      problems.unshift(
        renderWarning(
          trans.__(
            'JupyterLab does not accept the settings of the snippets. Correct them in JupyterLab’s settings, under “API Snippets”.'
          ),
          renderReport({ message: refusedSettings }, trans)
        )
      );
    }
    return problems;
  }

  private _renderAbsence(): h.Child[] {
    const { facts } = this.model;
    return facts ? [h.p(absenceWords(facts, this.locale.trans).instead)] : [];
  }

  private _chosen(id: string): string {
    const { place, snippet } = this.model;
    return id === PLACE_ID ? place : (snippet?.name ?? '');
  }
}

function renderWarning(words: string, report: h.Child = ''): VirtualElement {
  return h.div({ className: 'jp-ApiToken-warning' }, h.p(words), report);
}
