import type { TranslationBundle } from '@jupyterlab/translation';

import { durationWords } from './time';

/**
 * From how many seconds on another clock is gone by. Less makes no difference
 * to what is said of times, and may come from a slow answer.
 */
const GONE_BY = 60;

/**
 * From how many seconds on a difference is spoken of.
 */
const SPOKEN_OF = 5 * 60;

/**
 * The time by the clock of who answered, which set the dates that are to be
 * compared with it.
 *
 * @param clockAhead - The seconds by which that clock is ahead of the
 *   browser's, `null` where that is not known.
 */
export function nowBy(clockAhead: number | null): Date {
  const seconds =
    clockAhead !== null && Math.abs(clockAhead) > GONE_BY ? clockAhead : 0;
  return new Date(Date.now() + seconds * 1000);
}

/**
 * Say that the clocks differ, and what to do; `''` when they hardly do.
 *
 * @param clockAhead - As for `nowBy`.
 * @param asked - Whose clock the other one is.
 * @param language - The interface's language as a BCP 47 tag.
 */
export function clockWords(
  clockAhead: number | null,
  asked: 'hub' | 'server',
  language: string,
  trans: TranslationBundle
): string {
  if (clockAhead === null || Math.abs(clockAhead) <= SPOKEN_OF) {
    return '';
  }
  const difference = durationWords(Math.abs(clockAhead), language);
  if (asked === 'hub') {
    return clockAhead > 0
      ? trans.__(
          'This computer’s clock is %1 behind the Hub’s. Times here go by the Hub’s clock. Set the clock that is wrong, then press “Refresh”.',
          difference
        )
      : trans.__(
          'This computer’s clock is %1 ahead of the Hub’s. Times here go by the Hub’s clock. Set the clock that is wrong, then press “Refresh”.',
          difference
        );
  }
  return clockAhead > 0
    ? trans.__(
        'This computer’s clock is %1 behind the server’s. Times here go by the server’s clock. Set the clock that is wrong, then press “Refresh”.',
        difference
      )
    : trans.__(
        'This computer’s clock is %1 ahead of the server’s. Times here go by the server’s clock. Set the clock that is wrong, then press “Refresh”.',
        difference
      );
}
