import type { Message } from '@lumino/messaging';
import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import type { ApiToken } from '../tokens';
import { otherTokenWords } from '../words/othertoken';
import { problemWords } from '../words/problem';
import { scopeWords } from '../words/scope';
import { serverName } from '../words/title';
import { exactTime, expiryWords, lifeLeft } from '../words/time';
import { details } from './details';
import { ModelView } from './modelview';

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
    const rows =
      facts === null || token.kind === 'none' ? [] : this._renderRows(facts);
    return [
      rows.length ? h.dl(rows) : '',
      this._renderNote(facts),
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
            ? token.hub
              ? trans.__('Asking the Hub …')
              : trans.__('Asking the server …')
            : ''
        )
      )
    ];
  }

  private _renderRows(facts: ApiToken.IFacts): VirtualElement[] {
    const { trans } = this.locale;
    const { hub, serverUrl } = this.model.token;
    if (!hub) {
      return [
        ...row(trans.__('Server'), address(serverUrl)),
        ...row(
          trans.__('May'),
          h.p(trans.__('Everything on this server: files, kernels, terminals'))
        ),
        ...row(
          trans.__('Ends'),
          h.p(
            trans.__(
              'When the server stops, unless it is started with the same token again'
            )
          )
        )
      ];
    }
    return [
      ...row(
        trans.__('Owner'),
        h.p(facts.owner ?? trans.__('The Hub did not say'))
      ),
      ...row(
        trans.__('Server'),
        facts.owner !== null && facts.owner !== hub.serverUser
          ? h.p(
              trans.__(
                '%1, which belongs to %2',
                serverName(hub),
                hub.serverUser
              )
            )
          : h.p(serverName(hub)),
        address(serverUrl)
      ),
      ...row(trans.__('May'), ...this._renderScopes(facts)),
      ...row(trans.__('Ends'), ...this._renderEnd(facts))
    ];
  }

  private _renderScopes({ scopes }: ApiToken.IFacts): VirtualElement[] {
    const { trans } = this.locale;
    if (scopes === null) {
      return [h.p(trans.__('The Hub did not say'))];
    }
    if (!scopes.length) {
      return [h.p(trans.__('Nothing'))];
    }
    return [
      h.ul(
        // What it opens first, what it may read after that.
        [...scopes].sort(byImportance).map(scope => {
          const words = scopeWords(scope, trans);
          return h.li(
            words === null ? '' : h.span(words),
            h.code({ className: 'jp-ApiToken-scope' }, scope)
          );
        })
      )
    ];
  }

  private _renderEnd({ lifetime, state }: ApiToken.IFacts): VirtualElement[] {
    const { trans, language } = this.locale;
    if (state === 'refused') {
      return [h.p(trans.__('It has ended'))];
    }
    if (lifetime === null) {
      return [
        h.p(
          trans.__(
            'When you log out, or before: the Hub does not tell this page when'
          )
        )
      ];
    }
    const { created, expires } = lifetime;
    if (expires === null) {
      return [h.p(trans.__('When you log out'))];
    }
    const now = new Date();
    const left = lifeLeft(created, expires, now);
    const exact = exactTime(expires, language);
    return [
      h.p(expiryWords(expires, now, language, trans)),
      h.p({ className: 'jp-ApiToken-detail' }, exact),
      left === null
        ? h.span()
        : h.div(
            {
              className: 'jp-ApiToken-life',
              role: 'img',
              'aria-label': trans.__(
                '%1 percent of its life is left',
                Math.round(left * 100)
              )
            },
            h.div({ style: { width: `${left * 100}%` } })
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
    const words = problemWords(facts, token.hub ? 'hub' : 'server', trans);
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

function row(name: string, ...value: VirtualElement[]): VirtualElement[] {
  return [h.dt(name), h.dd(value)];
}

function address(url: string): VirtualElement {
  return h.code({ className: 'jp-ApiToken-scope' }, url);
}

function byImportance(a: string, b: string): number {
  return Number(a.startsWith('read:')) - Number(b.startsWith('read:'));
}
