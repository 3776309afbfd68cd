import { nowBy } from '../clock';
import { relativeTime, renderLife, renderTime } from '../time';
import { textOf } from './drawn';
import { trans } from './trans';

it('shows the exact time in a tooltip, in the user’s language', () => {
  const date = new Date(2024, 0, 2, 3, 4, 5);
  const drawn = renderTime('vor 2 Tagen', date, 'de');
  expect(drawn.tag).toBe('time');
  expect(textOf(drawn)).toBe('vor 2 Tagen');
  expect(drawn.attrs.title).toMatch(/^2\. Januar 2024\b.*\b03:04$/);
  expect(drawn.attrs.datetime).toBe(date.toISOString());
});

const NOW = new Date('2024-05-06T07:08:09Z');
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

function after(seconds: number): Date {
  return new Date(NOW.getTime() + seconds * 1000);
}

describe('relativeTime', () => {
  it.each([
    [0.4, 'now', 'now'],
    [1, 'in 1 second', '1 second ago'],
    [MINUTE - 1, 'in 59 seconds', '59 seconds ago'],
    [MINUTE, 'in 1 minute', '1 minute ago'],
    [2 * MINUTE - 1, 'in 1 minute', '1 minute ago'],
    [2 * HOUR - 1, 'in 119 minutes', '119 minutes ago'],
    [2 * HOUR, 'in 2 hours', '2 hours ago'],
    [DAY - 30, 'in 1 day', '1 day ago'],
    [DAY, 'in 1 day', '1 day ago'],
    [DAY + 30, 'in 1 day', '1 day ago'],
    [25 * HOUR, 'in 25 hours', '25 hours ago'],
    [2 * DAY - 30 * MINUTE, 'in 47 hours', '47 hours ago'],
    [2 * DAY, 'in 2 days', '2 days ago'],
    [30 * DAY - MINUTE, 'in 30 days', '30 days ago'],
    [90 * DAY - HOUR, 'in 89 days', '89 days ago'],
    [90 * DAY, 'in 3 months', '3 months ago'],
    [2 * YEAR - 1, 'in 24 months', '24 months ago'],
    [2 * YEAR, 'in 2 years', '2 years ago']
  ])('writes %d seconds as “%s” and “%s”', (seconds, future, past) => {
    expect(relativeTime(after(seconds), NOW, 'en')).toBe(future);
    expect(relativeTime(after(-seconds), NOW, 'en')).toBe(past);
  });

  it('uses the interface’s language', () => {
    expect(relativeTime(after(5 * DAY), NOW, 'fr')).toBe('dans 5 jours');
  });
});

describe('renderLife', () => {
  function label(created: Date | null, expires: Date | null): string {
    const life = renderLife({ created, expires }, NOW, trans);
    return typeof life === 'string' ? life : String(life.attrs['aria-label']);
  }

  it.each([
    ['the whole life, at its start', 0, 14 * DAY, 100],
    ['a quarter', -3 * HOUR, HOUR, 25],
    ['nothing, at its end', -14 * DAY, 0, 0],
    ['nothing, after its end', -14 * DAY, -DAY, 0],
    ['at most the whole, if the clock is slow', DAY, 15 * DAY, 100]
  ])('shows %s', (_, created, expires, percent) => {
    expect(label(after(created), after(expires))).toBe(
      `${percent} percent of the lifetime is left`
    );
  });

  it.each([
    ['whose start is not known', null, after(DAY)],
    ['without an end', NOW, null],
    ['that ended when it started', NOW, NOW],
    ['that ended before it started', NOW, after(-1)]
  ])('shows nothing for a lifetime %s', (_, created, expires) => {
    expect(label(created, expires)).toBe('');
  });
});

it.each([
  [61, 61],
  [-61, -61],
  [60, 0],
  [-60, 0],
  [null, 0]
])('the time by a clock that is %j s ahead is %i s ahead', (ahead, used) => {
  jest.useFakeTimers({ now: NOW });
  expect(nowBy(ahead)).toEqual(after(used));
  jest.useRealTimers();
});
