import type { TranslationBundle } from '@jupyterlab/translation';
import type { Message } from '@lumino/messaging';
import { type VirtualElement, h } from '@lumino/virtualdom';

import { withoutToken } from '../rest/body';
import type { PanelModel } from '../token/model';
import type { ApiToken } from '../tokens';
import { nowBy } from '../ui/clock';
import type { Status } from '../ui/controls';
import {
  renderButton,
  renderCancel,
  renderDetail,
  renderStatusIcon
} from '../ui/controls';
import {
  hubPageLink,
  PRIVATE_FIELD,
  reloadPage,
  renderReport,
  renderText
} from '../ui/fields';
import { shownLines } from '../ui/untrusted';
import { ModelView } from '../ui/view';
import { readContent, renderListing } from './listing';
import { outcomeWords } from './outcome';

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

/** The rows of a list that are shown at first, and those that a press adds. */
const ROWS = 50;

export class TestSection extends ModelView<PanelModel> {
  protected override onUpdateRequest(msg: Message): void {
    const { check } = this.model;
    const isNew = check !== this._shown;
    if (isNew) {
      this._shown = check;
      this._rows = ROWS;
    }
    super.onUpdateRequest(msg);
    if (isNew && check) {
      this.node.lastElementChild?.scrollIntoView({ block: 'nearest' });
    }
  }

  protected render(): h.Child[] {
    const { facts, token } = this.model;
    const { trans } = this.locale;
    const hasNone =
      token.hub || facts?.absence === 'lite' || facts?.absence === 'sign-in';
    return token.kind === 'none' && hasNone
      ? [h.p(trans.__('There is no token to test.'))]
      : [this._renderForm(), this._renderResult()];
  }

  private _renderForm(): VirtualElement {
    const { checking, path, token } = this.model;
    const { trans } = this.locale;
    return h.form(
      {
        onkeydown: event => {
          if (event.key === 'Escape') {
            this.model.checking?.abort();
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
            value: path,
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
          checking ? renderCancel(() => checking.abort(), trans) : ''
        ),
        h.datalist(
          { id: PATHS_ID },
          COMMON_PATHS.map(path => h.option({ value: path }))
        )
      )
    );
  }

  private _renderResult(): VirtualElement {
    const { check, checking } = this.model;
    const { trans } = this.locale;
    // By default screen readers read a whole status at each change (ARIA), and
    // this one may end with a table. So they read what is new only: outcome,
    // timing and next step. The response itself is off.
    return h.div(
      {
        className: 'jp-ApiToken-result',
        role: 'status',
        'aria-atomic': 'false',
        dataset: check ? { outcome: check.outcome } : {}
      },
      ...(check ? this._renderCheck(check) : []),
      checking
        ? h.p(
            { className: 'jp-ApiToken-busy' },
            renderStatusIcon('busy'),
            trans.__('Testing …')
          )
        : ''
    );
  }

  private _renderCheck(check: ApiToken.ICheck): h.Child[] {
    const { facts, token } = this.model;
    const { hub } = token;
    const { trans } = this.locale;
    const { outcome, response } = check;
    const isAnswer = outcome === 'ok' || outcome === 'stale';
    const [title, next, action] = outcomeWords(check, token, facts, trans);
    const status = STATUSES[outcome] ?? 'warning';
    return [
      h.p(
        { className: `jp-ApiToken-outcome jp-mod-${status}` },
        renderStatusIcon(status),
        title
      ),
      response ? renderDetail(timingWords(response, token.kind, trans)) : '',
      next ? h.p(next) : '',
      h.div(
        { className: 'jp-ApiToken-answer', 'aria-live': 'off' },
        action === 'reload'
          ? renderButton(trans.__('Reload page'), () =>
              reloadPage(outcome === 'stale' ? hub : null)
            )
          : '',
        action === 'home' && hub ? hubPageLink(hub, 'home', trans) : '',
        isAnswer && response ? this._renderResponse(check, response) : '',
        isAnswer || outcome === 'outside'
          ? ''
          : renderReport(
              {
                kind: outcome,
                status: response?.status,
                // It may contain the token.
                path: withoutToken(check.path, token.value),
                message: response?.message
              },
              trans
            )
      )
    ];
  }

  private _renderResponse(
    check: ApiToken.ICheck,
    { clockAheadSeconds, data, omitted }: ApiToken.IResponse
  ): h.Child {
    const { trans } = this.locale;
    if (omitted) {
      return h.p(omissionWords(omitted, trans));
    }
    if (data === undefined) {
      return '';
    }
    if (check !== this._read) {
      this._read = check;
      this._content = readContent(check.path, data);
    }
    const content = this._content;
    if (content === null) {
      return h.p(omissionWords('too-large', trans));
    }
    if ('of' in content) {
      return renderListing(
        content,
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
      renderText(trans.__('Response'), shownLines(text)),
      isWhole ? '' : h.p(trans.__('The first 20,000 characters.'))
    );
  }

  private _shown: ApiToken.ICheck | null = null;

  private _read: ApiToken.ICheck | null = null;

  /** Of the response, which may have megabytes: read once. */
  private _content: ReturnType<typeof readContent> = null;
  private _rows = ROWS;
}

function timingWords(
  { milliseconds, status }: ApiToken.IResponse,
  kind: ApiToken.Kind,
  trans: TranslationBundle
): string {
  const time = Math.round(milliseconds);
  return kind === 'none'
    ? trans.__('%1 in %2 ms, without token and cookies', status, time)
    : trans.__('%1 in %2 ms, with the token only', status, time);
}

/** The signs of outcomes; `warning` for the others. */
const STATUSES: Partial<Record<ApiToken.Outcome, Status>> = {
  ok: 'good',
  stale: 'bad',
  expired: 'bad',
  refused: 'bad'
};

export function omissionWords(
  omitted: NonNullable<ApiToken.IResponse['omitted']>,
  trans: TranslationBundle
): string {
  const words: Record<typeof omitted, string> = {
    empty: trans.__('The response is empty.'),
    'not-text': trans.__('The response is not text, so it is not shown.'),
    'too-large': trans.__(
      'The response is too large to show. Request less, such as one folder or file, or use a script.'
    )
  };
  return words[omitted];
}
