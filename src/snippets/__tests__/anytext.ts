import * as fc from 'fast-check';

/** What is special in a language, or invisible. */
const PIECES: readonly string[] = [
  ...'\'"`$%\\#&!;|<>()[]{}*?~^=@:/ \t\n\r\0\u000b\u001b',
  ...'\u0085\u00a0\u00ad\u2028\u2029\ufeff\u200b\u200d\u200f\u202e\u2066',
  ...'\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u2022\ufffd\uffff',
  ...'n u x 0 7 a Z é ё 日 اب 😀 \u{e0041}'.split(' '),
  '\ud800',
  '\udc00',
  '$(id)',
  '`id`',
  '${HOME}',
  '$env:HOME',
  '%1',
  '%%',
  '%2F',
  '\\n',
  '\\u0041',
  '\\',
  "''",
  '""',
  '*/',
  '//',
  '</script>',
  ' #'
];

/** Any text, often with what is special in a language. */
export const ANY_TEXT: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(fc.constantFrom(...PIECES), { maxLength: 12 })
    .map(some => some.join('')),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
    .map(units => String.fromCharCode(...units))
);

export function batchOf<T>(
  value: fc.Arbitrary<T>,
  length: number
): fc.Arbitrary<T[]> {
  return fc.array(value, { minLength: length, maxLength: length });
}

/** The text that UTF-8 can hold: U+FFFD in place of lone surrogates. */
export function withoutHalfPairs(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}
