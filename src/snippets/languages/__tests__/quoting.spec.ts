import * as fc from 'fast-check';

import { ANY_TEXT } from '../../__tests__/anytext';
import { quoteDotenv } from '../dotenv';
import { quoteJavaScript } from '../javascript';
import { quotePowerShell } from '../powershell';
import { quotePython } from '../python';
import { quoteR } from '../r';
import { quoteShell } from '../shell';

/** No controls and no invisible characters. */
const VISIBLE = /^[^\p{C}\p{Zl}\p{Zp}]*$/u;

/** What every code page and locale reads alike. */
const ASCII = /^[ -~]*$/;

it.each<[string, (text: string) => string, RegExp]>([
  ['JavaScript', quoteJavaScript, VISIBLE],
  ['Python', quotePython, VISIBLE],
  ['PowerShell', quotePowerShell, ASCII],
  ['R', quoteR, ASCII],
  ['a shell', quoteShell, /^([^\p{C}\p{Zl}\p{Zp}]|\n)*$/u]
])('any text quoted for %s has visible characters only', (_, quote, only) => {
  const texts = ANY_TEXT.map(text => text.replace(/\0/g, '0'));
  fc.assert(
    fc.property(texts, text => expect(quote(text)).toMatch(only)),
    { numRuns: 10_000 }
  );
});

describe.each<[string, (text: string) => string, [string, string][]]>([
  [
    'JavaScript',
    quoteJavaScript,
    [
      ['it\'s "$`%', "'it\\'s \"$`%'"],
      ['a\u202eb\u2028\ud800\0', "'a\\u202eb\\u2028\\ud800\\u0000'"],
      ['\u{e0041}', "'\\udb40\\udc41'"]
    ]
  ],
  [
    'Python',
    quotePython,
    [
      ["it's {x} %s $y", `"it's {x} %s $y"`],
      ['"a" \\n\r\n\t\0', '"\\"a\\" \\\\n\\r\\n\\t\\u0000"'],
      ['a\u202eb\u00a0\ud800', '"a\\u202eb\\u00a0\\ud800"'],
      ['\u{e0041}', '"\\U000e0041"']
    ]
  ],
  [
    'R',
    quoteR,
    [
      ['say "hi" $5 `%', '"say \\"hi\\" $5 `%"'],
      ['é0•😀0', '"\\u00e90\\u2022\\U0001f6000"'],
      ['\u202e\ud800', '"\\u202e\\ufffd"']
    ]
  ],
  [
    'PowerShell',
    quotePowerShell,
    [
      ["it's", "'it''s'"],
      ['"$env:HOME` %1 \\', "'\"$env:HOME` %1 \\'"],
      ['•a\n\0\ud800', "[regex]::Unescape('\\u2022a\\u000a\\u0000\\ud800')"],
      ['it\u2019s \\', "[regex]::Unescape('it\\u2019s \\\\')"],
      ['😀', "[regex]::Unescape('\\ud83d\\ude00')"]
    ]
  ],
  [
    'a .env file',
    text => String(quoteDotenv(text)),
    [
      ['', ''],
      ['https://hub.example/user/a%40b/', 'https://hub.example/user/a%40b/'],
      ['a b', "'a b'"],
      ['a#b', "'a#b'"],
      ['say "hi"', '\'say "hi"\''],
      ["it's", '"it\'s"'],
      ['a\nb\r', '"a\\nb\\r"'],
      ['it\'s "so"', 'it\'s "so"'],
      ['\u202ea', "'\u202ea'"],
      ['a\\\\b', 'a\\\\b'],
      ['\0', 'null'],
      ['${HOME}', 'null'],
      ['"it\'s"', 'null'],
      ["\\n'\n", 'null']
    ]
  ],
  [
    'a shell',
    quoteShell,
    [
      ['', "''"],
      ['$HOME `id` "x" \\n %s', `'$HOME \`id\` "x" \\n %s'`],
      ["it's\ntwo 日記 😀", "'it'\\''s\ntwo 日記 😀'"],
      ['a\rb', `'a'"$(printf '\\015')"'b'`],
      ['\u200b\ud800', `''"$(printf '\\342\\200\\213\\357\\277\\275')"''`]
    ]
  ]
])('quoted for %s', (_, quote, examples) => {
  it.each(examples)('%j is easy to read', (text, quoted) => {
    expect(quote(text)).toBe(quoted);
  });
});

it.each([
  ['R', quoteR],
  ['a shell', quoteShell]
])('%s can’t contain NUL', (_, quote) => {
  expect(() => quote('a\0b')).toThrow(RangeError);
});
