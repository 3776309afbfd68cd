import * as fc from 'fast-check';

import { DAY, firstLifetime, lifetimes } from '../lifetime';

const HOUR = 60 * 60;

/** Any number of days that the setting can have. */
const ANY_DAYS = fc.double({
  min: 0,
  minExcluded: true,
  max: 3650,
  noNaN: true
});

it('counts a day in seconds', () => {
  expect(DAY).toBe(86_400);
});

describe('lifetimes', () => {
  it('offers an hour, a day, 7, 30 and 90 days, and a year', () => {
    expect(lifetimes(null)).toEqual([
      HOUR,
      DAY,
      7 * DAY,
      30 * DAY,
      90 * DAY,
      365 * DAY
    ]);
  });

  it.each([
    [30, [HOUR, DAY, 7 * DAY, 30 * DAY]],
    [14, [HOUR, DAY, 7 * DAY, 14 * DAY]],
    [7.5, [HOUR, DAY, 7 * DAY, 7.5 * DAY]],
    [1, [HOUR, DAY]],
    [0.5, [HOUR, 12 * HOUR]],
    [1 / 24, [HOUR]],
    [0.01, [864]],
    [0.000001, [1]],
    [365, [HOUR, DAY, 7 * DAY, 30 * DAY, 90 * DAY, 365 * DAY]],
    [730, [HOUR, DAY, 7 * DAY, 30 * DAY, 90 * DAY, 365 * DAY, 730 * DAY]]
  ])('ends with the setting, of %d days', (days, seconds) => {
    expect(lifetimes(days)).toEqual(seconds);
  });

  it('offers whole seconds, each once, from the shortest to the setting', () => {
    fc.assert(
      fc.property(ANY_DAYS, days => {
        const offered = lifetimes(days);
        expect(offered).toEqual([...new Set(offered)].sort((a, b) => a - b));
        expect(offered.every(seconds => Number.isSafeInteger(seconds))).toBe(
          true
        );
        expect(offered[0]).toBeGreaterThan(0);
        const longest = offered[offered.length - 1];
        expect(Math.abs(longest - days * DAY)).toBeLessThanOrEqual(1);
      })
    );
  });
});

describe('firstLifetime', () => {
  it('chooses 30 days where no setting says', () => {
    expect(firstLifetime(null)).toBe(30 * DAY);
  });

  it.each([
    [7, 7 * DAY],
    [365, 365 * DAY],
    [0.5, 12 * HOUR],
    [0.000001, 1]
  ])('chooses the setting, of %d days', (days, seconds) => {
    expect(firstLifetime(days)).toBe(seconds);
  });

  it('chooses one of those that are offered', () => {
    expect(lifetimes(null)).toContain(firstLifetime(null));
    fc.assert(
      fc.property(ANY_DAYS, days => {
        expect(lifetimes(days)).toContain(firstLifetime(days));
      })
    );
  });
});
