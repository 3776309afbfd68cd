import {
  asDate,
  asMessage,
  asSegment,
  asText,
  asTextList,
  asVersion,
  isRecord
} from '../validate';

it.each([
  [{}, true],
  [JSON.parse('{"__proto__": 1}'), true],
  [null, false],
  [[{}], false],
  ['{}', false],
  [0, false]
])('isRecord: %j, %s', (value, expected) => {
  expect(isRecord(value)).toBe(expected);
});

it.each<[(value: unknown) => unknown, readonly unknown[], readonly unknown[]]>([
  [asText, ['alice', ' ', '日記'], ['', null, 0, ['alice'], {}]],
  [
    // A lone surrogate can't be encoded.
    asSegment,
    ['alice', 'a/b', 'a..', '...', '😀', ' '],
    ['', '.', '..', '\ud800', 'a\udc00b', 7, null]
  ],
  [
    asVersion,
    ['5.5.1', '6.0.0b2', '5'.repeat(50)],
    ['5'.repeat(51), '', 5, null]
  ],
  [
    asTextList,
    [[], ['self'], ['', 'self']],
    ['self', null, { 0: 'self', length: 1 }, [null], ['self', 1], [['self']]]
  ]
])('%p returns valid values only', (as, valid, invalid) => {
  expect(valid.map(as)).toEqual(valid);
  expect(invalid.map(as)).toEqual(invalid.map(() => null));
});

describe('asDate', () => {
  it.each([
    ['2024-05-06T07:08:09.123456Z', '2024-05-06T07:08:09.123Z'],
    ['2024-05-06T07:08:09+02:00', '2024-05-06T05:08:09.000Z'],
    ['2024-05-06', '2024-05-06T00:00:00.000Z']
  ])('reads %s', (value, date) => {
    expect(asDate(value)?.toISOString()).toBe(date);
  });

  // Engines read `1`, `in 5` and `6 May 2024` as dates.
  it('returns nothing else', () => {
    const texts = '|never|2024-13-45|2024-05-06T99:00:00Z|1|in 5|6 May 2024';
    const others = [null, 1714979289, ['2024-05-06'], new Date(0)];
    for (const value of [...texts.split('|'), ...others]) {
      expect(asDate(value)).toBeNull();
    }
  });
});

it.each([
  [{ message: 'Forbidden', reason: null }, /^Forbidden$/],
  [{ message: 'a'.repeat(1_000) }, /^a{1000}$/],
  [{ message: 'a'.repeat(1e6) }, /^a{1000} …$/],
  ['Forbidden', /^$/],
  [[{ message: 'Forbidden' }], /^$/],
  [{}, /^$/],
  [{ message: ['Forbidden'] }, /^$/]
])('reads a message of at most 1,000 characters', (value, message) => {
  expect(asMessage(value)).toMatch(message);
});
