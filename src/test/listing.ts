import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import type { JsonRecord } from '../rest/validate';
import { asDate, asText, isRecord } from '../rest/validate';
import type { ILocale } from '../ui/locale';
import { relativeTime, renderTime } from '../ui/time';
import { renderName } from '../ui/untrusted';

/**
 * Draw what an answer lists: how many there are, and a table of the first.
 *
 * @param now - The time by the server's clock.
 * @param limit - How many rows to draw.
 * @param showMore - Called when the person asks for more rows.
 */
export function renderListing(
  listing: IListing,
  now: Date,
  limit: number,
  locale: ILocale,
  showMore: () => void
): VirtualElement {
  const { trans } = locale;
  const { rows } = listing;
  const columns = columnsOf(listing, now, locale);
  return h.div(
    {
      className: 'jp-ApiToken-listing',
      // Where it is too wide it scrolls, with the keyboard too.
      role: 'group',
      tabindex: '0',
      'aria-label': trans.__('Answer')
    },
    h.p(countWords(listing, locale)),
    rows.length
      ? h.table(
          h.thead(
            h.tr(columns.map(({ title }) => h.th({ scope: 'col' }, title)))
          ),
          h.tbody(
            rows
              .slice(0, limit)
              .map(row =>
                h.tr(
                  columns.map(({ cell, className }) =>
                    h.td({ className }, cell(row))
                  )
                )
              )
          )
        )
      : '',
    rows.length > limit
      ? h.button(
          {
            className: 'jp-mod-styled jp-ApiToken-more',
            type: 'button',
            onclick: showMore
          },
          trans.__('Show more')
        )
      : ''
  );
}

interface IColumn {
  readonly title: string;
  readonly className?: string;
  readonly cell: (row: IListingRow) => h.Child;
}

function columnsOf({ of }: IListing, now: Date, locale: ILocale): IColumn[] {
  const { trans } = locale;
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
    cell: row => renderActivity(row.lastActivity, now, locale)
  });
  switch (of) {
    case 'sessions':
      return [
        name(trans._p('of a Jupyter server', 'Session')),
        kind(trans._p('of a Jupyter server', 'Kernel')),
        state,
        time(trans.__('Last active'))
      ];
    case 'kernels':
      return [
        kind(trans._p('of a Jupyter server', 'Kernel')),
        state,
        time(trans.__('Last active')),
        name(trans._p('of a kernel', 'Id'))
      ];
    case 'terminals':
      return [
        name(trans._p('of a Jupyter server', 'Terminal')),
        time(trans.__('Last active'))
      ];
    case 'contents':
      return [
        name(trans._p('of a file', 'Name')),
        kind(trans._p('of a file', 'Type')),
        time(trans._p('of a file', 'Modified'))
      ];
  }
}

function renderText(text: string | null, otherwise: string): h.Child {
  return text === null ? otherwise : renderName(text);
}

function renderActivity(
  date: Date | null,
  now: Date,
  { language, trans }: ILocale
): h.Child {
  return date
    ? renderTime(relativeTime(date, now, language), date, language)
    : trans._p('a time', 'unknown');
}

function countWords({ of, rows }: IListing, { trans }: ILocale): string {
  const count = rows.length;
  switch (of) {
    case 'sessions':
      return count
        ? trans._n('%1 session', '%1 sessions', count)
        : trans.__('No session is running. Open a notebook, and there is one.');
    case 'kernels':
      return count
        ? trans._n('%1 kernel', '%1 kernels', count)
        : trans.__('No kernel is running.');
    case 'terminals':
      return count
        ? trans._n('%1 terminal', '%1 terminals', count)
        : trans.__('No terminal is running.');
    case 'contents':
      return count
        ? trans._n('%1 file or folder', '%1 files and folders', count)
        : trans.__('This folder is empty.');
  }
}

/** What an answer of the server's REST API lists. */
export interface IListing {
  /** What the rows are. */
  readonly of: 'sessions' | 'kernels' | 'terminals' | 'contents';

  /** One for each, in the server's order. */
  readonly rows: readonly IListingRow[];
}

/**
 * A row. A field that the server left out, or gave in another shape, is
 * `null`.
 */
export interface IListingRow {
  /** The path of a session or a file, the name or id of the others. */
  readonly name: string | null;

  /** The name of the kernel's specification, or the type of a file. */
  readonly kind: string | null;

  /** The kernel's execution state. */
  readonly state: string | null;

  /** When it was last active, or a file last modified. */
  readonly lastActivity: Date | null;
}

/**
 * Read the list that an answer holds.
 *
 * @param path - The path that was asked, from the server's address.
 * @param data - The answer's JSON.
 *
 * Jupyter Server REST API, GET /api/sessions, /api/kernels, /api/terminals
 * and /api/contents/{path}, the last for a directory.
 *
 * @returns `null` for any other path, or an answer of another shape.
 */
export function readListing(path: string, data: unknown): IListing | null {
  const [, api, of] = /^\/?(api)\/([a-z]+)\b/.exec(path.trim()) ?? [];
  if (!api) {
    return null;
  }
  switch (of) {
    case 'sessions':
      return readRows('sessions', data, readSession);
    case 'kernels':
      return readRows('kernels', data, readKernel);
    case 'terminals':
      return readRows('terminals', data, readTerminal);
    case 'contents':
      return isRecord(data) && data.type === 'directory'
        ? readRows('contents', data.content, readFile)
        : null;
    default:
      return null;
  }
}

function readRows(
  of: IListing['of'],
  data: unknown,
  read: (value: JsonRecord) => IListingRow
): IListing | null {
  return Array.isArray(data) && data.every(isRecord)
    ? { of, rows: data.map(read) }
    : null;
}

function readSession(value: JsonRecord): IListingRow {
  const kernel = isRecord(value.kernel) ? value.kernel : {};
  return {
    name: asText(value.path) ?? asText(value.name),
    kind: asText(kernel.name),
    state: asText(kernel.execution_state),
    lastActivity: asDate(kernel.last_activity)
  };
}

function readKernel(value: JsonRecord): IListingRow {
  return {
    name: asText(value.id),
    kind: asText(value.name),
    state: asText(value.execution_state),
    lastActivity: asDate(value.last_activity)
  };
}

function readTerminal(value: JsonRecord): IListingRow {
  return {
    name: asText(value.name),
    kind: null,
    state: null,
    lastActivity: asDate(value.last_activity)
  };
}

function readFile(value: JsonRecord): IListingRow {
  return {
    name: asText(value.name),
    kind: asText(value.type),
    state: null,
    lastActivity: asDate(value.last_modified)
  };
}

/** The most characters of JSON that are shown, before it is indented. */
const MAX_JSON_CHARACTERS = 1_000_000;

/**
 * The most levels of JSON that are shown. Each level indents further, so that
 * deeply nested JSON would become gigabytes of spaces.
 */
const MAX_JSON_LEVELS = 50;

/**
 * What a response contains, as the panel can show it: a list, or else the
 * beginning of its text.
 *
 * - `too-large`: JSON that is too long, or nested too deeply
 */
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
