/**
 * From how many seconds on another clock is gone by. Less makes no difference
 * to what is said of times, and may come from a slow answer.
 */
const GONE_BY = 60;

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
