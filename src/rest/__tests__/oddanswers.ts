import * as fc from 'fast-check';

/** An answer of server or Hub as it comes over the network. */
export interface IOddAnswer {
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

const DEEP = 3_000;

/**
 * Texts and JSON that no field should have. None has the words in it by which a
 * screen is known to be broken.
 */
const ODD_TEXTS: readonly string[] = [
  ...'| |nan|-Infinity|1e999|\u0000|\ud800|😀\udfff|.|..|../../x'.split('|'),
  ...'%1 %2 %%|$& $1|\u202eabc|<img src=x onerror=alert(1)>'.split('|'),
  ...'__proto__|constructor|toString|access:servers!server='.split('|'),
  ...'!user=alice|access:servers!__proto__=x'.split('|'),
  'a'.repeat(5_000),
  ...'+275760-09-13T00:00:00.000Z -271821-04-20T00:00:00.000Z'.split(' '),
  ...'+999999-01-01T00:00:00Z 0000-00-00T00:00:00Z 0001-01-01'.split(' '),
  ...'0000-01-01T00:00:00Z 1970-01-01T00:00:00Z 2024-05-06T'.split(' '),
  ...'9999-12-31T23:59:59.999999Z 2024-13-45T99:99:99Z'.split(' '),
  ...'2024-02-30T00:00:00Z 2024-05-06T07:08:09+99:99'.split(' ')
];
const ODD_JSON: readonly string[] = [
  ...'null true false 0 -0 -1 -86400 0.1 9007199254740992'.split(' '),
  ...'1e400 -1e400 123456789012345678901234567890'.split(' '),
  ...'[] [null] [[]] ["a",1] {} {"name":{"name":"a"}}'.split(' '),
  '{"__proto__":{"name":1},"constructor":null,"toString":[],"then":7}',
  '{"toJSON":{},"valueOf":"a","length":-1,"message":{"message":[]}}',
  JSON.stringify(new Array(200).fill('servers!user=alice')),
  `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`,
  `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`
];

/** JSON that no field should have. */
const ODD_VALUES: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...ODD_TEXTS).map(toJson) },
  { weight: 1, arbitrary: fc.constantFrom(...ODD_JSON) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }).map(toJson) },
  { weight: 1, arbitrary: fc.date({ noInvalidDate: true }).map(toJson) }
);

function toJson(value: unknown): string {
  return JSON.stringify(value);
}

const HEADERS: fc.Arbitrary<Record<string, string>> = fc.record(
  {
    Date: fc.oneof(
      fc
        .date({
          noInvalidDate: true,
          min: new Date('1970-01-01'),
          max: new Date('9999-12-31')
        })
        .map(date => date.toUTCString()),
      fc.constantFrom('', '0', 'now', '2024-05-06T07:08:09Z')
    ),
    'Retry-After': fc.constantFrom('30', '-1', '1e9', '31536000', 'soon'),
    'X-JupyterHub-Version': fc.constantFrom('5.5.1', '', '4', 'x'.repeat(5_000))
  },
  { requiredKeys: [] }
);

/**
 * An answer in which one to three values, at any depth, are others; the whole
 * of it may be one of them.
 */
export function oddAnswers(good: unknown): fc.Arbitrary<IOddAnswer> {
  return fc.record({
    headers: HEADERS,
    text: fc
      .array(fc.tuple(fc.nat(), ODD_VALUES), { minLength: 1, maxLength: 3 })
      .map(changes => {
        const marked = changes.reduce<unknown>(
          (value, [place], index) => replaceOne(value, place, MARK + index),
          good
        );
        return JSON.stringify(marked).replace(
          new RegExp(`"${MARK}(\\d)"`, 'g'),
          (_, index) => changes[index][1]
        );
      })
  });
}

/** No text has it. */
const MARK = '\ufdd0';

/** Replaces one of the values in another, by its position modulo their count. */
function replaceOne(value: unknown, place: number, by: string): unknown {
  let count = 0;
  JSON.stringify(value, (_, inner) => {
    count++;
    return inner;
  });
  let left = place % count;
  const copy = JSON.stringify(value, (_, inner) => (left-- ? inner : by));
  return JSON.parse(copy);
}
