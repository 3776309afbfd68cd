import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import type { IListing, IListingRow } from '../rest/listing';
import { relativeTime } from '../words/time';
import { renderName } from './foreign';
import type { ILocale } from '../words/locale';
import { renderTime } from './time';

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
