import * as fc from 'fast-check';

import { withoutToken } from '../echo';
import { get } from '../request';
import { json, TestServer } from './server';

const MASK = '•'.repeat(16);

describe('withoutToken', () => {
  it('masks the token wherever it stands', () => {
    expect(withoutToken('a 0123456789 b 0123456789', '0123456789')).toBe(
      `a ${MASK} b ${MASK}`
    );
  });

  it('masks it as JSON writes it, and leaves the rest readable', () => {
    const token = 'quote " and \\ and $& of a token';
    const body = JSON.stringify({ headers: { a: `token ${token}` }, b: 1 });
    expect(JSON.parse(withoutToken(body, token))).toEqual({
      headers: { a: `token ${MASK}` },
      b: 1
    });
  });

  it.each(['', 'name'])('leaves the answer alone for the token “%s”', token => {
    expect(withoutToken('{"name": "a"}', token)).toBe('{"name": "a"}');
  });
});

describe('a token that JSON writes with escapes', () => {
  const TOKEN = 'tok/en-0123456789';

  /** JSON's ways to write the token that are not the shortest. */
  const WAYS: readonly string[] = [
    TOKEN.replace('t', '\\u0074'),
    TOKEN.replace('/', '\\/'),
    TOKEN.replace('/', '\\u002F'),
    TOKEN.replace(/./g, character =>
      character.charCodeAt(0).toString(16).padStart(6, '\\u0000')
    )
  ];

  it.each(WAYS)('is masked in strings and names, and nothing else: %s', way => {
    const json = `{"a": ["b ${way}\\n", {"${way} c": {"d": 1}}], "e": "f"}`;
    expect(json).not.toContain(TOKEN);
    expect(JSON.parse(withoutToken(json, TOKEN))).toEqual({
      a: [`b ${MASK}\n`, { [`${MASK} c`]: { d: 1 } }],
      e: 'f'
    });
  });

  it('is masked whatever the token is', () => {
    const tokens = fc.string({ minLength: 8, unit: 'grapheme' });
    fc.assert(
      fc.property(tokens, token => {
        const escaped = token
          .split('')
          .map(unit => unit.charCodeAt(0).toString(16).padStart(4, '0'))
          .map(code => `\\u${code}`)
          .join('');
        const masked = withoutToken(`["${escaped}", "\\n"]`, token);
        expect(JSON.parse(masked)).toEqual([MASK, '\n']);
      })
    );
  });

  it('leaves all other JSON as it is', () => {
    fc.assert(
      fc.property(fc.json(), text => {
        expect(withoutToken(`${text}\\`, TOKEN)).toBe(`${text}\\`);
      })
    );
  });
});

it('an answer that echoes the request does not hold the token', async () => {
  const server = await TestServer.start();
  server.on('/api', json(200, { Authorization: 'token 0123456789' }));
  const answer = await get(`${server.url}api`, {
    token: '0123456789',
    fetch: globalThis.fetch
  });
  await server.stop();
  expect(answer).toMatchObject({
    body: { type: 'json', value: { Authorization: `token ${MASK}` } }
  });
});
