import type { TranslationBundle } from '@jupyterlab/translation';
import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import type { ApiToken } from '../tokens';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Step = readonly [
  from: number,
  unit: Intl.RelativeTimeFormatUnit,
  length: number
];

/**
 * The steps in which a time is told, from the longest on: from how many
 * seconds on, and in which unit of how many seconds.
 */
const STEPS: readonly Step[] = [
  [2 * 365 * DAY, 'year', 365 * DAY],
  [90 * DAY, 'month', 30 * DAY],
  [2 * DAY, 'day', DAY],
  [2 * HOUR, 'hour', HOUR],
  [MINUTE, 'minute', MINUTE],
  [0, 'second', 1]
];

/**
 * A day is told as one, although 23 and 25 hours are told in hours.
 */
const ONE_DAY: Step = [DAY, 'day', DAY];

/**
 * The part of a unit that may be missing to a whole one, or be too much.
 */
const NEARLY = 0.01;

/**
 * Keep what `Intl` makes: to make one takes a hundred times as long as to use
 * it, and a list of tokens uses hundreds.
 *
 * @param make - Makes one. Its arguments tell which.
 */
function keep<A extends readonly unknown[], T>(
  make: (...args: A) => T
): (...args: A) => T {
  const kept = new Map<string, T>();
  return (...args) => {
    const key = args.join();
    const made = kept.get(key) ?? make(...args);
    kept.set(key, made);
    return made;
  };
}

const distanceFormat = keep(
  (language: string, numeric: Intl.RelativeTimeFormatNumeric) =>
    new Intl.RelativeTimeFormat(language, { numeric })
);

/**
 * One is of the time zone in which it was made: a person who travels gets
 * another by the offset.
 */
const exactFormat = keep(
  (language: string, offset: number) =>
    new Intl.DateTimeFormat(language, {
      dateStyle: 'long',
      timeStyle: 'short'
    })
);

/**
 * Say a time as the distance from now, such as "in 12 days".
 *
 * @param language - The interface's language as a BCP 47 tag.
 */
export function relativeTime(date: Date, now: Date, language: string): string {
  const seconds = (date.getTime() - now.getTime()) / 1000;
  const isDay = Math.abs(Math.abs(seconds) / DAY - 1) < NEARLY;
  const [, unit, length] = isDay ? ONE_DAY : stepOf(seconds);
  const count = seconds / length;
  const nearest = Math.round(count);
  // The present is "now". But what was given 1 day ends in 1 day, and not
  // "tomorrow".
  const numeric = unit === 'second' ? 'auto' : 'always';
  return distanceFormat(language, numeric).format(
    // What was given 30 days a moment ago ends in 30 days, not in 29.
    Math.abs(nearest - count) < NEARLY ? nearest : Math.trunc(count),
    unit
  );
}

function stepOf(seconds: number): Step {
  return (
    STEPS.find(([from]) => Math.abs(seconds) >= from) ?? STEPS[STEPS.length - 1]
  );
}

/**
 * Say a time exactly, in the person's own time zone.
 *
 * @param language - The interface's language as a BCP 47 tag.
 */
export function exactTime(date: Date, language: string): string {
  return exactFormat(language, date.getTimezoneOffset()).format(date);
}

/**
 * Say when a token ends.
 */
export function expiryWords(
  expires: Date,
  now: Date,
  language: string,
  trans: TranslationBundle
): string {
  const relative = relativeTime(expires, now, language);
  return expires <= now
    ? trans._p('of a token', 'Ended %1', relative)
    : trans._p('of a token', 'Ends %1, or when you log out', relative);
}

/**
 * The part of a life that is left, from 0 to 1; `null` when it has no known
 * start.
 */
export function lifeLeft(
  created: Date | null,
  expires: Date,
  now: Date
): number | null {
  if (created === null || expires <= created) {
    return null;
  }
  const left = expires.getTime() - now.getTime();
  const whole = expires.getTime() - created.getTime();
  return Math.min(1, Math.max(0, left / whole));
}

/**
 * The interface's language, `'en'` where the host does not say a valid one.
 *
 * JupyterLab writes `fr_FR` where BCP 47 has `fr-FR`.
 */
export function validLanguage(code: string | undefined): string {
  const tag = (code ?? '').replace(/_/g, '-');
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/**
 * Draw words that tell a time by its distance from now, with the exact time in
 * a tooltip.
 *
 * @param language - The interface's language as a BCP 47 tag.
 */
export function renderTime(
  words: string,
  date: Date,
  language: string
): VirtualElement {
  return h.time(
    { datetime: date.toISOString(), title: exactTime(date, language) },
    words
  );
}

/**
 * Draw how much of a life is left; nothing where it has no end or no known
 * start.
 */
export function renderLife(
  { created, expires }: ApiToken.ILifetime,
  now: Date,
  trans: TranslationBundle
): VirtualElement | string {
  const left = expires && lifeLeft(created, expires, now);
  return left === null
    ? ''
    : h.div(
        {
          className: endsSoon({ created, expires }, now)
            ? 'jp-ApiToken-life jp-mod-soon'
            : 'jp-ApiToken-life',
          role: 'img',
          'aria-label': trans.__(
            '%1 percent of its life is left',
            Math.round(left * 100)
          )
        },
        h.div({ style: { width: `${left * 100}%` } })
      );
}

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

const SOON = 3 * 24 * 60 * 60 * 1000;

/**
 * The part of a life that is its last.
 */
const LAST = 0.25;

/**
 * Whether a life ends within three days and is in its last quarter: a hub may
 * give all tokens a short one.
 */
export function endsSoon(
  { created, expires }: ApiToken.ILifetime,
  now: Date
): boolean {
  if (!expires) {
    return false;
  }
  const left = Number(expires) - Number(now);
  const whole = created ? Number(expires) - Number(created) : Infinity;
  return left < SOON && left < whole * LAST;
}
