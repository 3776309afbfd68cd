import { clockWords, nowBy } from '../clock';
import { trans } from './trans';

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

describe('clockWords', () => {
  it.each([
    ['hub', DAY, '24 hours behind the Hub’s'],
    ['hub', -DAY, '24 hours ahead of the Hub’s'],
    ['server', 400, '7 minutes behind the server’s'],
    ['server', -10 * DAY, '10 days ahead of the server’s']
  ] as const)(
    'say by whose clock, which way and how much: %s, %i s',
    (asked, ahead, difference) => {
      const owner = asked === 'hub' ? 'Hub’s' : 'server’s';
      expect(clockWords(ahead, asked, 'en', trans)).toBe(
        `This computer’s clock is ${difference}. Times here go by the ${owner} clock. Set the clock that is wrong, then press “Refresh”.`
      );
    }
  );

  it('speak the person’s language', () => {
    expect(clockWords(DAY, 'hub', 'de', trans)).toMatch(/24\sStunden/);
  });

  it.each([null, 0, 61, -61, 300, -300])(
    'say nothing of a difference of %j s',
    ahead => {
      expect(clockWords(ahead, 'hub', 'en', trans)).toBe('');
    }
  );
});
