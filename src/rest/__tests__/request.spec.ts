import type { IRequestOptions, IResponseResult } from '../request';
import { readClockAhead, readRetryAfter, send } from '../request';
import { body, json, page, useTestServer } from './server';

const server = useTestServer();

beforeEach(() => {
  server.on('/api', json(200, {}));
});

const BODY = { note: 'ünï “%1”', scopes: ['a!b=c/'], expires_in: 3600 };

const CONTENTS: Pick<IRequestOptions, 'method' | 'body'>[] = [
  { method: 'GET' },
  { method: 'POST', body: BODY },
  { method: 'DELETE' }
];

function sendApi(
  content = CONTENTS[0],
  options: Partial<IRequestOptions> = {}
) {
  const { fetch } = globalThis;
  return send(`${server.url}api`, {
    ...content,
    token: 'secret',
    fetch,
    ...options
  });
}

describe.each(CONTENTS)('send, $method', content => {
  it('sends the token and nothing else of the user’s', async () => {
    let init: RequestInit | undefined;
    const receivers: unknown[] = [];
    await sendApi(content, {
      fetch: function (this: unknown, ...request) {
        receivers.push(this);
        init = request[1];
        return globalThis.fetch(...request);
      }
    });
    expect(init).toMatchObject({
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer'
    });
    // A browser's fetch refuses to be called as a method.
    expect(receivers).toEqual([null]);
    expect(server.seen).toHaveLength(1);
    const [{ method, headers, body }] = server.seen;
    expect(method).toBe(content.method);
    expect(headers.authorization).toBe('token secret');
    expect(headers.accept).toBe('application/json');
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('referer');
    if ('body' in content) {
      expect(headers['content-type']).toBe('application/json');
      expect(JSON.parse(body)).toEqual(content.body);
    } else {
      expect(headers).not.toHaveProperty('content-type');
      expect(body).toBe('');
    }
  });

  it('sends no Authorization without a token', async () => {
    await sendApi(content, { token: '' });
    expect(server.seen).toHaveLength(1);
    expect(server.seen[0].headers).not.toHaveProperty('authorization');
  });

  it('follows no redirect', async () => {
    server.on('/api', (_, response) => {
      response.writeHead(307, { Location: '/elsewhere' }).end();
    });
    expect(await sendApi(content)).toEqual({ type: 'redirect' });
    expect(server.seen.map(({ url }) => url)).toEqual(['/api']);
    // A browser's answer for `redirect: 'manual'`; Node.js gives the 307.
    const opaque = Object.defineProperty(new Response(), 'type', {
      value: 'opaqueredirect'
    });
    const fetch = async () => opaque;
    expect(await sendApi(content, { fetch })).toEqual({ type: 'redirect' });
  });
});

describe('send', () => {
  it.each([
    [json(403, 0), { status: 403, body: { type: 'json', value: 0 } }],
    [page(204), { status: 204, body: { type: 'empty' } }],
    [body(500, '', 'x'), { status: 500, body: { type: 'text', text: 'x' } }]
  ])('returns a response, %#', async (reply, expected) => {
    server.on('/api', reply);
    const start = performance.now();
    const answer = await sendApi();
    const whole = performance.now() - start;
    expect(answer).toEqual({
      type: 'response',
      ...expected,
      milliseconds: expect.any(Number),
      hubVersion: null,
      gateway: { name: '', isBasic: false },
      clockAheadSeconds: 0,
      retryAfterSeconds: null
    });
    const { milliseconds } = answer as IResponseResult;
    expect(milliseconds).toBeGreaterThan(0);
    expect(milliseconds).toBeLessThanOrEqual(whole);
  });

  const POLICY = (uri: string) => ({
    'Content-Security-Policy': `frame-ancestors 'self'; report-uri ${uri}`
  });
  const NGINX = { Server: 'nginx/1.22.1' };
  const BASIC = { 'WWW-Authenticate': 'Negotiate, Basic realm="Jupyter"' };

  it.each([
    [json(403, {}, { 'X-JupyterHub-Version': '6.1.1' }), null],
    [json(404, {}, POLICY('/a/api/security/csp-report')), null],
    [json(404, {}, POLICY('/csp')), { name: '', isBasic: false }],
    [json(403, { message: 'Forbidden', reason: null }), null],
    [json(403, { message: 'Forbidden' }), { name: '', isBasic: false }],
    [json(401, {}, NGINX), { name: 'nginx/1.22.1', isBasic: false }],
    [json(401, {}, BASIC), { name: 'Jupyter', isBasic: true }]
  ])(
    'tells Jupyter from what is in front of it, %#',
    async (reply, gateway) => {
      server.on('/api', reply);
      expect(await sendApi()).toMatchObject({ gateway });
    }
  );

  it('stops when it is aborted in the middle of the response', async () => {
    server.on('/api', (_, response) => {
      response.writeHead(200, { 'Content-Length': 100 });
      response.write('[');
    });
    const abort = new AbortController();
    const answer = await sendApi(undefined, {
      signal: abort.signal,
      fetch: async (...request) => {
        const response = await globalThis.fetch(...request);
        abort.abort();
        return response;
      }
    });
    expect(answer).toEqual({ type: 'cancelled' });
  });
});

const NOON = Date.parse('2026-11-22T12:00:00Z');
const DAY = 86_400;

/** A date in a header, in seconds from noon on. */
function httpDate(seconds: number): string {
  return new Date(NOON + seconds * 1000).toUTCString();
}

describe('readRetryAfter', () => {
  function pauseOf(
    value: string,
    { status = 429, ...more }: { status?: number; Date?: string } = {}
  ): number | null {
    const headers = new Headers({ 'Retry-After': value, ...more });
    return readRetryAfter(status, headers, NOON);
  }

  it.each([429, 503])('reads seconds, with %i', status => {
    expect(pauseOf('1', { status })).toBe(1);
    expect(pauseOf(String(DAY), { status })).toBe(DAY);
  });

  it.each([
    [30, httpDate(0)],
    // The server's clock is a day ahead.
    [DAY + 30, httpDate(DAY)],
    [30, 'noon'],
    [30, undefined]
  ])('reads a date, %i seconds from noon, at %j', (seconds, Date) => {
    expect(pauseOf(httpDate(seconds), Date ? { Date } : {})).toBe(30);
  });

  it('ignores a pause that makes no sense', () => {
    const texts = '|0|-30|1.5|30 s|0x1e|1e3|soon|30, 60'.split('|');
    const dates = [0, -30, 365 * DAY].map(httpDate);
    for (const value of [...texts, '9'.repeat(400), `${DAY + 1}`, ...dates]) {
      expect(pauseOf(value)).toBeNull();
    }
  });

  it.each([200, 301, 403, 500, 502])('ignores it with %i', status => {
    expect(pauseOf('30', { status })).toBeNull();
  });

  it('returns nothing without the header', () => {
    expect(readRetryAfter(503, new Headers(), NOON)).toBeNull();
  });
});

describe('readClockAhead', () => {
  // The header has whole seconds, of some moment between request and response.
  it.each([
    [DAY, 0, DAY],
    [-DAY, 0, 1 - DAY],
    [0, 0.2, 0],
    [-1, 0.2, 0],
    [5, 9, 0],
    [60, 110, 0],
    [100, 40, 60],
    [-100, 40, -99]
  ])(
    'compares a Date of %i s with a response that took %d s',
    (told, took, ahead) => {
      const headers = new Headers({ Date: httpDate(told) });
      const answered = NOON + took * 1000;
      // Not -0.
      expect((readClockAhead(headers, NOON, answered) ?? NaN) + 0).toBe(ahead);
    }
  );

  it.each<Record<string, string>>([
    {},
    { Date: 'now' },
    { Date: '2026-11-22T00:00:00Z' },
    { Date: 'Sun, 06 Nov 1994 08:49:37 +0200' },
    { Date: 'Sun, 45 Nov 1994 08:49:37 GMT' },
    // From a cache.
    { Date: 'Sun, 06 Nov 1994 08:49:37 GMT', Age: '600' }
  ])('returns nothing for the headers %j', headers => {
    expect(readClockAhead(new Headers(headers), NOON, NOON)).toBeNull();
  });
});
