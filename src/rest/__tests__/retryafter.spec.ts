import { readRetryAfter } from '../request';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const DAY = 86_400;

/**
 * A time as a header has it.
 *
 * @param seconds - From noon on.
 */
function httpDate(seconds: number): string {
  return new Date(NOON + seconds * 1000).toUTCString();
}

/**
 * The pause that an answer asks for that comes at noon.
 */
function pauseOf(
  value: string,
  { status = 429, ...more }: { status?: number; Date?: string } = {}
): number | null {
  const headers = new Headers({ 'Retry-After': value, ...more });
  return readRetryAfter(status, headers, NOON);
}

describe('readRetryAfter', () => {
  it.each([429, 503])('reads seconds, with %i', status => {
    expect(pauseOf('30', { status })).toBe(30);
    expect(pauseOf('1', { status })).toBe(1);
    expect(pauseOf(String(DAY), { status })).toBe(DAY);
  });

  it('reads a date, by the clock of who gives it', () => {
    expect(pauseOf(httpDate(30), { Date: httpDate(0) })).toBe(30);
    // A day ahead of the browser's.
    const Date = httpDate(DAY);
    expect(pauseOf(httpDate(DAY + 30), { Date })).toBe(30);
  });

  it('reads a date by the browser’s clock, where the answer tells none', () => {
    expect(pauseOf(httpDate(30))).toBe(30);
    expect(pauseOf(httpDate(30), { Date: 'noon' })).toBe(30);
  });

  it.each([
    '',
    ' ',
    '0',
    '-30',
    '1.5',
    '30 s',
    '0x1e',
    '1e3',
    'soon',
    'NaN',
    'Infinity',
    '30, 60',
    '9'.repeat(400),
    String(DAY + 1),
    '31536000',
    httpDate(0),
    httpDate(-30),
    httpDate(365 * DAY)
  ])('passes on no pause of %j', value => {
    expect(pauseOf(value)).toBeNull();
  });

  it.each([200, 201, 301, 403, 404, 500, 502, 504])(
    'looks at none with %i',
    status => {
      expect(pauseOf('30', { status })).toBeNull();
    }
  );

  it('knows that none is asked for', () => {
    expect(readRetryAfter(503, new Headers(), NOON)).toBeNull();
  });
});
