import { h } from '@lumino/virtualdom';

import { failureWords } from '../rest/failure';
import type { ApiToken } from '../tokens';
import {
  details,
  renderButton,
  renderCancel,
  renderFailureReport,
  tokenPageLink
} from '../ui/controls';
import { renderExactly } from '../ui/untrusted';
import { ModelView } from '../ui/view';
import { serverScope } from './access';
import type { HubTokensModel } from './model';
import { adminWords, standingWords, tokenPageWords } from './words';

/** Why the page can't create tokens, and what works instead. */
export class HubTokensStanding extends ModelView<HubTokensModel> {
  protected render(): h.Child[] {
    const { failure, hubVersion, standing, token } = this.model;
    const { trans } = this.locale;
    const told = standing === 'failed' ? failure : null;
    const words = told
      ? failureWords(told, 'hub', 'pressed', trans)
      : standingWords(standing, hubVersion, trans);
    if (!words) {
      return [];
    }
    const isAsking = standing === 'asking';
    return [
      h.p(words),
      isAsking ? renderCancel(() => this.model.cancel(), trans) : '',
      standing === 'failed' || standing === 'not-asked'
        ? renderButton(trans.__('Ask again'), () => this.model.update())
        : '',
      told ? renderFailureReport(told, trans) : '',
      token.hub && !isAsking ? this._renderInstead(token.hub) : '',
      ['may-not', 'may-list', 'unlimited'].includes(standing)
        ? this._renderAdvice()
        : ''
    ];
  }

  private _renderInstead(hub: ApiToken.IHub): h.Child {
    const { hubVersion, standing } = this.model;
    const { trans } = this.locale;
    const { how, takesScope } = tokenPageWords(hubVersion, trans);
    return [
      h.p(tokenPageLink(hub, trans)),
      // Before 2.2, where the page has no token, there is no such choice.
      ...(standing === 'no-token'
        ? []
        : [
            h.p(how),
            takesScope
              ? h.p(
                  h.code(
                    {
                      className: 'jp-ApiToken-scope jp-mod-toCopy',
                      dir: 'ltr'
                    },
                    ...renderExactly(serverScope(hub))
                  )
                )
              : ''
          ])
    ];
  }

  private _renderAdvice(): h.Child {
    const { trans } = this.locale;
    const { dangers, how, recipe } = adminWords(this.model.hubVersion, trans);
    return details(
      trans.__('For admins of the hub'),
      h.p(how),
      recipe
        ? [
            h.ul(
              { className: 'jp-ApiToken-warning' },
              dangers.map(danger => h.li(danger))
            ),
            h.pre({ className: 'jp-ApiToken-code', dir: 'ltr' }, recipe)
          ]
        : ''
    );
  }
}
