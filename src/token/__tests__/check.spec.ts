import { asked, onHub, standalone } from '../../rest/__tests__/connections';
import {
  body,
  json,
  page,
  reset,
  useTestServer
} from '../../rest/__tests__/server';
import { check } from '../check';

describe('check', () => {
  const server = useTestServer();

  const SESSIONS = '/api/sessions';
  const ALICES_SESSIONS = '/user/alice/api/sessions';
  const VERSION = { 'X-JupyterHub-Version': '6.1.1' };
  const known = json(200, { name: 'alice', scopes: [] }, VERSION);
  const forbidden = json(403, { message: 'Forbidden' }, VERSION);

  it('returns the response of a server without a hub', async () => {
    server.on(SESSIONS, json(200, [{ id: '1f0a' }]));
    const fetch = jest.fn(globalThis.fetch);
    expect(await check(standalone(server, { fetch }), SESSIONS, {})).toEqual({
      path: SESSIONS,
      outcome: 'ok',
      response: {
        status: 200,
        milliseconds: expect.any(Number),
        data: [{ id: '1f0a' }],
        message: '',
        clockAheadSeconds: 0
      }
    });
    expect(asked(server)).toEqual(['/api/sessions token secret']);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['ok', 'knows', json(200, []), known],
    ['stale', 'rejects', json(200, []), forbidden],
    ['ok', 'silent', json(200, []), reset],
    ['not-running', 'knows', page(424, VERSION), known],
    ['unreachable', 'silent', reset, reset]
  ])(
    'calls a test %s when the Hub %s the token',
    async (outcome, hub, reply, word) => {
      server.on(ALICES_SESSIONS, reply);
      server.on('/hub/api/user', word);
      expect(await check(onHub(server), SESSIONS, {})).toMatchObject({
        outcome,
        hub
      });
      expect(asked(server).slice(0, 2)).toEqual([
        '/hub/api/user token secret',
        '/user/alice/api/sessions token secret'
      ]);
    }
  );

  it.each([
    ['JSON', json(200, { a: 1 }), { data: { a: 1 }, message: '' }],
    ['text', body(200, 'text/plain', 'up'), { data: 'up' }],
    ['a web page', page(200), {}],
    [
      'a failure’s message',
      json(500, { message: 'No disk' }),
      { data: { message: 'No disk' }, message: 'No disk' }
    ],
    ['nothing', body(204, 'application/json', ''), { omitted: 'empty' }],
    [
      'too much',
      body(200, 'text/plain', '', { 'Content-Length': '50000000' }),
      { omitted: 'too-large' }
    ]
  ])('returns the content of %s', async (_, reply, content) => {
    server.on(SESSIONS, reply);
    const { response } = await check(standalone(server), SESSIONS, {});
    const { data, message, omitted } = response!;
    expect({ data, message, omitted }).toEqual(content);
  });

  it('returns the pause and the server’s clock', async () => {
    const Date = new globalThis.Date(globalThis.Date.now() + 86_400_000);
    const headers = { 'Retry-After': '30', Date: Date.toUTCString() };
    server.on(SESSIONS, json(429, {}, headers));
    const { response } = await check(standalone(server), SESSIONS, {});
    expect(response?.retryAfterSeconds).toBe(30);
    expect(response?.clockAheadSeconds).toBeGreaterThanOrEqual(86_395);
    expect(response?.clockAheadSeconds).toBeLessThanOrEqual(86_401);
  });

  it.each([
    [
      'a path that leads out of the server',
      '//evil.example/api',
      () => onHub(server),
      { outcome: 'outside', refusal: 'absolute' }
    ],
    [
      'a hub that gave the page no token',
      SESSIONS,
      () => onHub(server, {}, { token: '' }),
      { outcome: 'no-token' }
    ],
    [
      'JupyterLite',
      SESSIONS,
      () => ({ ...standalone(server), host: { hub: null, isLite: true } }),
      { outcome: 'no-token' }
    ]
  ])('sends nothing for %s', async (_, path, connect, result) => {
    expect(await check(connect(), path, {})).toEqual({ path, ...result });
    expect(asked(server)).toEqual([]);
  });

  it('sends no token to a server that uses none', async () => {
    server.on(SESSIONS, json(200, []));
    const connection = standalone(server, { token: '' });
    expect((await check(connection, SESSIONS, {})).outcome).toBe('ok');
    expect(asked(server)).toEqual(['/api/sessions']);
  });

  it('aborts both requests', async () => {
    const abort = new AbortController();
    let waiting = 0;
    const abortAtBoth = () => {
      waiting += 1;
      if (waiting === 2) {
        abort.abort();
      }
    };
    server.on(ALICES_SESSIONS, abortAtBoth);
    server.on('/hub/api/user', abortAtBoth);
    expect(await check(onHub(server), SESSIONS, abort)).toEqual({
      path: SESSIONS,
      outcome: 'cancelled'
    });
  });
});
