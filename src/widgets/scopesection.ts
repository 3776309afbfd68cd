import { h } from '@lumino/virtualdom';

import type { ApiToken } from '../tokens';
import { otherTokenWords } from '../words/othertoken';
import { details } from './details';
import { renderFacts } from './factslist';
import { ModelView } from './modelview';
import { isProblemAtTop, renderProblem } from './problemnote';
import { renderRefresh } from './refresh';

/**
 * The section "What it opens": owner, server, scopes and end of the token,
 * and what the token of `jupyter server list` is.
 */
export class ScopeSection extends ModelView {
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
