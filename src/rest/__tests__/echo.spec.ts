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
