import { h } from '@lumino/virtualdom';

import { hasPermissionsField, isHubBefore } from '../rest/hub';
import type { ApiToken } from '../tokens';
import { details, renderButton, renderCancel } from '../ui/controls';
import { renderReport, hubPageLink } from '../ui/fields';
import { nameInWords, renderExactly } from '../ui/untrusted';
import { ModelView } from '../ui/view';
import { serverScope } from './access';
import type { HubTokensModel } from './model';
import { ADMIN_RECIPE, availabilityWords, hubFailureWords } from './words';

/** Why the page can't create tokens, and what works instead. */
export class HubTokensAvailability extends ModelView<HubTokensModel> {
  protected render(): h.Child[] {
    const { hubVersion, availability, token } = this.model;
    const { trans } = this.locale;
    const isAsking = availability === 'asking';
    const failure = availability === 'failed' ? this.model.failure : null;
    const words = failure
      ? hubFailureWords(failure, trans)
      : availabilityWords(availability, hubVersion, trans);
    if (!words) {
      return [];
    }
    return [
      h.p(words),
      isAsking ? renderCancel(() => this.model.cancel(), trans) : '',
      failure
        ? renderButton(trans.__('Refresh'), () => this.model.update(), {
            'aria-label': trans.__('Refresh tokens')
          })
        : '',
      failure ? renderReport(failure, trans) : '',
      ...(token.hub && !isAsking ? this._renderInstead(token.hub) : []),
      ['may-not', 'may-list', 'unlimited'].includes(availability)
        ? this._renderAdvice()
        : ''
    ];
  }

  private _renderInstead(hub: ApiToken.IHub): h.Child[] {
    const { hubVersion, availability } = this.model;
    const { trans } = this.locale;
    const link = h.p(hubPageLink(hub, 'token', trans));
    // Before 2.2, where the page has no token, there is no such choice.
    if (availability === 'no-token') {
      return [link];
    }
    if (!hasPermissionsField(hub, hubVersion)) {
      const words = trans.__(
        'Before JupyterHub 5.0, that page creates only tokens with all of your permissions on the Hub. Choose an early expiry date, and keep them safe.'
      );
      return [link, h.p(words)];
    }
    const words = trans.__(
      'For a token that gives access to this server only, paste this into the field “Permissions”:'
    );
    const scope = renderExactly(serverScope(hub));
    const className = 'jp-ApiToken-code jp-mod-toCopy';
    return [link, h.p(words), h.pre({ className, dir: 'ltr' }, ...scope)];
  }

  /** Tells an admin how to let pages create tokens, and what that risks. */
  private _renderAdvice(): h.Child {
    const { hubVersion } = this.model;
    const { trans } = this.locale;
    const title = trans.__('For admins of the hub');
    if (isHubBefore(hubVersion, 3)) {
      const words = trans.__(
        'JupyterHub %1 can’t limit what a new token gives access to. Let pages create tokens only with JupyterHub 3.0 or later.',
        nameInWords(hubVersion ?? '')
      );
      return details(title, h.p(words));
    }
    const dangers = [
      trans.__(
        'Any code in the page or in the server, such as an extension, a notebook’s output or a package, can then create a token with all of the user’s permissions on the Hub that never expires. So can everyone with whom the server is shared: do not use these lines where servers are shared.'
      ),
      trans.__(
        'The lines leave out users who have more than the role “user”. They do not help if your hub gives that role itself more permissions. A user who is given more permissions later keeps the page: before that, stop their servers and revoke their tokens.'
      ),
      trans.__(
        'A limit for the lifetime of tokens does not limit the access: each token can create the next one.'
      ),
      trans.__(
        'On a hub without subdomains, a script in a page can create such tokens even without these lines, on the Hub’s token page. On a hub with subdomains, the panel can’t ask the Hub, so leave the lines out there.'
      )
    ];
    return details(
      title,
      h.p(
        trans.__(
          'With these lines, users’ pages can create, list and revoke their tokens once their servers restart. First read what that gives away:'
        )
      ),
      h.ul(
        { className: 'jp-ApiToken-warning' },
        dangers.map(danger => h.li(danger))
      ),
      h.pre({ className: 'jp-ApiToken-code', dir: 'ltr' }, ADMIN_RECIPE)
    );
  }
}
