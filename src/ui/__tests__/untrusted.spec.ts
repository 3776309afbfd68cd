import {
  nameInWords,
  renderExactly,
  renderInParts,
  renderName,
  shownLines,
  shownName
} from '../untrusted';
import { textOf } from './drawn';

/** All that others could hide something with: controls, marks, fillers. */
const UNSEEN = [
  ...'\0\x07\x1b\x7f\x9b\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029',
  ...'\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\u2800\u3164',
  ...'\ufe0f\ufeff\u{e0041}\ud83d'
];

function signOf(character: string): string {
  const code = character.codePointAt(0)?.toString(16).toUpperCase() ?? '';
  return `⟨U+${code.padStart(4, '0')}⟩`;
}

/** What users call themselves and their things. */
const NAMES = [
  'alice',
  'a+b@example.org',
  'maría josé',
  "first.o'hara",
  '李小龙',
  '田中　太郎',
  '葛\u{e0100}城',
  'ελένη',
  '👩‍💻 ❤️ 👍🏽 👩🏽‍🚀 1️⃣',
  'क्‍ष',
  '<img src=x onerror=alert(1)>',
  '${token} {{7*7}} %1 %% off',
  'Bon\u00a0: 50\u202f%'
];

describe('an untrusted name', () => {
  it.each(UNSEEN)('shows the hidden character %j', character => {
    const sign = signOf(character);
    for (const show of [shownName, nameInWords, shownLines]) {
      expect(show(`a${character}b${character}`)).toBe(`a${sign}b${sign}`);
    }
  });

  it.each(NAMES)('is unchanged without hidden characters: %s', name => {
    for (const show of [shownName, nameInWords, shownLines]) {
      expect(show(name)).toBe(name);
    }
    expect(renderExactly(name)).toEqual([name]);
  });

  it.each(['محمد', 'דוד 12', 'می‌خواهم', '(שלום)', '𞤀𞤣𞤢'])(
    'is isolated in a sentence where it is read from right to left: %s',
    name => {
      expect(nameInWords(name)).toBe(`\u2068${name}\u2069`);
      expect(shownName(name)).toBe(name);
    }
  );

  it('can’t end its isolation', () => {
    expect(nameInWords('שלום\u2069\u202e!')).toBe(
      '\u2068שלום⟨U+2069⟩⟨U+202E⟩!\u2069'
    );
  });

  it('marks a line break in a name, and keeps it in a longer text', () => {
    expect(shownName('a\r\nb\tc')).toBe('a⟨U+000D⟩⟨U+000A⟩b⟨U+0009⟩c');
    expect(shownLines('a\r\nb\n\tc\rd')).toBe('a\r\nb\n\tc⟨U+000D⟩d');
  });

  it('is cut at a whole character when it is too long', () => {
    expect(shownName('w'.repeat(300))).toBe('w'.repeat(300));
    expect(shownName('w'.repeat(301))).toBe(`${'w'.repeat(300)}…`);
    expect(nameInWords(`${'w'.repeat(299)}😀`)).toBe(`${'w'.repeat(299)}…`);
    expect(shownLines('w'.repeat(10_000))).toBe('w'.repeat(10_000));
  });
});

describe('blank lines', () => {
  it.each([
    ['a\n\n\nb', []],
    ['a\n\n\n\nb', ['⟨↵ × 3⟩']],
    [`a${'\n'.repeat(41)}b`, ['⟨↵ × 40⟩']],
    ['a\r\n\r\n\r\n\r\nb', ['⟨↵ × 3⟩']],
    ['a\n \t\n  \n \n b', ['⟨↵ × 3⟩']],
    ['\n\n\n\na\n\n\n\n\n', ['⟨↵ × 3⟩', '⟨↵ × 4⟩']],
    ['a\n\nb\n\nc\n\nd', []]
  ])('are marked where there are more than two in a row: %j', (text, signs) => {
    const shown = renderExactly(text).flatMap(part =>
      typeof part === 'object' ? part.attrs.dataset?.sign : []
    );
    expect(shown).toEqual(signs);
  });
});

it('a name has its own direction, is not translated, and is whole in its tooltip', () => {
  const { attrs, children } = renderName('דוד');
  expect(attrs).toEqual({ dir: 'auto', translate: 'no' });
  expect(textOf(children.slice())).toBe('דוד');
  const name = 'w'.repeat(10_000);
  expect(renderName(name).attrs.title).toBe(name);
});

it('a text to copy by hand is unchanged, with signs that are not copied', () => {
  const signed = (content: string, sign: string) => ({
    attrs: { dataset: { sign } },
    children: [{ content }]
  });
  expect(renderExactly('\u202ea\n b\u200bc')).toMatchObject([
    signed('\u202e', '⟨U+202E⟩'),
    'a\n b',
    signed('\u200b', '⟨U+200B⟩'),
    'c'
  ]);
});

it.each([
  ['access:servers!server=alice/', 'access: servers! server= alice/'],
  ['http://a.b:8000/x/', 'http:// a.b: 8000/ x/'],
  ['/', '/'],
  ['', '']
])('the URL or scope %s can break after punctuation', (text, parts) => {
  const shown = renderInParts(text)
    .flat()
    .filter(part => typeof part === 'string' && part);
  expect(shown.join(' ')).toBe(parts);
});
