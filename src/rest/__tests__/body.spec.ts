import * as fc from 'fast-check';

import { MAX_BODY_BYTES, readBody, withoutToken } from '../body';
import { send } from '../request';
import { json, useTestServer } from './server';

const JSON_TYPE = 'application/json';

/** Read a body of bytes that come in pieces. */
function readPieces(
  pieces: Iterable<Uint8Array | string>,
  contentType = JSON_TYPE,
  init: ResponseInit = {}
) {
  const encoder = new TextEncoder();
  const rest = pieces[Symbol.iterator]();
  const stream = new ReadableStream<Uint8Array>({
    pull: controller => {
      const { done, value } = rest.next();
      if (done) {
        controller.close();
      } else {
        controller.enqueue(
          typeof value === 'string' ? encoder.encode(value) : value
        );
      }
    }
  });
  return readBody(
    new Response(stream, {
      ...init,
      headers: { 'Content-Type': contentType, ...init.headers }
    }),
    ''
  );
}

/** A JSON text of so many bytes, in pieces, counted as they are taken. */
function* quoted(bytes: number, taken = { bytes: 0 }): Generator<string> {
  const piece = 'a'.repeat(1024 * 1024);
  yield '"';
  for (let left = bytes - 2; left > 0; left -= piece.length) {
    taken.bytes += Math.min(left, piece.length);
    yield piece.slice(0, left);
  }
  yield '"';
}

describe('readBody', () => {
  it('reads a body of the largest size', async () => {
    const body = await readPieces(quoted(MAX_BODY_BYTES));
    expect(body).toMatchObject({ type: 'json' });
    expect(body).toHaveProperty('value.length', MAX_BODY_BYTES - 2);
  });

  it.each([JSON_TYPE, 'text/plain', ''])(
    'stops reading a larger body: %j',
    async contentType => {
      const taken = { bytes: 0 };
      const body = await readPieces(quoted(1e9, taken), contentType);
      expect(body).toEqual({ type: 'too-large' });
      expect(taken.bytes).toBeLessThan(MAX_BODY_BYTES + 4 * 1024 * 1024);
    }
  );

  it('does not read a body whose header says that it is larger', async () => {
    const taken = { bytes: 0 };
    const headers = { 'Content-Length': String(MAX_BODY_BYTES + 1) };
    const body = await readPieces(quoted(1e9, taken), JSON_TYPE, { headers });
    expect(body).toEqual({ type: 'too-large' });
    expect(taken.bytes).toBeLessThan(4 * 1024 * 1024);
  });

  it('recognizes a web page of any size', async () => {
    const body = await readPieces(quoted(MAX_BODY_BYTES + 1), 'text/html');
    expect(body).toEqual({ type: 'html' });
  });

  it('reads characters that are split between chunks', async () => {
    const bytes = new TextEncoder().encode('"日記 📓"');
    const body = await readPieces(
      Array.from(bytes, byte => new Uint8Array([byte]))
    );
    expect(body).toEqual({ type: 'json', value: '日記 📓' });
  });

  it.each([
    [JSON_TYPE, '{}', { type: 'json', value: {} }],
    [JSON_TYPE, '\ufeff[1]', { type: 'json', value: [1] }],
    [`${JSON_TYPE}; charset=utf-8`, '1', { type: 'json', value: 1 }],
    ['application/problem+json', 'null', { type: 'json', value: null }],
    [JSON_TYPE, '<!DOCTYPE html>', { type: 'malformed' }],
    [JSON_TYPE, '', { type: 'malformed' }],
    ['text/html', '{}', { type: 'html' }],
    ['text/plain', '{}', { type: 'text', text: '{}' }],
    ['text/plain', '\ufeff[1]', { type: 'text', text: '[1]' }],
    ['', '', { type: 'empty' }]
  ])('reads the content type %j with the text %j', async (type, text, body) => {
    expect(await readPieces([text], type)).toEqual(body);
  });

  it.each([
    ['UTF-16', Buffer.from('\ufeff[1]', 'utf16le')],
    ['UTF-16 without a mark', Buffer.from('[1]', 'utf16le')],
    ['Latin-1', Buffer.from('["ü"]', 'latin1')],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a]],
    ['half a character', [0x22, 0xe6, 0x97]]
  ])('recognizes a body that is not UTF-8: %s', async (_, bytes) => {
    const typeOf = async (contentType: string) =>
      (await readPieces([new Uint8Array(bytes)], contentType)).type;
    expect(await typeOf(JSON_TYPE)).toBe('malformed');
    expect(await typeOf('text/plain')).toBe('not-text');
    expect(await typeOf('')).toBe('not-text');
    expect(await typeOf('text/html')).toBe('html');
  });
});

const MASK = '•'.repeat(16);

describe('withoutToken', () => {
  const TOKEN = 'tok/en "-$& \\ 0123456789';

  /** JSON's ways to write the token: the shortest, and others. */
  const PLAIN = JSON.stringify(TOKEN).slice(1, -1);
  const WAYS: readonly string[] = [
    PLAIN,
    PLAIN.replace('t', '\\u0074'),
    PLAIN.replace('/', '\\/'),
    PLAIN.replace('/', '\\u002F'),
    escaped(TOKEN)
  ];

  /** Writes each character as an escape. */
  function escaped(text: string): string {
    return text
      .split('')
      .map(unit => unit.charCodeAt(0).toString(16).padStart(4, '0'))
      .map(code => `\\u${code}`)
      .join('');
  }

  it('masks the token anywhere', () => {
    expect(withoutToken(`a ${TOKEN} b ${TOKEN}`, TOKEN)).toBe(
      `a ${MASK} b ${MASK}`
    );
  });

  it.each(WAYS)('masks it in JSON, and keeps the rest: %s', way => {
    const json = `{"a": ["b ${way}\\n", {"${way} c": {"d": 1}}], "e": "f"}`;
    expect(JSON.parse(withoutToken(json, TOKEN))).toEqual({
      a: [`b ${MASK}\n`, { [`${MASK} c`]: { d: 1 } }],
      e: 'f'
    });
  });

  it('masks any token', () => {
    const tokens = fc.string({ minLength: 8, unit: 'grapheme' });
    fc.assert(
      fc.property(tokens, token => {
        const masked = withoutToken(`["${escaped(token)}", "\\n"]`, token);
        expect(JSON.parse(masked)).toEqual([MASK, '\n']);
      })
    );
  });

  it('keeps all other JSON', () => {
    fc.assert(
      fc.property(fc.json(), text => {
        expect(withoutToken(`${text}\\`, TOKEN)).toBe(`${text}\\`);
      })
    );
  });

  it.each(['', 'name'])('does not mask the token “%s”', token => {
    expect(withoutToken('{"name": "a"}', token)).toBe('{"name": "a"}');
  });
});

const server = useTestServer();

it('a response that echoes the request does not contain the token', async () => {
  server.on('/api', json(200, { Authorization: 'token 0123456789' }));
  const answer = await send(`${server.url}api`, {
    token: '0123456789',
    fetch: globalThis.fetch
  });
  expect(answer).toMatchObject({
    body: { type: 'json', value: { Authorization: `token ${MASK}` } }
  });
});
