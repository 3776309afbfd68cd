import type { Message } from '@lumino/messaging';
import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import type { Content } from '../rest/content';
import { readContent } from '../rest/content';
import type { ApiToken } from '../tokens';
import { nowBy } from '../words/clock';
import { shownLines } from '../words/foreigntext';
import { omissionWords } from '../words/omission';
import { outcomeWords } from '../words/outcome';
import { details } from './details';
import { homePageLink } from './hublinks';
import { PRIVATE, PRIVATE_FIELD } from './keptprivate';
import { renderListing } from './listingtable';
import { ModelView } from './modelview';

/**
 * The paths that the field suggests.
 */
const COMMON_PATHS = [
  '/api/sessions',
  '/api/kernels',
  '/api/kernelspecs',
  '/api/terminals',
  '/api/contents',
  '/api/status',
  '/api/me'
];

const PATH_ID = 'jp-api-token-path';
const PATHS_ID = 'jp-api-token-paths';

/**
 * How many rows of a list are shown at first, and how many more at each press.
 */
const ROWS = 50;

/**
 * How many characters of another answer are shown.
 */
const CHARACTERS = 20000;

/**
 * The section "Test": tries the token on a path and shows what came back.
 */
export class TestSection extends ModelView {
  protected override onUpdateRequest(msg: Message): void {
    const { check, path } = this.model;
    const isNew = check !== this._shown;
    if (isNew) {
      this._shown = check;
      this._rows = ROWS;
    }
    super.onUpdateRequest(msg);
    const field = this.node.querySelector('input');
    if (field && field.value !== path) {
      field.value = path;
    }
    if (isNew && check) {
      this.node.lastElementChild?.scrollIntoView({ block: 'nearest' });
    }
  }

  protected render(): h.Child[] {
    const hindrance = this._hindrance();
    return hindrance
      ? [h.p(hindrance)]
      : [this._renderForm(), this._renderResult()];
  }

  /**
   * Why there is nothing to try, `''` when there is.
   */
  private _hindrance(): string {
    const { facts, token } = this.model;
    const { trans } = this.locale;
    if (token.kind !== 'none') {
      return '';
    }
    if (token.hub) {
      return trans.__('There is no token to try.');
    }
    switch (facts?.absence) {
      case 'lite':
        return trans.__('There is no server to try a token on.');
      case 'password':
        return trans.__(
          'There is no token to try. With the browser’s cookie alone scripts can’t call this server.'
        );
      default:
        return '';
    }
  }

  private _renderForm(): VirtualElement {
    const { isChecking, token } = this.model;
    const { trans } = this.locale;
    return h.form(
      {
        onsubmit: event => {
          event.preventDefault();
          void this.model.runCheck();
        }
      },
      h.div(
        { className: 'jp-ApiToken-field' },
        h.label({ htmlFor: PATH_ID }, trans.__('API path')),
        h.input({
          id: PATH_ID,
          className: 'jp-mod-styled',
          type: 'text',
          list: PATHS_ID,
          ...PRIVATE_FIELD,
          oninput: event => {
            this.model.path = (event.target as HTMLInputElement).value;
          }
        }),
        h.datalist(
          { id: PATHS_ID },
          COMMON_PATHS.map(path => h.option({ value: path }))
        )
      ),
      h.div(
        { className: 'jp-ApiToken-buttons' },
        h.button(
          { className: 'jp-mod-styled', type: 'submit' },
          token.kind === 'none'
            ? trans.__('Test without a token')
            : trans.__('Test token')
        ),
        isChecking
          ? h.button(
              {
                className: 'jp-mod-styled',
                type: 'button',
                onclick: () => this.model.cancelCheck()
              },
              trans.__('Cancel')
            )
          : ''
      )
    );
  }

  private _renderResult(): VirtualElement {
    const { check, isChecking } = this.model;
    const { trans } = this.locale;
    return h.div(
      { className: 'jp-ApiToken-result', role: 'status' },
      ...(isChecking
        ? [h.p(trans.__('Testing …'))]
        : check
          ? this._renderCheck(check)
          : [])
    );
  }

  private _renderCheck(check: ApiToken.ICheck): h.Child[] {
    const { token } = this.model;
    const { trans } = this.locale;
    const { title, next, action } = outcomeWords(
      check,
      token.hub !== null,
      token.kind === 'none',
      trans
    );
    const timing = this._timing(check);
    return [
      h.p(
        { className: `jp-ApiToken-outcome jp-mod-${tone(check.outcome)}` },
        h.span(
          { className: 'jp-ApiToken-sign', 'aria-hidden': 'true' },
          { good: '✓', bad: '✕', unclear: '!' }[tone(check.outcome)]
        ),
        title
      ),
      timing ? h.p({ className: 'jp-ApiToken-detail' }, timing) : '',
      next ? h.p(next) : '',
      action ? this._renderAction(action, check.outcome) : '',
      check.message
        ? details(
            trans.__('What the server said'),
            h.p(
              { className: 'jp-ApiToken-scope', ...PRIVATE },
              shownLines(check.message)
            )
          )
        : '',
      check.outcome === 'ok' || check.outcome === 'stale'
        ? this._renderData(check)
        : ''
    ];
  }

  private _timing({ status, milliseconds }: ApiToken.ICheck): string {
    const { trans } = this.locale;
    if (status === null || milliseconds === null) {
      return '';
    }
    const time = Math.round(milliseconds);
    return this.model.token.kind === 'none'
      ? trans.__('%1 in %2 ms, with no token and no cookies', status, time)
      : trans.__('%1 in %2 ms, with the token alone', status, time);
  }

  private _renderAction(
    action: 'reload' | 'home',
    outcome: ApiToken.Outcome
  ): VirtualElement | string {
    const { trans } = this.locale;
    if (action === 'reload') {
      return h.button(
        {
          className: 'jp-mod-styled',
          type: 'button',
          onclick: () => this._reload(outcome)
        },
        trans.__('Reload page')
      );
    }
    const { hub } = this.model.token;
    return hub ? homePageLink(hub, trans) : '';
  }

  /**
   * Load the page again, with a new token.
   *
   * A server that accepts a dead token from its cache would give the page the
   * same one again. The way over the Hub's sign-in page begins a new session,
   * for which the server asks the Hub anew (measured; the cache's key is in
   * `HubAuth.user_for_token`).
   */
  private _reload(outcome: ApiToken.Outcome): void {
    const { hub } = this.model.token;
    const { location } = window;
    if (outcome === 'stale' && hub) {
      const next = encodeURIComponent(location.pathname + location.search);
      location.assign(`${hub.loginUrl}?next=${next}`);
    } else {
      location.reload();
    }
  }

  private _renderData(check: ApiToken.ICheck): VirtualElement {
    const { trans } = this.locale;
    const omission = omissionWords(check.omitted, trans);
    if (omission) {
      return h.p(omission);
    }
    const content = this._contentOf(check);
    if (content.type === 'listing') {
      return renderListing(
        content.listing,
        nowBy(check.clockAhead),
        this._rows,
        this.locale,
        () => {
          this._rows += ROWS;
          this.update();
        }
      );
    }
    const { isWhole, text } = content;
    return h.div(
      { className: 'jp-ApiToken-listing' },
      h.pre(
        {
          className: 'jp-ApiToken-json',
          tabindex: '0',
          ...PRIVATE
        },
        shownLines(text)
      ),
      isWhole
        ? ''
        : h.p(
            trans._n(
              'The first %1 character.',
              'The first %1 characters.',
              text.length
            )
          )
    );
  }

  /**
   * What an answer holds, read at its first drawing alone.
   */
  private _contentOf(check: ApiToken.ICheck): Content {
    if (check !== this._read?.check) {
      this._read = { check, content: readContent(check, CHARACTERS) };
    }
    return this._read.content;
  }

  private _shown: ApiToken.ICheck | null = null;
  private _read: {
    readonly check: ApiToken.ICheck;
    readonly content: Content;
  } | null = null;
  private _rows = ROWS;
}

/**
 * How good an outcome is.
 */
function tone(outcome: ApiToken.Outcome): 'good' | 'bad' | 'unclear' {
  switch (outcome) {
    case 'ok':
      return 'good';
    case 'stale':
    case 'expired':
    case 'refused':
      return 'bad';
    default:
      return 'unclear';
  }
}
