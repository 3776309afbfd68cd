import * as fc from 'fast-check';

import { strictAddress } from '../../../rest/path';
import { trans } from '../../../ui/__tests__/trans';
import { ANY_REQUEST, ON_HUB, requestOf } from '../../__tests__/anyrequest';
import { ANY_TEXT, withoutHalfPairs } from '../../__tests__/anytext';
import { printedBy, SHELLS, STUBS } from '../../__tests__/shells';
import { curl, httpie, quoteShell } from '../shell';

/** A shell takes long to start, so that each gets many texts at once. */
const BATCH = 500;

/** 10,000 texts. */
const BATCHES = { numRuns: 20 };

const WORDS = batchOf(
  ANY_TEXT.filter(text => !text.includes('\0')),
  BATCH
);

describe('quoteShell', () => {
  it.each([
    ['', "''"],
    ['http://localhost:8888/', "'http://localhost:8888/'"],
    ['$HOME `id` "x" \\n %s', `'$HOME \`id\` "x" \\n %s'`],
    ["it's", "'it'\\''s'"],
    ['two\nlines', "'two\nlines'"],
    ['日記 😀', "'日記 😀'"],
    ['a\rb', `'a'"$(printf '\\015')"'b'`],
    ['a\u202eb', `'a'"$(printf '\\342\\200\\256')"'b'`],
    ['\u200b\ud800', `''"$(printf '\\342\\200\\213\\357\\277\\275')"''`]
  ])('writes %j as a reader expects it', (text, word) => {
    expect(quoteShell(text)).toBe(word);
  });

  it('refuses what no word can hold', () => {
    expect(() => quoteShell('a\0b')).toThrow(RangeError);
  });

  it('shows every character', () => {
    fc.assert(
      fc.property(WORDS, texts => {
        expect(
          texts
            .map(quoteShell)
            .filter(quoted => /[^\P{C}\n]|\p{Zl}|\p{Zp}/u.test(quoted))
        ).toEqual([]);
      }),
      BATCHES
    );
  });

  it.each(SHELLS)('is taken for the same text by %s', shell => {
    fc.assert(
      fc.property(WORDS, texts => {
        const lines = texts.map(text => `printf '%s\\0' ${quoteShell(text)}\n`);
        expect(printedBy(shell, lines.join(''))).toEqual(
          texts.map(withoutHalfPairs)
        );
      }),
      BATCHES
    );
  });
});

describe.each(SHELLS)('In %s', shell => {
  const requests = batchOf(
    ANY_REQUEST.filter(
      ({ apiUrl, token }) => !apiUrl.includes('\0') && !token?.includes('\0')
    ),
    50
  );

  it('curl gets the address and the token', () => {
    fc.assert(
      fc.property(requests, batch => {
        const snippets = batch.map(curl(trans).render);
        expect(printedBy(shell, STUBS + snippets.join(''))).toEqual(
          batch.flatMap(({ apiUrl, token }) => [
            ...['--silent', '--show-error', '--fail', '--globoff'],
            ...['--header', '@-', withoutHalfPairs(apiUrl)],
            `Authorization: token ${withoutHalfPairs(token ?? '')}\n`
          ])
        );
      }),
      BATCHES
    );
  });

  it('HTTPie gets the address and the token', () => {
    fc.assert(
      fc.property(requests, batch => {
        const snippets = batch.map(httpie(trans).render);
        expect(printedBy(shell, STUBS + snippets.join(''))).toEqual(
          batch.flatMap(({ apiUrl, token }) => [
            ...['--ignore-stdin', '--check-status', 'GET'],
            ...[withoutHalfPairs(apiUrl), 'Authorization:@/dev/stdin'],
            `token ${withoutHalfPairs(token ?? '')}`
          ])
        );
      }),
      BATCHES
    );
  });

  it.each([
    'http://127.0.0.1:4242/user/alice/',
    'http://0.0.0.0:4242/user/alice/',
    'http://*:4242/user/alice/',
    'http://:4242/user/alice/'
  ])('the server is found when JupyterHub told it %s', serviceUrl => {
    fc.assert(
      fc.property(ANY_TEXT, text => {
        const below = strictAddress(`api/contents/${text}`);
        const code = curl(trans).render(
          requestOf({
            ...ON_HUB,
            place: 'server',
            apiUrl: `${ON_HUB.serverUrl}${below}`
          })
        );
        const printed = printedBy(shell, STUBS + code, {
          JUPYTERHUB_SERVICE_URL: serviceUrl,
          JUPYTERHUB_API_TOKEN: 'of the server'
        });
        expect(printed.slice(-2)).toEqual([
          `http://127.0.0.1:4242/user/alice/${below}`,
          'Authorization: token of the server\n'
        ]);
      }),
      { numRuns: 10 }
    );
  });
});

function batchOf<T>(value: fc.Arbitrary<T>, length: number): fc.Arbitrary<T[]> {
  return fc.array(value, { minLength: length, maxLength: length });
}
