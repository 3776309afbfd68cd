import type { TranslationBundle } from '@jupyterlab/translation';
import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import type { IHubFailure } from '../rest/hubtokens';
import { shownLines } from '../words/foreigntext';
import { details } from './details';
import { PRIVATE } from './keptprivate';

/**
 * What is known of a failure beyond the sentence that a person reads: what
 * those who are to mend it want to know. Holds no token.
 */
export interface IReport {
  /** The failure as the code calls it, such as `server-error`. */
  readonly fault?: string;

  /** The HTTP status, `null` when there was no answer. */
  readonly status?: number | null;

  /** The path that was asked for. */
  readonly path?: string;

  /** What the Hub, the server or JupyterLab said of it, `''` for nothing. */
  readonly message?: string;
}

/**
 * Draw what is known of a failure, folded away.
 */
export function renderReport(
  { fault, status, path, message }: IReport,
  trans: TranslationBundle
): VirtualElement {
  const row = (name: string, value: string | undefined): VirtualElement[] =>
    value
      ? [
          h.dt(name),
          h.dd(
            { className: 'jp-ApiToken-scope', dir: 'auto', ...PRIVATE },
            shownLines(value)
          )
        ]
      : [];
  return details(
    trans.__('Details for a report'),
    h.dl(
      row(trans._p('of a failure', 'Fault'), fault),
      row(trans._p('of an HTTP answer', 'Status'), status?.toString()),
      row(trans._p('of an address', 'Path'), path),
      row(trans._p('of a failure', 'Message'), message)
    )
  );
}

/**
 * Draw what is known of a failure of the Hub, folded away.
 */
export function renderHubReport(
  { message, status, why }: IHubFailure,
  trans: TranslationBundle
): VirtualElement {
  return renderReport({ fault: why, status, message }, trans);
}
