import {
  asDate,
  asMessage,
  asSegment,
  asText,
  asTextList,
  asVersion,
  isRecord
} from '../validate';
import {
  DATE_OR_NULL,
  ODD_VALUES,
  TEXT_OR_NULL,
  TEXTS_OR_NULL
} from './oddvalues';

describe('isRecord', () => {
  it.each([[{}], [{ a: 1 }], [JSON.parse('{"__proto__": 1}')]])(
    'takes %j for an object',
    value => {
      expect(isRecord(value)).toBe(true);
    }
  );

  it.each([[null], [undefined], [[]], [[{}]], ['{}'], [0], [true]])(
    'takes %j for none',
    value => {
      expect(isRecord(value)).toBe(false);
    }
  );
});

describe('asText', () => {
  it.each([['alice'], [' '], ['日記']])('gives %j', value => {
    expect(asText(value)).toBe(value);
  });

  it.each([[''], [null], [undefined], [0], [['alice']], [{}]])(
    'gives nothing for %j',
    value => {
      expect(asText(value)).toBeNull();
    }
  );
});

describe('asTextList', () => {
  it.each([[[]], [['self']], [['', 'self']]])('gives %j', value => {
    expect(asTextList(value)).toEqual(value);
  });

  it.each([
    ['self'],
    [null],
    [undefined],
    [{}],
    [{ 0: 'self', length: 1 }],
    [[null]],
    [['self', 1]],
    [[['self']]]
  ])('gives nothing for %j', value => {
    expect(asTextList(value)).toBeNull();
  });
});

describe('asDate', () => {
  it.each([
    ['2024-05-06T07:08:09Z', '2024-05-06T07:08:09.000Z'],
    ['2024-05-06T07:08:09.123456Z', '2024-05-06T07:08:09.123Z'],
    ['2024-05-06T07:08:09+02:00', '2024-05-06T05:08:09.000Z'],
    ['2024-05-06', '2024-05-06T00:00:00.000Z']
  ])('reads %s', (value, date) => {
    expect(asDate(value)?.toISOString()).toBe(date);
  });

  it.each([
    [''],
    ['never'],
    ['2024-13-45'],
    ['2024-05-06T99:00:00Z'],
    [null],
    [undefined],
    [0],
    [1714979289],
    [[]],
    [['2024-05-06']],
    [new Date(0)],
    [{}]
  ])('gives nothing for %j', value => {
    expect(asDate(value)).toBeNull();
  });

  // Engines read such texts as the year 2001 or so.
  it.each([['1'], ['in 5'], ['6 May 2024']])(
    'gives nothing for %j, which is no ISO 8601',
    value => {
      expect(asDate(value)).toBeNull();
    }
  );
});

describe('asMessage', () => {
  it('gives what a failure says of itself', () => {
    expect(asMessage({ message: 'Forbidden', reason: null })).toBe('Forbidden');
  });

  it.each([
    [null],
    [undefined],
    ['Forbidden'],
    [[]],
    [[{ message: 'Forbidden' }]],
    [{}],
    [{ message: '' }],
    [{ message: null }],
    [{ message: ['Forbidden'] }],
    [{ message: { text: 'Forbidden' } }]
  ])('gives nothing for %j', value => {
    expect(asMessage(value)).toBe('');
  });
});

it('gives nothing of another type, whatever comes in', () => {
  for (const value of [...ODD_VALUES, ...ODD_VALUES.map(odd => [odd])]) {
    expect(asText(value)).toEqual(TEXT_OR_NULL);
    expect(asTextList(value)).toEqual(TEXTS_OR_NULL);
    expect(asDate(value)).toEqual(DATE_OR_NULL);
    expect(typeof asMessage(value)).toBe('string');
    expect(typeof asMessage({ message: value })).toBe('string');
    expect(isRecord(value) && Array.isArray(value)).toBe(false);
  }
});

describe('asSegment', () => {
  it.each(['alice', 'a/b', 'a..', '...', '😀', ' '])('gives %j', value => {
    expect(asSegment(value)).toBe(value);
    expect(() => encodeURIComponent(value)).not.toThrow();
  });

  // Dots lead to another address, and half of a character to none.
  it.each(['', '.', '..', '\ud800', 'a\udc00b', 7, null])(
    'gives nothing of %j',
    value => {
      expect(asSegment(value)).toBeNull();
    }
  );
});

it('takes nothing for a version that is as long as a text', () => {
  expect(asVersion('6.0.0b2')).toBe('6.0.0b2');
  expect(asVersion('5'.repeat(51))).toBeNull();
});

it('passes on no message of megabytes', () => {
  expect(asMessage({ message: 'a'.repeat(1_000) })).toHaveLength(1_000);
  expect(asMessage({ message: 'a'.repeat(1e6) })).toMatch(/^a{1000} …$/);
});
