import { type VirtualElement, h } from '@lumino/virtualdom';

import { type JsonRecord, asDate, asText, isRecord } from '../rest/validate';
import { renderButton } from '../ui/controls';
import type { ILocale } from '../ui/locale';
import { relativeTime, renderTime } from '../ui/time';
import { renderName } from '../ui/untrusted';

/** A list in a response of the server's REST API. */
interface IListing {
  readonly of: 'sessions' | 'kernels' | 'terminals' | 'contents';

  /** In the server's order. */
  readonly rows: readonly IListingRow[];
}

/** A row; `null` for what the server left out, or sent in another shape. */
interface IListingRow {
  /** The path of a session or a file, the name or id of the others. */
  readonly name: string | null;

  /** The name of the kernel's specification, or the type of a file. */
  readonly kind: string | null;

  readonly state: string | null;

  /** When it was last active, or a file last modified. */
  readonly lastActivity: Date | null;
}

/** Renders how many entries a response lists, and a table of the first. */
export function renderListing(
  { of, rows }: IListing,
  now: Date,
  limit: number,
  locale: ILocale,
  showMore: () => void
): VirtualElement {
  const { trans } = locale;
  const columns = columnsOf(of, now, locale);
  const renderRow = (row: IListingRow) =>
    h.tr(columns.map(({ cell, className }) => h.td({ className }, cell(row))));
  return h.div(
    {
      className: 'jp-ApiToken-listing',
      // A wide table scrolls, with the keyboard too.
      role: 'group',
      tabindex: '0',
      'aria-label': trans.__('Response')
    },
    h.p(countWords(of, rows.length, locale)),
    rows.length
      ? h.table(
          h.thead(
            h.tr(columns.map(({ title }) => h.th({ scope: 'col' }, title)))
          ),
          h.tbody(rows.slice(0, limit).map(renderRow))
        )
      : '',
    rows.length > limit
      ? renderButton(trans.__('Show more'), showMore, {
          className: 'jp-mod-styled jp-ApiToken-more'
        })
      : ''
  );
}

interface IColumn {
  readonly title: string;
  readonly className?: string;
  readonly cell: (row: IListingRow) => h.Child;
}

function columnsOf(
  of: IListing['of'],
  now: Date,
  { language, trans }: ILocale
): IColumn[] {
  const name = (title: string): IColumn => ({
    title,
    className: 'jp-ApiToken-name',
    cell: row => renderText(row.name, trans._p('a name', 'unknown'))
  });
  const kind = (title: string): IColumn => ({
    title,
    cell: row => renderText(row.kind, trans._p('a kernel', 'none'))
  });
  const state: IColumn = {
    title: trans._p('of a kernel', 'State'),
    cell: row => renderText(row.state, trans._p('a state', 'unknown'))
  };
  const time = (title: string): IColumn => ({
    title,
    cell: ({ lastActivity: date }) =>
      date
        ? renderTime(relativeTime(date, now, language), date, language)
        : trans._p('a time', 'unknown')
  });
  const active = time(trans.__('Last active'));
  const columns: Record<IListing['of'], IColumn[]> = {
    sessions: [
      name(trans._p('of a Jupyter server', 'Session')),
      kind(trans._p('of a Jupyter server', 'Kernel')),
      state,
      active
    ],
    kernels: [
      kind(trans._p('of a Jupyter server', 'Kernel')),
      state,
      active,
      name(trans._p('of a kernel', 'Id'))
    ],
    terminals: [name(trans._p('of a Jupyter server', 'Terminal')), active],
    contents: [
      name(trans._p('of a file', 'Name')),
      kind(trans._p('of a file', 'Type')),
      time(trans._p('of a file', 'Modified'))
    ]
  };
  return columns[of];
}

function renderText(text: string | null, otherwise: string): h.Child {
  return text === null ? otherwise : renderName(text);
}

function countWords(
  of: IListing['of'],
  count: number,
  { trans }: ILocale
): string {
  const words: Record<IListing['of'], readonly [some: string, none: string]> = {
    sessions: [
      trans._n('%1 session', '%1 sessions', count),
      trans.__('No sessions are running. Open a notebook to start one.')
    ],
    kernels: [
      trans._n('%1 kernel', '%1 kernels', count),
      trans.__('No kernels are running.')
    ],
    terminals: [
      trans._n('%1 terminal', '%1 terminals', count),
      trans.__('No terminals are running.')
    ],
    contents: [
      trans._n('%1 file or folder', '%1 files and folders', count),
      trans.__('This folder is empty.')
    ]
  };
  return words[of][count ? 0 : 1];
}

/**
 * Reads the list in a response.
 *
 * Jupyter Server REST API, GET /api/sessions, /api/kernels, /api/terminals
 * and /api/contents/{path}, the last for a directory.
 *
 * @returns `null` for any other path or shape.
 */
export function readListing(path: string, data: unknown): IListing | null {
  const found = /^\/?api\/(sessions|kernels|terminals|contents)\b/.exec(
    path.trim()
  );
  if (!found) {
    return null;
  }
  const of = found[1] as IListing['of'];
  let entries = data;
  if (of === 'contents') {
    entries = isRecord(data) && data.type === 'directory' && data.content;
  }
  return Array.isArray(entries) && entries.every(isRecord)
    ? { of, rows: entries.map(READERS[of]) }
    : null;
}

const READERS: Readonly<
  Record<IListing['of'], (value: JsonRecord) => IListingRow>
> = {
  sessions: ({ kernel, name, path }) => {
    const known = isRecord(kernel) ? kernel : {};
    return rowOf(
      asText(path) ?? name,
      known.name,
      known.execution_state,
      known.last_activity
    );
  },
  kernels: value =>
    rowOf(value.id, value.name, value.execution_state, value.last_activity),
  terminals: value => rowOf(value.name, null, null, value.last_activity),
  contents: value => rowOf(value.name, value.type, null, value.last_modified)
};

function rowOf(
  name: unknown,
  kind: unknown,
  state: unknown,
  lastActivity: unknown
): IListingRow {
  return {
    name: asText(name),
    kind: asText(kind),
    state: asText(state),
    lastActivity: asDate(lastActivity)
  };
}

/** The most characters of JSON that are shown, before it is indented. */
const MAX_JSON_CHARACTERS = 1_000_000;

/**
 * The most levels of JSON that are shown: the indentation of deeper JSON would
 * take gigabytes.
 */
const MAX_JSON_LEVELS = 50;

/** What the panel shows of a response; of JSON that is too large nothing. */
export type Content =
  | { readonly type: 'listing'; readonly listing: IListing }
  | { readonly type: 'text'; readonly text: string; readonly isWhole: boolean }
  | { readonly type: 'too-large' };

/**
 * Reads what a response contains. Call it once: a response may have megabytes.
 *
 * @param limit - The most characters of text to return.
 */
export function readContent(
  path: string,
  data: unknown,
  limit: number
): Content {
  const listing = readListing(path, data);
  if (listing) {
    return { type: 'listing', listing };
  }
  const text = typeof data === 'string' ? data : indentedJson(data);
  return text === null
    ? { type: 'too-large' }
    : {
        type: 'text',
        text: text.slice(0, limit),
        isWhole: text.length <= limit
      };
}

/** Writes a value as indented JSON; `null` when that would take too long. */
function indentedJson(value: unknown): string | null {
  return isDeeperThan(MAX_JSON_LEVELS, value) ||
    JSON.stringify(value).length > MAX_JSON_CHARACTERS
    ? null
    : JSON.stringify(value, null, 2);
}

function isDeeperThan(levels: number, value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    (levels === 0 ||
      Object.values(value).some(item => isDeeperThan(levels - 1, item)))
  );
}
