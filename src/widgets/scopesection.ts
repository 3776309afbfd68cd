import type { Message } from '@lumino/messaging';
import { h } from '@lumino/virtualdom';

import type { ApiToken } from '../tokens';
import { clockWords } from '../words/clock';
import { otherTokenWords } from '../words/othertoken';
import { details } from './details';
import { renderFacts } from './factslist';
import { ModelView } from './modelview';
import { renderProblem } from './problemnote';

/**
 * The section "What it opens": owner, server, scopes and end of the token,
 * and what the token of `jupyter server list` is.
 */
export class ScopeSection extends ModelView {
  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    // Once: moving the panel to the other side attaches it again.
    if (this.model.facts === null) {
      void this.model.inspect();
    }
  }

  protected render(): h.Child[] {
    const { facts, token, isInspecting } = this.model;
    const { trans } = this.locale;
    return [
      facts === null || token.kind === 'none'
        ? ''
        : renderFacts(facts, token, this.locale),
      this._renderNote(facts),
      this._renderClock(facts),
      this._renderOtherToken(facts),
      h.div(
        { className: 'jp-ApiToken-buttons' },
        h.button(
          {
            className: 'jp-mod-styled',
            type: 'button',
            onclick: () => void this.model.inspect()
          },
          trans.__('Refresh')
        ),
        h.span(
          { className: 'jp-ApiToken-detail', 'aria-live': 'polite' },
          isInspecting
            ? token.hub?.sameOrigin
              ? trans.__('Asking the Hub …')
              : trans.__('Asking the server …')
            : ''
        )
      )
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

  private _renderClock(facts: ApiToken.IFacts | null): h.Child {
    const { language, trans } = this.locale;
    const words = clockWords(
      facts?.clockAhead ?? null,
      this.model.token.hub?.sameOrigin ? 'hub' : 'server',
      language,
      trans
    );
    return words ? h.p({ className: 'jp-ApiToken-problem' }, words) : '';
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
