import type { IContent, IRequestOptions } from '../request';
import { get, send, TIMEOUT_SECONDS } from '../request';
import { body, json, page, reset, TestServer } from './server';

let server: TestServer;

beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());
beforeEach(() => server.reset());

/**
 * Ask the server for `/api`.
 */
function getApi(options: Partial<IRequestOptions> = {}) {
  return get(`${server.url}api`, {
    token: 'secret',
    fetch: globalThis.fetch,
    ...options
  });
}

/**
 * Send something to the server's `/api`.
 */
function sendApi(content: IContent, options: Partial<IRequestOptions> = {}) {
  return send(`${server.url}api`, content, {
    token: 'secret',
    fetch: globalThis.fetch,
    ...options
  });
}

/**
 * A fetch from a server that is silent, with jest's clock.
 *
 * @param waiting - Gets whether the request was given up just before so many
 *   seconds, and just after them.
 */
function silentAround(
  seconds: number,
  waiting: (boolean | undefined)[]
): IRequestOptions['fetch'] {
  return (_, init) =>
    new Promise((_, reject) => {
      init?.signal?.addEventListener('abort', () => reject(new Error()));
      jest.advanceTimersByTime(seconds * 1000 - 1);
      waiting.push(init?.signal?.aborted);
      jest.advanceTimersByTime(1);
      waiting.push(init?.signal?.aborted);
    });
}

describe('get', () => {
  it('carries the token and nothing else of the person’s', async () => {
    server.on('/api', json(200, {}));
    await getApi();
    expect(server.seen).toHaveLength(1);
    const [{ method, headers, body }] = server.seen;
    expect(method).toBe('GET');
    expect(body).toBe('');
    expect(headers).not.toHaveProperty('content-type');
    expect(headers.authorization).toBe('token secret');
    expect(headers.accept).toBe('application/json');
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('referer');
  });

  it('sends no Authorization without a token', async () => {
    server.on('/api', json(200, {}));
    await getApi({ token: '' });
    expect(server.seen).toHaveLength(1);
    expect(server.seen[0].headers).not.toHaveProperty('authorization');
  });

  it('tells the browser to omit cookies, referrer, cache and redirects', async () => {
    server.on('/api', json(200, {}));
    let init: RequestInit | undefined;
    const receivers: unknown[] = [];
    await getApi({
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
    // A browser's fetch refuses to be called as somebody's method.
    expect(receivers).toEqual([null]);
  });

  it.each([
    ['JSON', json(200, [1]), 200, { type: 'json', value: [1] }],
    ['a failure’s JSON', json(403, 0), 403, { type: 'json', value: 0 }],
    ['a web page', page(200), 200, { type: 'html' }],
    [
      'JSON that breaks off',
      body(200, 'application/json', '[{"id":'),
      200,
      { type: 'malformed' }
    ],
    [
      'JSON that is empty',
      body(200, 'application/json', ''),
      200,
      { type: 'malformed' }
    ],
    ['nothing', body(204, '', ''), 204, { type: 'empty' }],
    ['text', body(200, 'text/plain', 'up'), 200, { type: 'text', text: 'up' }],
    ['text of no type', body(500, '', 'x'), 500, { type: 'text', text: 'x' }]
  ])('understands %s', async (_, reply, status, content) => {
    server.on('/api', reply);
    expect(await getApi()).toEqual({
      type: 'response',
      status,
      milliseconds: expect.any(Number),
      body: content,
      hubVersion: null,
      clockAhead: 0,
      retryAfterSeconds: null
    });
  });

  it('tells the time until the whole answer was there', async () => {
    server.on('/api', json(200, {}));
    const start = performance.now();
    const answer = await getApi();
    const whole = performance.now() - start;
    expect(answer).toHaveProperty('milliseconds', expect.any(Number));
    if (answer.type === 'response') {
      expect(answer.milliseconds).toBeGreaterThan(0);
      expect(answer.milliseconds).toBeLessThanOrEqual(whole);
    }
  });

  it('hears from which version of JupyterHub the answer is', async () => {
    server.on('/api', json(403, {}, { 'X-JupyterHub-Version': '5.5.1' }));
    expect(await getApi()).toHaveProperty('hubVersion', '5.5.1');
  });

  it('says that a server that cuts the connection is unreachable', async () => {
    server.on('/api', reset);
    expect(await getApi()).toEqual({ type: 'unreachable' });
  });

  it('says so too when the answer breaks off', async () => {
    server.on('/api', (_, response) => {
      response.writeHead(200, { 'Content-Length': 100 });
      response.write('[', () => response.destroy());
    });
    expect(await getApi()).toEqual({ type: 'unreachable' });
  });

  it('says so too when nobody listens', async () => {
    const gone = await TestServer.start();
    const { url } = gone;
    await gone.stop();
    const options = { token: 'secret', fetch: globalThis.fetch };
    expect(await get(url, options)).toEqual({ type: 'unreachable' });
  });

  it('sends nothing when it was given up before', async () => {
    const signal = AbortSignal.abort();
    expect(await getApi({ signal })).toEqual({ type: 'cancelled' });
    expect(server.seen).toHaveLength(0);
  });

  it('stops when it is given up before the answer', async () => {
    const abort = new AbortController();
    server.on('/api', () => abort.abort());
    const { signal } = abort;
    expect(await getApi({ signal })).toEqual({ type: 'cancelled' });
  });

  it('stops when it is given up in the middle of the answer', async () => {
    server.on('/api', (_, response) => {
      response.writeHead(200, { 'Content-Length': 100 });
      response.write('[');
    });
    const abort = new AbortController();
    const answer = await getApi({
      signal: abort.signal,
      fetch: async (...request) => {
        const response = await globalThis.fetch(...request);
        abort.abort();
        return response;
      }
    });
    expect(answer).toEqual({ type: 'cancelled' });
  });

  it('leaves nothing on the caller’s signal', async () => {
    server.on('/api', json(200, {}));
    const { signal } = new AbortController();
    const added = jest.spyOn(signal, 'addEventListener');
    const removed = jest.spyOn(signal, 'removeEventListener');
    await getApi({ signal });
    expect(added).toHaveBeenCalledTimes(1);
    expect(removed.mock.calls).toEqual(added.mock.calls);
  });

  describe('when the time is over', () => {
    beforeEach(() => {
      jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
    });
    afterEach(() => {
      jest.useRealTimers();
    });

    it('gives a silent server up, and not before', async () => {
      const waiting: (boolean | undefined)[] = [];
      let signal: AbortSignal | null | undefined;
      server.on('/api', () => {
        jest.advanceTimersByTime(TIMEOUT_SECONDS * 1000 - 1);
        waiting.push(signal?.aborted);
        jest.advanceTimersByTime(1);
        waiting.push(signal?.aborted);
      });
      const answer = await getApi({
        fetch: (...request) => {
          signal = request[1]?.signal;
          return globalThis.fetch(...request);
        }
      });
      expect(answer).toEqual({ type: 'timeout' });
      expect(waiting).toEqual([false, true]);
    });

    it('waits as long as it was told to, and no longer', async () => {
      const waiting: (boolean | undefined)[] = [];
      const answer = await getApi({
        timeoutSeconds: 120,
        fetch: silentAround(120, waiting)
      });
      expect(answer).toEqual({ type: 'timeout' });
      expect(waiting).toEqual([false, true]);
    });

    it('gives up so too what it sends', async () => {
      const waiting: (boolean | undefined)[] = [];
      const fetch = silentAround(TIMEOUT_SECONDS, waiting);
      const answer = await sendApi({ method: 'DELETE' }, { fetch });
      expect(answer).toEqual({ type: 'timeout' });
      expect(waiting).toEqual([false, true]);
    });

    it('leaves no timer behind an answer', async () => {
      await getApi({ fetch: async () => new Response('{}') });
      expect(jest.getTimerCount()).toBe(0);
    });
  });
});

describe('send', () => {
  const BODY = { note: 'ünï “%1”', scopes: ['a!b=c/'], expires_in: 3600 };

  it('posts JSON', async () => {
    server.on('/api', json(201, { id: 'a7' }));
    expect(await sendApi({ method: 'POST', body: BODY })).toMatchObject({
      type: 'response',
      status: 201,
      body: { type: 'json', value: { id: 'a7' } }
    });
    expect(server.seen).toHaveLength(1);
    const [{ method, headers, body }] = server.seen;
    expect(method).toBe('POST');
    expect(headers['content-type']).toBe('application/json');
    expect(headers.accept).toBe('application/json');
    expect(JSON.parse(body)).toEqual(BODY);
  });

  it.each([null, false, 0, ''])('posts %j too', async value => {
    await sendApi({ method: 'POST', body: value });
    const [{ headers, body }] = server.seen;
    expect(headers['content-type']).toBe('application/json');
    expect(JSON.parse(body)).toBe(value);
  });

  it('deletes with nothing in the request', async () => {
    server.on('/api', body(204, 'text/plain', ''));
    expect(await sendApi({ method: 'DELETE' })).toMatchObject({
      type: 'response',
      status: 204
    });
    expect(server.seen).toHaveLength(1);
    const [{ method, headers, body: sent }] = server.seen;
    expect(method).toBe('DELETE');
    expect(headers).not.toHaveProperty('content-type');
    expect(sent).toBe('');
  });

  it.each<IContent>([{ method: 'POST', body: BODY }, { method: 'DELETE' }])(
    'carries the token and nothing else of the person’s: %j',
    async content => {
      const inits: (RequestInit | undefined)[] = [];
      await sendApi(content, {
        fetch: (...request) => {
          inits.push(request[1]);
          return globalThis.fetch(...request);
        }
      });
      expect(server.seen).toHaveLength(1);
      const [{ headers }] = server.seen;
      expect(headers.authorization).toBe('token secret');
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('referer');
      expect(inits).toMatchObject([
        {
          cache: 'no-store',
          credentials: 'omit',
          redirect: 'manual',
          referrerPolicy: 'no-referrer'
        }
      ]);
    }
  );

  it('sends no Authorization without a token', async () => {
    await sendApi({ method: 'DELETE' }, { token: '' });
    expect(server.seen).toHaveLength(1);
    expect(server.seen[0].headers).not.toHaveProperty('authorization');
  });

  it.each<IContent>([{ method: 'POST', body: BODY }, { method: 'DELETE' }])(
    'goes nowhere else when it is sent elsewhere: %j',
    async content => {
      server.on('/api', (_, response) => {
        response.writeHead(307, { Location: '/elsewhere' }).end();
      });
      expect(await sendApi(content)).toEqual({ type: 'redirect' });
      expect(server.seen.map(({ url }) => url)).toEqual(['/api']);
    }
  );

  it('says that a server that cuts the connection is unreachable', async () => {
    server.on('/api', reset);
    const answer = await sendApi({ method: 'POST', body: BODY });
    expect(answer).toEqual({ type: 'unreachable' });
  });

  it('sends nothing when it was given up before', async () => {
    const signal = AbortSignal.abort();
    const answer = await sendApi({ method: 'POST', body: BODY }, { signal });
    expect(answer).toEqual({ type: 'cancelled' });
    expect(server.seen).toHaveLength(0);
  });
});
