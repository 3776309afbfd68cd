import { nowBy } from '../clock';

const DAY = 86_400;

describe('nowBy', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: Date.parse('2026-11-22T12:00:00Z') });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it.each([
    [DAY, '2026-11-23T12:00:00Z'],
    [-DAY, '2026-11-21T12:00:00Z'],
    [61, '2026-11-22T12:01:01Z'],
    [-61, '2026-11-22T11:58:59Z']
  ])('goes by a clock that is %i s ahead', (ahead, now) => {
    expect(nowBy(ahead)).toEqual(new Date(now));
  });

  it.each([null, 0, 60, -60])('goes by this one else: %j', ahead => {
    expect(nowBy(ahead)).toEqual(new Date('2026-11-22T12:00:00Z'));
  });
});
