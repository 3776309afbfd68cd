import type { JsonRecord } from '../validate';

/** Values that a field of an answer may have and should not. */
export const ODD_VALUES: readonly unknown[] = [
  undefined,
  null,
  true,
  false,
  0,
  -1,
  1e308,
  '',
  ' ',
  '\u0000',
  '😀\ud800',
  '..',
  '<!DOCTYPE html>',
  '2024-13-45T99:99:99Z',
  '__proto__',
  [],
  [null],
  ['a', 1],
  [[]],
  {},
  { length: 2 },
  { name: { name: 'a' } }
];

/**
 * Put each odd value into each field of an answer, nested ones and the items
 * of lists included, one at a time; and in the place of the whole answer.
 */
export function* withOddValues(value: unknown): Generator<unknown> {
  yield* ODD_VALUES;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const odd of withOddValues(item)) {
        yield Object.assign([...value], { [index]: odd });
      }
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, field] of Object.entries(value)) {
      for (const odd of withOddValues(field)) {
        yield { ...value, [name]: odd };
      }
    }
  }
}

/** The same for an object, which stays one. */
export function* withOddFields(value: JsonRecord): Generator<JsonRecord> {
  for (const name of Object.keys(value)) {
    for (const odd of withOddValues(value[name])) {
      yield { ...value, [name]: odd };
    }
  }
}

/** Whether a value can stand for itself between two slashes of a URL. */
export function isSegment(value: unknown): boolean {
  return (
    typeof value === 'string' && !['', '.', '..', '😀\ud800'].includes(value)
  );
}

export const TEXT_OR_NULL: unknown = orNull(
  value => typeof value === 'string' && value !== ''
);

export const DATE_OR_NULL: unknown = orNull(
  value => value instanceof Date && !Number.isNaN(value.getTime())
);

export const TEXTS_OR_NULL: unknown = orNull(
  value => Array.isArray(value) && value.every(item => typeof item === 'string')
);

/** What `expect(…).toEqual` takes for a value that passes a test. */
function orNull(test: (value: unknown) => boolean): unknown {
  return {
    asymmetricMatch: (value: unknown) => value === null || test(value)
  };
}
