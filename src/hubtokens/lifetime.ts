/**
 * The seconds of a day.
 */
export const DAY = 24 * 60 * 60;

/**
 * The lifetimes to choose from, in seconds: an hour, a day, 7, 30 and 90 days,
 * and a year.
 */
const LIFETIMES = [60 * 60, DAY, 7 * DAY, 30 * DAY, 90 * DAY, 365 * DAY];

/**
 * The lifetime that is chosen at first where no setting says, in seconds.
 */
const USUAL_LIFETIME = 30 * DAY;

/**
 * The lifetimes to choose from, in seconds, from the shortest on.
 *
 * @param expiresInDays - The setting: no token may live longer.
 */
export function lifetimes(expiresInDays: number | null): number[] {
  const longest = secondsOf(expiresInDays);
  return longest === null
    ? LIFETIMES
    : [...LIFETIMES.filter(seconds => seconds < longest), longest];
}

/**
 * The lifetime that is chosen at first, in seconds.
 *
 * @param expiresInDays - The setting.
 */
export function firstLifetime(expiresInDays: number | null): number {
  return secondsOf(expiresInDays) ?? USUAL_LIFETIME;
}

/**
 * The Hub takes whole seconds only, and what ends at once is of no use.
 */
function secondsOf(days: number | null): number | null {
  return days === null ? null : Math.max(1, Math.round(days * DAY));
}
