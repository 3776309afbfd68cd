import { readHttpDate } from '../request';

describe('readHttpDate', () => {
  it.each([
    'Sun, 06 Nov 1994 08:49:37 GMT',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    'Sun, 22 Nov 2026 23:59:59 GMT'
  ])('reads %s', date => {
    const milliseconds = readHttpDate(date);
    expect(new Date(milliseconds ?? NaN).toUTCString()).toBe(date);
  });

  it.each([
    null,
    '',
    '0',
    '30',
    '2026',
    '2026-11-22T00:00:00Z',
    'Sunday, 06-Nov-94 08:49:37 GMT',
    'Sun, 06 Nov 1994 08:49:37',
    'Sun, 06 Nov 1994 08:49:37 +0200',
    'Sun, 06 Nov 1994 99:99:99 GMT',
    'Sun, 45 Nov 1994 08:49:37 GMT',
    'Sun, 06 Xyz 1994 08:49:37 GMT',
    'Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT'
  ])('takes %j for no date', value => {
    expect(readHttpDate(value)).toBeNull();
  });
});
