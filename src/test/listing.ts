import { type VirtualElement, h } from '@lumino/virtualdom';

import { type JsonRecord, asDate, asText, isRecord } from '../rest/validate';
import { renderButton } from '../ui/controls';
import type { ILocale } from '../ui/locale';
import { relativeTime, renderTime } from '../ui/time';
import { renderName } from '../ui/untrusted';

/** A list in a response of the server's REST API. */
export interface IListing {
  readonly of: 'sessions' | 'kernels' | 'terminals' | 'contents';

  /** In the server's order. Of a session, its kernel, with its path as the id. */
  readonly entries: readonly JsonRecord[];
}

/** Renders how many entries a response lists, and a table of the first. */
export function renderListing(
  { of, entries }: IListing,
  now: Date,
  limit: number,
  locale: ILocale,
  showMore: () => void
): VirtualElement {
  const { trans } = locale;
  const { columns, none, some } = describe(of, entries.length, now, locale);
  return h.div(
    {
      className: 'jp-ApiToken-listing',
      // A wide table scrolls, with the keyboard too.
      role: 'group',
      tabindex: '0',
      'aria-label': trans.__('Response')
    },
    h.p(entries.length ? some : none),
    entries.length
      ? h.table(
          h.thead(
            h.tr(columns.map(({ title }) => h.th({ scope: 'col' }, title)))
          ),
          h.tbody(
            entries
              .slice(0, limit)
              .map(entry => h.tr(columns.map(({ cell }) => cell(entry))))
          )
        )
      : '',
    entries.length > limit
      ? renderButton(trans.__('Show more'), showMore, {
          className: 'jp-mod-styled jp-ApiToken-more'
        })
      : ''
  );
}

interface IColumn {
  readonly title: string;
  readonly cell: (entry: JsonRecord) => VirtualElement;
}

/** Describes a list: in words, with and without entries, and its columns. */
function describe(
  of: IListing['of'],
  count: number,
  now: Date,
  { language, trans }: ILocale
) {
  const unknown = trans._p('in a table', 'unknown');
  // A field that the server left out, or sent in another shape, is not known.
  const text = (
    title: string,
    field: string,
    otherwise = unknown,
    className?: string
  ): IColumn => ({
    title,
    cell: entry => {
      const value = asText(entry[field]);
      return h.td({ className }, value ? renderName(value) : otherwise);
    }
  });
  const name = (title: string, field: string) =>
    text(title, field, unknown, 'jp-ApiToken-name');
  const time = (title: string, field: string): IColumn => ({
    title,
    cell: entry => {
      const date = asDate(entry[field]);
      const words = date ? relativeTime(date, now, language) : unknown;
      return h.td(renderTime(words, date, language));
    }
  });
  const active = time(trans.__('Last active'), 'last_activity');
  const kernel = [
    text(
      trans._p('of a Jupyter server', 'Kernel'),
      'name',
      trans._p('a kernel', 'none')
    ),
    text(trans._p('of a kernel', 'State'), 'execution_state'),
    active
  ];
  const descriptions = {
    sessions: {
      some: trans._n('%1 session', '%1 sessions', count),
      none: trans.__('No sessions are running. Open a notebook to start one.'),
      columns: [
        name(trans._p('of a Jupyter server', 'Session'), 'id'),
        ...kernel
      ]
    },
    kernels: {
      some: trans._n('%1 kernel', '%1 kernels', count),
      none: trans.__('No kernels are running.'),
      columns: [...kernel, name(trans._p('of a kernel', 'Id'), 'id')]
    },
    terminals: {
      some: trans._n('%1 terminal', '%1 terminals', count),
      none: trans.__('No terminals are running.'),
      columns: [
        name(trans._p('of a Jupyter server', 'Terminal'), 'name'),
        active
      ]
    },
    contents: {
      some: trans._n('%1 file or folder', '%1 files and folders', count),
      none: trans.__('This folder is empty.'),
      columns: [
        name(trans._p('of a file', 'Name'), 'name'),
        text(trans._p('of a file', 'Type'), 'type'),
        time(trans._p('of a file', 'Modified'), 'last_modified')
      ]
    }
  };
  return descriptions[of];
}

/**
 * Reads the list in a response (Jupyter Server REST API, GET /api/sessions,
 * /api/kernels, /api/terminals and, for a directory, /api/contents/{path});
 * `null` for any other path or shape.
 */
export function readListing(path: string, data: unknown): IListing | null {
  const [, of] =
    /^\/?api\/(sessions|kernels|terminals|contents)\b/.exec(path.trim()) ?? [];
  const isFolder =
    of === 'contents' && isRecord(data) && data.type === 'directory';
  const entries = isFolder ? data.content : of !== 'contents' && data;
  return of && Array.isArray(entries) && entries.every(isRecord)
    ? {
        of: of as IListing['of'],
        entries: of === 'sessions' ? entries.map(kernelOf) : entries
      }
    : null;
}

function kernelOf({ kernel, name, path }: JsonRecord): JsonRecord {
  return { ...(isRecord(kernel) ? kernel : {}), id: asText(path) ?? name };
}

/** The most characters of JSON that are shown, before it is indented. */
const MAX_JSON_CHARACTERS = 1_000_000;

/**
 * The most levels of JSON that are shown: the indentation of deeper JSON would
 * take gigabytes.
 */
const MAX_JSON_LEVELS = 50;

/** The most characters of another response that are shown. */
const CHARACTERS = 20_000;

/**
 * Reads what a response contains. Call it once: a response may have megabytes.
 *
 * @returns `null` for JSON that is too large.
 */
export function readContent(path: string, data: unknown) {
  const listing = readListing(path, data);
  if (listing) {
    return listing;
  }
  const text = typeof data === 'string' ? data : indentedJson(data);
  return text === null
    ? null
    : { text: text.slice(0, CHARACTERS), isWhole: text.length <= CHARACTERS };
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
