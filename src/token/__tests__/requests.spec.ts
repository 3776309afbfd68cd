import { asked, onHub, standalone } from '../../rest/__tests__/connections';
import { USER } from '../../rest/__tests__/entries';
import {
  body,
  json,
  page,
  reset,
  useTestServer
} from '../../rest/__tests__/server';
import type { IConnection } from '../../rest/host';
import { check, inspect } from '../requests';

const server = useTestServer();

/** Alice's server, whose Hub has another origin than the page. */
const onOtherOrigin = (settings = {}) =>
  onHub(
    server,
    { hubHost: server.url.replace('127.0.0.1', 'localhost') },
    settings
  );

const FORBIDDEN = { message: 'Forbidden', reason: null };
const VERSION = { 'X-JupyterHub-Version': '5.5.1' };

it.each([
  ['the Hub', '/hub/api/user', () => onHub(server)],
  ['a server without a hub', '/api/status', () => standalone(server)]
])('reads how long to wait from the headers of %s', async (_, url, connect) => {
  server.on(url, json(503, { message: 'Busy' }, { 'Retry-After': '30' }));
  expect((await inspect(connect(), {})).failure).toEqual({
    kind: 'server-error',
    status: 503,
    message: 'Busy',
    retryAfterSeconds: 30
  });
});

describe('without a token', () => {
  const none = { token: '' };
  const host = { hub: null, isLite: true };

  it.each<[string, () => IConnection, object, string[]]>([
    [
      'nothing in JupyterLite',
      () => ({ ...standalone(server, none), host }),
      { absence: 'lite' },
      []
    ],
    [
      'a Hub for its version only',
      () => onHub(server, {}, none),
      { absence: 'hub', hubVersion: '1.5.1' },
      ['/hub/api/']
    ],
    [
      'nothing of a Hub on another origin',
      () => onOtherOrigin(none),
      { absence: 'hub' },
      []
    ]
  ])('asks %s', async (_, connect, facts, urls) => {
    server.on('/hub/api/', json(200, { version: '1.5.1' }));
    expect(await inspect(connect(), {})).toEqual({ state: 'none', ...facts });
    expect(asked(server)).toEqual(urls);
  });

  it.each([
    [json(200, {}), 'open', undefined],
    [json(403, FORBIDDEN), 'sign-in', undefined],
    [json(401, {}), 'blocked', 'blocked'],
    [page(404), 'blocked', 'blocked'],
    // A 200 is documented; a page with it is not.
    [page(200), 'unknown', 'html'],
    [reset, 'unknown', 'unreachable']
  ])(
    'asks a server without a hub why there is none (%#)',
    async (reply, absence, failure) => {
      server.on('/api/status', reply);
      const connection = standalone(server, { token: '' });
      const facts = await inspect(connection, {});
      expect(facts).toMatchObject({ state: 'none', absence });
      expect(facts.failure?.kind).toBe(failure);
      expect(new Set(asked(server))).toEqual(new Set(['/api/status']));
    }
  );
});

describe('from the Hub', () => {
  it('reads the token’s owner and permissions', async () => {
    server.on('/hub/api/user', json(200, USER, VERSION));
    expect(await inspect(onHub(server), {})).toEqual({
      state: 'works',
      owner: 'alice',
      groups: ['staff'],
      scopes: ['access:servers!server=alice/'],
      endsWithSession: true,
      tokenId: 'a7',
      hubVersion: '5.5.1',
      clockAheadSeconds: 0
    });
    expect(asked(server)).toEqual(['/hub/api/user token secret']);
  });

  it.each([
    [{ session_id: null }, false],
    [{ session_id: undefined }, undefined]
  ])('reads whether it ends with the session: %j', async (changes, ends) => {
    server.on('/hub/api/user', json(200, { ...USER, ...changes }, VERSION));
    expect((await inspect(onHub(server), {})).endsWithSession).toBe(ends);
  });

  // Before JupyterHub 5.0 the Hub does not tell the id.
  it.each([
    ['a7', '/hub/api/users/alice/tokens/a7'],
    [undefined, '/hub/api/users/alice/tokens']
  ])('reads the lifetime, where the token has the id %s', async (id, url) => {
    const scopes = ['read:tokens!user=alice'];
    const created = '2024-05-06T00:00:00Z';
    const entry = {
      id: 'a7',
      created,
      expires_at: null,
      session_id: '5e55',
      oauth_client: 'Server at /user/alice/'
    };
    const user = { ...USER, scopes, token_id: id };
    server.on('/hub/api/user', json(200, user, VERSION));
    server.on(url, json(200, { ...entry, api_tokens: [entry] }));
    expect(await inspect(onHub(server), {})).toMatchObject({
      tokenId: 'a7',
      lifetime: { created: new Date(created), expires: null }
    });
  });

  it.each([
    ['asks for the version', json(200, { version: '5.5.1' }), '5.5.1'],
    ['does without the version', json(503, {}), undefined]
  ])('%s where a proxy removed the header', async (_, reply, hubVersion) => {
    server.on('/hub/api/user', json(200, USER));
    server.on('/hub/api/', reply);
    expect((await inspect(onHub(server), {})).hubVersion).toBe(hubVersion);
    expect(asked(server)).toEqual(['/hub/api/', '/hub/api/user token secret']);
  });

  it.each([
    { name: 5, scopes: 'all' },
    // Names that lead elsewhere in a path, or nowhere.
    ...['\ud800', '..', '.'].map(name => ({
      name,
      scopes: ['read:tokens'],
      token_id: name
    }))
  ])('asks for no tokens of the user %j', async user => {
    server.on('/hub/api/user', json(200, user, VERSION));
    const { lifetime, owner, state } = await inspect(onHub(server), {});
    expect([state, owner, lifetime]).toEqual(['works', undefined, undefined]);
    expect(asked(server)).toEqual(['/hub/api/user token secret']);
  });

  it.each([
    [json(403, {}, VERSION), 'refused', undefined],
    [json(500, {}, VERSION), 'unknown', 'server-error'],
    [page(200), 'unknown', 'blocked'],
    [reset, 'unknown', 'unreachable']
  ])('reports why less is known (%#)', async (reply, state, failure) => {
    server.on('/hub/api/user', reply);
    server.on('/user/alice/api/status', reset);
    const facts = await inspect(onHub(server), {});
    expect(facts.state).toBe(state);
    expect(facts.failure?.kind).toBe(failure);
  });
});

describe('from the server', () => {
  const STATUS = '/user/alice/api/status';

  // A failure of the server comes first: Refresh can help there.
  it.each([
    [json(200, {}), 'works', undefined],
    [json(403, FORBIDDEN), 'refused', undefined],
    [reset, 'unknown', 'unreachable']
  ])(
    'reads the state, also for a Hub on another origin (%#)',
    async (reply, state, failure) => {
      server.on(STATUS, reply);
      server.on('/api/status', reply);
      const alone = await inspect(standalone(server), {});
      const other = await inspect(onOtherOrigin(), {});
      expect([alone.state, other.state]).toEqual([state, state]);
      expect(alone.failure?.kind).toBe(failure);
      expect(other.failure?.kind).toBe(failure ?? 'other-origin');
      expect(asked(server)).toEqual(
        expect.arrayContaining([
          '/api/status token secret',
          `${STATUS} token secret`
        ])
      );
    }
  );
});

it.each([
  ['a hub', { state: 'unknown' }, () => onHub(server)],
  ['a server', { state: 'unknown' }, () => standalone(server)],
  [
    'a hub without a token',
    { state: 'none', absence: 'hub' },
    () => onHub(server, {}, { token: '' })
  ],
  [
    'a server without a token',
    { state: 'none', absence: 'unknown' },
    () => standalone(server, { token: '' })
  ]
])('is no failure when aborted, on %s', async (_, facts, connect) => {
  const signal = AbortSignal.abort();
  expect(await inspect(connect(), { signal })).toEqual(facts);
  expect(asked(server)).toEqual([]);
});

describe('check', () => {
  const SESSIONS = '/api/sessions';
  const ALICES_SESSIONS = '/user/alice/api/sessions';
  const known = json(200, { name: 'alice', scopes: [] }, VERSION);
  const forbidden = json(403, { message: 'Forbidden' }, VERSION);

  it('returns the response of a server without a hub', async () => {
    server.on(SESSIONS, json(200, [{ id: '1f0a' }]));
    expect(await check(standalone(server), SESSIONS, {})).toEqual({
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
  });

  it.each([
    ['ok', 'knows', json(200, []), known],
    ['stale', 'rejects', json(200, []), forbidden],
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
      if (++waiting === 2) {
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
