import * as fc from 'fast-check';

import { strictUrl } from '../../../rest/path';
import {
  ANY_REQUEST,
  builtIn,
  ON_HUB,
  requestOf
} from '../../__tests__/anyrequest';
import { ANY_TEXT, batchOf, withoutHalfPairs } from '../../__tests__/anytext';
import { printedBy, SHELLS, STUBS } from '../../__tests__/shells';

describe.each(SHELLS)('in %s', shell => {
  const requests = batchOf(
    ANY_REQUEST.filter(
      ({ apiUrl, token }) => !apiUrl.includes('\0') && !token?.includes('\0')
    ),
    200
  );

  it.each([
    [
      'curl',
      '--silent --show-error --fail --globoff --header @-',
      [],
      'Authorization: token %\n'
    ],
    [
      'httpie',
      '--ignore-stdin --ignore-netrc --check-status GET',
      ['Authorization:@/dev/stdin'],
      'token %'
    ]
  ])(
    '%s gets the URL as an argument, and the token piped',
    (id, before, after, input) => {
      fc.assert(
        fc.property(requests, batch => {
          const codes = batch.map(builtIn(id).render);
          expect(printedBy(shell, STUBS + codes.join(''))).toEqual(
            batch.flatMap(({ apiUrl, token }) => [
              ...before.split(' '),
              withoutHalfPairs(apiUrl),
              ...after,
              input.replace('%', () => withoutHalfPairs(token ?? ''))
            ])
          );
        }),
        { numRuns: 5 }
      );
    }
  );

  it.each(['127.0.0.1', '0.0.0.0', '*', ''])(
    'the server is found when it listens on “%s”',
    host => {
      fc.assert(
        fc.property(ANY_TEXT, text => {
          const below = strictUrl(`api/contents/${text}`);
          const code = builtIn('curl').render(
            requestOf({
              ...ON_HUB,
              place: 'server',
              apiUrl: `${ON_HUB.serverUrl}${below}`
            })
          );
          const printed = printedBy(shell, STUBS + code, {
            JUPYTERHUB_SERVICE_URL: `http://${host}:4242/user/alice/`,
            JUPYTERHUB_API_TOKEN: 'of the server'
          });
          expect(printed.slice(-2)).toEqual([
            `http://127.0.0.1:4242/user/alice/${below}`,
            'Authorization: token of the server\n'
          ]);
        }),
        { numRuns: 3 }
      );
    }
  );

  it('the server is found when it chose its port', () => {
    const code = builtIn('curl').render(
      requestOf({ ...ON_HUB, place: 'server' })
    );
    const [url] = printedBy(shell, STUBS + code, {
      JUPYTERHUB_SERVICE_URL: 'http://127.0.0.1:0/user/alice/',
      JUPYTERHUB_API_TOKEN: 'of the server',
      JUPYTER_SERVER_URL: 'http://127.0.0.1:4242/user/alice/'
    }).slice(-2);
    expect(url).toBe('http://127.0.0.1:4242/user/alice/api/sessions');
  });

  it.each(['', 'http://127.0.0.1:0/user/alice/'])(
    'the code ends with a sentence for the URL “%s”',
    url => {
      for (const id of ['curl', 'httpie']) {
        const code = builtIn(id).render(
          requestOf({ ...ON_HUB, place: 'server' })
        );
        expect(() =>
          printedBy(shell, STUBS + code, {
            JUPYTERHUB_SERVICE_URL: url,
            JUPYTER_SERVER_URL: ''
          })
        ).toThrow(/ended with 1: The server was not found/);
      }
    }
  );

  it.each(['curl', 'httpie'])(
    '%s prints JSON, and a sentence in place of a page',
    id => {
      const respond = (text: string) =>
        printedBy(
          shell,
          `set -e; curl() { printf '%s\\n' '${text}'; }; http() { curl; }
${builtIn(id).render(requestOf())}printf '\\0'`
        );
      expect(respond('[{"id": 1}]').join('')).toMatch(/"id": 1/);
      expect(() => respond('<html>')).toThrow(/ended with 1: .*No JSON came/s);
    }
  );
});
