import type { TranslationBundle } from '@jupyterlab/translation';
import { type VirtualElement, h } from '@lumino/virtualdom';

import type { ApiToken } from '../tokens';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Step = readonly [
  from: number,
  unit: Intl.RelativeTimeFormatUnit,
  length: number
];

/** Units of relative times, longest first, with their lengths in seconds. */
const STEPS: readonly Step[] = [
  [2 * 365 * DAY, 'year', 365 * DAY],
  [90 * DAY, 'month', 30 * DAY],
  [2 * DAY, 'day', DAY],
  [2 * HOUR, 'hour', HOUR],
  [MINUTE, 'minute', MINUTE],
  [0, 'second', 1]
];

/** The unit of exactly one day; 23 and 25 hours are written in hours. */
const ONE_DAY: Step = [DAY, 'day', DAY];

/** The fraction of a unit by which a time may differ from a whole number. */
const NEARLY = 0.01;

/**
 * Caches the formatters of `Intl` by their arguments: creating one takes a
 * hundred times as long as using it, and a list of tokens uses hundreds.
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

/** A formatter keeps its time zone: the offset changes when users travel. */
const exactFormat = keep(
  (language: string, offset: number) =>
    new Intl.DateTimeFormat(language, {
      dateStyle: 'long',
      timeStyle: 'short'
    })
);

/** Formats a time relative to `now`, such as "in 12 days". */
export function relativeTime(date: Date, now: Date, language: string): string {
  const seconds = (date.getTime() - now.getTime()) / 1000;
  const isDay = Math.abs(Math.abs(seconds) / DAY - 1) < NEARLY;
  const [, unit, length] = isDay ? ONE_DAY : stepOf(seconds);
  const count = seconds / length;
  const nearest = Math.round(count);
  // "Now", but "in 1 day" instead of "tomorrow".
  const numeric = unit === 'second' ? 'auto' : 'always';
  return distanceFormat(language, numeric).format(
    // A token created a moment ago for 30 days expires in 30 days, not in 29.
    Math.abs(nearest - count) < NEARLY ? nearest : Math.trunc(count),
    unit
  );
}

function stepOf(seconds: number): Step {
  return (
    STEPS.find(([from]) => Math.abs(seconds) >= from) ?? STEPS[STEPS.length - 1]
  );
}

/** Formats a time in the user's time zone. */
export function exactTime(date: Date, language: string): string {
  return exactFormat(language, date.getTimezoneOffset()).format(date);
}

/**
 * Returns the fraction of a lifetime that is left, from 0 to 1; `null` where its
 * start is not known.
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
 * Returns a BCP 47 tag for JupyterLab's language code, such as `fr-FR` for
 * `fr_FR`; `'en'` where it is missing or not valid.
 */
export function validLanguage(code: string | undefined): string {
  const tag = (code ?? '').replace(/_/g, '-');
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** Renders words about a time, with the exact time in a tooltip. */
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

/** Renders how much of a lifetime is left; nothing where that is not known. */
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
            '%1 percent of the lifetime is left',
            Math.round(left * 100)
          )
        },
        h.div({ style: { width: `${left * 100}%` } })
      );
}

/** A smaller difference of clocks, in seconds, may be a slow response. */
const CLOCK_TOLERANCE_SECONDS = 60;

/**
 * Returns the time by the clock of the server or Hub that set the dates.
 *
 * @param clockAheadSeconds - The seconds by which that clock is ahead of the
 *   browser's, `null` where that is not known.
 */
export function nowBy(clockAheadSeconds: number | null = null): Date {
  const ahead = clockAheadSeconds ?? 0;
  const seconds = Math.abs(ahead) > CLOCK_TOLERANCE_SECONDS ? ahead : 0;
  return new Date(Date.now() + seconds * 1000);
}

/**
 * Whether a lifetime ends within three days and is in its last quarter: a hub
 * may give all tokens a short lifetime.
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
  return left < 3 * DAY * 1000 && left < whole / 4;
}
