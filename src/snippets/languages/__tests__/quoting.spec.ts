import { parse } from 'dotenv';
import * as fc from 'fast-check';

import { ANY_TEXT, batchOf, withoutHalfPairs } from '../../__tests__/anytext';
import { readValue } from '../../__tests__/powershellreader';
import { literalsIn } from '../../__tests__/pythonreader';
import { printedBy, SHELLS } from '../../__tests__/shells';
import { quoteDotenv } from '../dotenv';
import { quoteJavaScript } from '../javascript';
import { quotePowerShell } from '../powershell';
import { quotePython } from '../python';
import { quoteR } from '../r';
import { quoteShell } from '../shell';
import {
  HAS_R,
  javaScriptConstants,
  rConstants,
  typeScriptConstants
} from './readers';

/** No controls and no invisible characters. */
const VISIBLE = /^[^\p{C}\p{Zl}\p{Zp}]*$/u;

/** What every code page and locale reads alike. */
const ASCII = /^[ -~]*$/;

/** A language's quoting and its own parser. */
interface ILanguage {
  readonly quote: (text: string) => string;

  readonly read: (quoted: readonly string[]) => unknown;

  readonly characters: RegExp;

  /** The text that the language can hold in place of another. */
  readonly held?: (text: string) => string;
}

const withoutNul = (text: string) => withoutHalfPairs(text.replace(/\0/g, '0'));

/** Without what no form of a `.env` file can always hold. */
const easy = (text: string) => text.replace(/\p{Cs}|[\0'"\\]|\$\{/gu, '-');

function dotenv(held: (text: string) => string, fast: boolean): ILanguage {
  return {
    quote: text => String(quoteDotenv(text)),
    read: all => {
      const file = all.map(
        (quoted, index) => `V${index}=${quoted}\n# A comment\n`
      );
      return Object.values(parse(file.join(''), { fast }));
    },
    characters: /^/,
    held
  };
}

const LANGUAGES: Readonly<Record<string, ILanguage>> = {
  JavaScript: {
    quote: quoteJavaScript,
    read: all => all.flatMap(quoted => javaScriptConstants(`(${quoted});`)),
    characters: VISIBLE
  },
  TypeScript: {
    quote: quoteJavaScript,
    read: all => all.flatMap(quoted => typeScriptConstants(`(${quoted});`)),
    characters: VISIBLE
  },
  Python: { quote: quotePython, read: literalsIn, characters: VISIBLE },
  PowerShell: {
    quote: quotePowerShell,
    read: all => all.map(readValue),
    characters: ASCII
  },
  'a .env file of easy texts': dotenv(easy, false),
  ...Object.fromEntries(
    [false, true].map(fast => [
      `a .env file, fast: ${fast}`,
      dotenv(text => (quoteDotenv(text) === null ? easy(text) : text), fast)
    ])
  ),
  ...(HAS_R && {
    R: {
      quote: quoteR,
      read: all => rConstants(all).flat(),
      characters: ASCII,
      held: withoutNul
    }
  }),
  ...Object.fromEntries(
    SHELLS.map(shell => [
      shell,
      {
        quote: quoteShell,
        read: all =>
          printedBy(
            shell,
            all.map(word => `printf '%s\\0' ${word}\n`).join('')
          ),
        characters: /^([^\p{C}\p{Zl}\p{Zp}]|\n)*$/u,
        held: withoutNul
      } satisfies ILanguage
    ])
  )
};

describe.each(Object.entries(LANGUAGES))(
  'any text quoted for %s',
  (_, { quote, read, characters, held = text => text }) => {
    // 10 times 1,000: some of the parsers are processes, which start slowly.
    it('is read as the same text, with every character visible', () => {
      fc.assert(
        fc.property(batchOf(ANY_TEXT, 1000), batch => {
          const texts = batch.map(held);
          const quoted = texts.map(quote);
          expect(read(quoted)).toEqual(texts);
          expect(quoted.filter(text => !characters.test(text))).toEqual([]);
        }),
        { numRuns: 10 }
      );
    }, 120_000);
  }
);

describe.each<[string, (text: string) => string, [string, string][]]>([
  [
    'JavaScript',
    quoteJavaScript,
    [
      ['it\'s "$`%', "'it\\'s \"$`%'"],
      ['a\u202eb\u2028\ud800', "'a\\u202eb\\u2028\\ud800'"],
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
