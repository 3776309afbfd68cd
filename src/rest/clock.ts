import { readHttpDate } from './httpdate';

/**
 * When a request was made and its answer came, by the browser's clock, in
 * milliseconds since 1970.
 */
export interface IExchangeTimes {
  readonly asked: number;
  readonly answered: number;
}

/**
 * Compare the clock of who answered with the browser's.
 *
 * The header `Date` (HTTP, RFC 9110 section 6.6.1) tells whole seconds, of
 * some moment between question and answer. What that may explain is no
 * difference.
 *
 * @returns The seconds by which it is ahead of the browser's, negative when it
 *   is behind; `null` when the answer does not tell.
 */
export function readClockAhead(
  headers: Headers,
  { asked, answered }: IExchangeTimes
): number | null {
  const told = readHttpDate(headers.get('Date'));
  // A cache gives the time at which it got the answer.
  if (told === null || headers.has('Age')) {
    return null;
  }
  const earliest = told - answered;
  const latest = told + 1000 - asked;
  const milliseconds = earliest > 0 ? earliest : Math.min(latest, 0);
  return Math.round(milliseconds / 1000);
}
