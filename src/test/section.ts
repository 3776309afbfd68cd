import type { TranslationBundle } from '@jupyterlab/translation';
import type { Message } from '@lumino/messaging';
import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { withoutToken } from '../rest/body';
import type { PanelModel } from '../token/model';
import type { ApiToken } from '../tokens';
import type { Standing } from '../ui/controls';
import {
  homePageLink,
  PRIVATE,
  PRIVATE_FIELD,
  reloadPage,
  renderButton,
  renderCancel,
  renderReport,
  renderSign
} from '../ui/controls';
import { nowBy } from '../ui/time';
import { shownLines } from '../ui/untrusted';
import { ModelView } from '../ui/view';
import type { Content } from './listing';
import { readContent, renderListing } from './listing';
import { outcomeWords } from './outcome';

/** The paths that the field suggests. */
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

/** How many characters of another answer are shown. */
const CHARACTERS = 20000;

/** The section "Test": tries the token on a path and shows what came back. */
export class TestSection extends ModelView<PanelModel> {
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

  /** Why there is nothing to try, `''` when there is. */
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
        onkeydown: event => {
          if (event.key === 'Escape') {
            this.model.cancelCheck();
          }
        },
        onsubmit: event => {
          event.preventDefault();
          void this.model.runCheck();
        }
      },
      h.div(
        { className: 'jp-ApiToken-field' },
        h.label({ htmlFor: PATH_ID }, trans.__('API path')),
        h.div(
          { className: 'jp-ApiToken-entry' },
          h.input({
            id: PATH_ID,
            className: 'jp-mod-styled',
            type: 'text',
            dir: 'ltr',
            list: PATHS_ID,
            ...PRIVATE_FIELD,
            oninput: event => {
              this.model.path = (event.target as HTMLInputElement).value;
            }
          }),
          h.button(
            { className: 'jp-mod-styled', type: 'submit' },
            token.kind === 'none'
              ? trans.__('Test without a token')
              : trans.__('Test token')
          ),
          isChecking ? renderCancel(() => this.model.cancelCheck(), trans) : ''
        ),
        h.datalist(
          { id: PATHS_ID },
          COMMON_PATHS.map(path => h.option({ value: path }))
        )
      )
    );
  }

  private _renderResult(): VirtualElement {
    const { check, isChecking } = this.model;
    const { trans } = this.locale;
    // A status is read from its beginning to its end when anything in it changes
    // (ARIA: it is atomic), and its end may be a table of fifty rows. So only
    // what is new is read: how it ended, in what time, and what to do next. The
    // answer itself is off, for a person to go through.
    return h.div(
      {
        className: 'jp-ApiToken-result',
        role: 'status',
        'aria-atomic': 'false',
        dataset: check ? { outcome: check.outcome } : {}
      },
      ...(isChecking
        ? [
            h.p(
              { className: 'jp-ApiToken-busy' },
              renderSign('busy'),
              trans.__('Testing …')
            )
          ]
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
    const standing = standingOf(check.outcome);
    return [
      h.p(
        { className: `jp-ApiToken-outcome jp-mod-${standing}` },
        renderSign(standing),
        title
      ),
      timing ? h.p({ className: 'jp-ApiToken-detail' }, timing) : '',
      next ? h.p(next) : '',
      h.div(
        { className: 'jp-ApiToken-answer', 'aria-live': 'off' },
        action ? this._renderAction(action, check.outcome) : '',
        isAnswer(check)
          ? this._renderData(check)
          : ['outside', 'cancelled'].includes(check.outcome)
            ? ''
            : this._renderReport(check)
      )
    ];
  }

  private _renderReport(check: ApiToken.ICheck): VirtualElement {
    const { outcome, path, response } = check;
    return renderReport(
      {
        fault: outcome,
        status: response?.status,
        // Somebody may have put the token there.
        path: withoutToken(path, this.model.token.value),
        message: response?.message
      },
      this.locale.trans
    );
  }

  private _timing({ response }: ApiToken.ICheck): string {
    const { trans } = this.locale;
    if (!response) {
      return '';
    }
    const { status } = response;
    const time = Math.round(response.milliseconds);
    return this.model.token.kind === 'none'
      ? trans.__('%1 in %2 ms, with no token and no cookies', status, time)
      : trans.__('%1 in %2 ms, with the token alone', status, time);
  }

  private _renderAction(
    action: 'reload' | 'home',
    outcome: ApiToken.Outcome
  ): VirtualElement | string {
    const { hub } = this.model.token;
    const { trans } = this.locale;
    if (action === 'reload') {
      return renderButton(trans.__('Reload page'), () =>
        reloadPage(outcome === 'stale' ? hub : null)
      );
    }
    return hub ? homePageLink(hub, trans) : '';
  }

  private _renderData(check: ApiToken.ICheck): h.Child {
    const { trans } = this.locale;
    if (!check.response) {
      return '';
    }
    const { clockAheadSeconds, omitted } = check.response;
    if (omitted) {
      return h.p(omissionWords(omitted, trans));
    }
    const content = this._contentOf(check);
    if (content.type === 'too-large') {
      return h.p(omissionWords(content.type, trans));
    }
    if (content.type === 'listing') {
      return renderListing(
        content.listing,
        nowBy(clockAheadSeconds),
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
          role: 'group',
          tabindex: '0',
          'aria-label': trans.__('Answer'),
          dir: 'ltr',
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

  /** What an answer holds, read at its first drawing alone. */
  private _contentOf(check: ApiToken.ICheck): Content {
    if (check !== this._read?.check) {
      this._read = {
        check,
        content: readContent(check.path, check.response?.data, CHARACTERS)
      };
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

/** Whether what came back is what a script would get. */
function isAnswer({ outcome }: ApiToken.ICheck): boolean {
  return outcome === 'ok' || outcome === 'stale';
}

/** How good an outcome is. */
function standingOf(outcome: ApiToken.Outcome): Standing {
  switch (outcome) {
    case 'ok':
      return 'good';
    case 'stale':
    case 'expired':
    case 'refused':
      return 'bad';
    default:
      return 'warning';
  }
}

/** Says why a response is not shown. */
export function omissionWords(
  omitted: NonNullable<ApiToken.IResponse['omitted']>,
  trans: TranslationBundle
): string {
  switch (omitted) {
    case 'empty':
      return trans.__('The response is empty.');
    case 'not-text':
      return trans.__(
        'The response is not text, so it is not shown. A script gets it as it is.'
      );
    case 'too-large':
      return trans.__(
        'The response is too large to show. Request less, such as one folder or file, or use a script.'
      );
  }
}
