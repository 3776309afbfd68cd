import { readClockAhead } from '../request';

const NOON = Date.parse('2026-11-22T12:00:00Z');

/**
 * How far the clock of somebody is ahead, who tells a time at noon.
 *
 * @param seconds - The time, from noon on.
 * @param took - The seconds that the answer took.
 */
function aheadOf(seconds: number, took = 0.2): number | null {
  const headers = new Headers({
    Date: new Date(NOON + seconds * 1000).toUTCString()
  });
  return readClockAhead(headers, {
    asked: NOON,
    answered: NOON + took * 1000
  });
}

describe('readClockAhead', () => {
  it.each([
    ['a day ahead', 86_400],
    ['a day behind', -86_400],
    ['ten years ahead', 315_360_000],
    ['two minutes behind', -120]
  ])('tells that a clock is %s', (_, seconds) => {
    const ahead = aheadOf(seconds) ?? NaN;
    expect(Math.abs(ahead - seconds)).toBeLessThanOrEqual(1);
  });

  // The header has whole seconds, of some moment between question and answer.
  it.each([
    [0, 0.2],
    [-1, 0.2],
    [5, 9],
    [9, 9],
    [60, 110]
  ])('sees no difference in %i s told in an answer of %d s', (told, took) => {
    expect(Math.abs(aheadOf(told, took) ?? NaN)).toBe(0);
  });

  it('sees no more of a difference than there must be', () => {
    expect(aheadOf(100, 40)).toBe(60);
    expect(aheadOf(-100, 40)).toBe(-99);
  });

  it.each<Record<string, string>>([
    {},
    { Date: '' },
    { Date: 'now' },
    { Date: '0' },
    // From a cache.
    { Date: 'Sun, 06 Nov 1994 08:49:37 GMT', Age: '600' }
  ])('knows nothing from the headers %j', headers => {
    const times = { asked: NOON, answered: NOON };
    expect(readClockAhead(new Headers(headers), times)).toBeNull();
  });
});
