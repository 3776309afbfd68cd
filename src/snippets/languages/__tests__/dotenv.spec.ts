import { parse } from 'dotenv';
import * as fc from 'fast-check';

import { trans } from '../../../ui/__tests__/trans';
import { ANY_REQUEST, requestOf } from '../../__tests__/anyrequest';
import { ANY_TEXT, CASES, SNIPPET_CASES } from '../../__tests__/anytext';
import { dotenvFile, quoteDotenv } from '../dotenv';

const DOTENV = dotenvFile(trans);

/**
 * Texts that have a form wherever quotation marks and backslashes have no part.
 */
const EASY_TEXT = ANY_TEXT.map(text =>
  text.replace(/\p{Cs}|[\0'"\\]|\$\{/gu, '-')
);

describe('quoteDotenv', () => {
  it.each([
    ['', ''],
    ['abc', 'abc'],
    ['http://localhost:8888/', 'http://localhost:8888/'],
    ['https://hub.example/user/a%40b/', 'https://hub.example/user/a%40b/'],
    ['naïve日', 'naïve日'],
    ['a b', "'a b'"],
    ['a#b', "'a#b'"],
    ['$HOME', "'$HOME'"],
    ['say "hi"', '\'say "hi"\''],
    ['a\\nb', "'a\\nb'"],
    ["it's", '"it\'s"'],
    ['a\nb\r', '"a\\nb\\r"'],
    ['it\'s "so"', 'it\'s "so"'],
    ['\u202ea', "'\u202ea'"],
    ['\0', null],
    ['\ud800', null],
    ['${HOME}', null],
    ['"it\'s"', null],
    ['a\\\\b', 'a\\\\b'],
    ["\\n'\n", null]
  ])('writes %j', (text, quoted) => {
    expect(quoteDotenv(text)).toBe(quoted);
  });

  it.each([false, true])('writes what dotenv reads (fast: %s)', fast => {
    fc.assert(
      fc.property(ANY_TEXT, text => {
        const quoted = quoteDotenv(text);
        fc.pre(quoted !== null);
        expect(parse(fileOf(quoted), { fast })).toEqual(read(text));
      }),
      CASES
    );
  });

  it('has a form for every text without quotation marks and backslashes', () => {
    fc.assert(
      fc.property(EASY_TEXT, text => {
        expect(parse(fileOf(quoteDotenv(text)))).toEqual(read(text));
      }),
      CASES
    );
  });
});

describe('.env file', () => {
  it('leaves a line for the token', () => {
    expect(DOTENV.render(requestOf())).toBe(
      [
        'JUPYTER_API_URL=http://localhost:8888/',
        '# Put the token in, keep this file out of version control, and let nobody else read it: chmod 600 .env',
        'JUPYTER_API_TOKEN=',
        ''
      ].join('\n')
    );
  });

  it('holds the token', () => {
    expect(DOTENV.render(requestOf({ token: 'abc' }))).toBe(
      [
        'JUPYTER_API_URL=http://localhost:8888/',
        '# Keep this file out of version control, and let nobody else read it: chmod 600 .env',
        'JUPYTER_API_TOKEN=abc',
        ''
      ].join('\n')
    );
  });

  it('needs no token where none is asked for', () => {
    expect(DOTENV.render(requestOf({ token: '' }))).toBe(
      'JUPYTER_API_URL=http://localhost:8888/\n'
    );
  });

  it('says what it can’t hold', () => {
    expect(() => DOTENV.render(requestOf({ token: '${HOME}' }))).toThrow(
      'The value of JUPYTER_API_TOKEN has characters that a .env file can’t hold'
    );
  });

  it('holds every address and token, or says that it can’t', () => {
    fc.assert(
      fc.property(ANY_REQUEST, request => {
        const { serverUrl, token } = request;
        if (quoteDotenv(serverUrl) === null || !quoteDotenv(token ?? '')) {
          expect(() => DOTENV.render(request)).toThrow('.env');
        } else {
          expect(parse(DOTENV.render(request))).toEqual({
            JUPYTER_API_URL: serverUrl,
            JUPYTER_API_TOKEN: token
          });
        }
      }),
      SNIPPET_CASES
    );
  });
});

/**
 * A file with a value between two others.
 */
function fileOf(quoted: string | null): string {
  return `BEFORE=1\nVALUE=${quoted}\n# A comment\nAFTER=2\n`;
}

function read(value: string): Record<string, string> {
  return { BEFORE: '1', VALUE: value, AFTER: '2' };
}
