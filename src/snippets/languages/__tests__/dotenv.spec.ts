import { parse } from 'dotenv';
import * as fc from 'fast-check';

import { trans } from '../../../ui/__tests__/trans';
import { requestOf } from '../../__tests__/anyrequest';
import { ANY_TEXT } from '../../__tests__/anytext';
import { dotenvFile, quoteDotenv } from '../dotenv';

/** What dotenv reads of a value between two others. */
function read(quoted: string | null, fast = false): unknown {
  const file = `BEFORE=1\nVALUE=${quoted}\n# A comment\nAFTER=2\n`;
  return parse(file, { fast });
}

describe('quoteDotenv', () => {
  it.each([
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
    ['\0', null],
    ['${HOME}', null],
    ['"it\'s"', null],
    ["\\n'\n", null]
  ])('quotes %j', (text, quoted) => {
    expect(quoteDotenv(text)).toBe(quoted);
  });

  it.each([false, true])(
    'is read by dotenv as the same text, fast: %s',
    fast => {
      fc.assert(
        fc.property(ANY_TEXT, text => {
          const quoted = quoteDotenv(text);
          fc.pre(quoted !== null);
          expect(read(quoted, fast)).toEqual({
            BEFORE: '1',
            VALUE: text,
            AFTER: '2'
          });
        }),
        { numRuns: 10_000 }
      );
    }
  );

  it('can write every text without quotation marks and backslashes', () => {
    fc.assert(
      fc.property(ANY_TEXT, text => {
        const easy = text.replace(/\p{Cs}|[\0'"\\]|\$\{/gu, '-');
        expect(read(quoteDotenv(easy))).toMatchObject({ VALUE: easy });
      }),
      { numRuns: 10_000 }
    );
  });
});

describe('.env file', () => {
  const { render } = dotenvFile(trans);

  it.each([
    [
      null,
      `# Add the token. Keep this file out of version control, and readable by you only: chmod 600 .env
JUPYTER_API_TOKEN=
`
    ],
    [
      'abc',
      `# Keep this file out of version control, and readable by you only: chmod 600 .env
JUPYTER_API_TOKEN=abc
`
    ],
    ['', '']
  ])('has the URL, and a line for the token %j', (token, lines) => {
    expect(render(requestOf({ token }))).toBe(
      `JUPYTER_API_URL=http://localhost:8888/\n${lines}`
    );
  });

  it('says that it can’t contain a token', () => {
    expect(() => render(requestOf({ token: '${HOME}' }))).toThrow(
      'The value of JUPYTER_API_TOKEN has characters that programs read from a .env file in different ways'
    );
  });
});
