import type { TranslationBundle } from '@jupyterlab/translation';
import { type VirtualElement, h } from '@lumino/virtualdom';

import type { ApiToken } from '../tokens';
import { endsSoon } from './clock';

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Units of relative times: used from when, and their lengths in seconds. */
const STEPS: readonly [number, Intl.RelativeTimeFormatUnit, number][] = [
  [2 * 365 * DAY, 'year', 365 * DAY],
  [90 * DAY, 'month', 30 * DAY],
  [2 * DAY, 'day', DAY],
  [2 * HOUR, 'hour', HOUR],
  [MINUTE, 'minute', MINUTE],
  [0, 'second', 1]
];

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
  const distance = Math.abs(seconds);
  // One day is written in days, as two are; 23 and 25 hours are not.
  const isDay = Math.abs(distance / DAY - 1) < NEARLY;
  const [, unit, length] = STEPS.find(
    ([from]) => from <= (isDay ? 2 * DAY : distance)
  )!;
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

/** Formats a time in the user's time zone. */
export function exactTime(date: Date, language: string): string {
  return exactFormat(language, date.getTimezoneOffset()).format(date);
}

/** Renders words about a time, with the exact time, if known, in a tooltip. */
export function renderTime(
  words: string,
  date: Date | null | undefined,
  language: string
): VirtualElement {
  return date
    ? h.time(
        { datetime: date.toISOString(), title: exactTime(date, language) },
        words
      )
    : h.span(words);
}

/** Renders how much of a lifetime is left; nothing where that is not known. */
export function renderLife(
  lifetime: ApiToken.ILifetime,
  now: Date,
  trans: TranslationBundle
): VirtualElement | string {
  const { created, expires } = lifetime;
  if (!created || !expires || expires <= created) {
    return '';
  }
  const whole = Number(expires) - Number(created);
  const left = (Number(expires) - Number(now)) / whole;
  const percent = 100 * Math.min(1, Math.max(0, left));
  const soon = endsSoon(lifetime, now) ? ' jp-mod-soon' : '';
  return h.div(
    {
      className: `jp-ApiToken-life${soon}`,
      role: 'img',
      'aria-label': trans.__(
        '%1 percent of the lifetime is left',
        Math.round(percent)
      )
    },
    h.div({ style: { width: `${percent}%` } })
  );
}
