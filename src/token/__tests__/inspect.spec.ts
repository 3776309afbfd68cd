import { asked, onHub, standalone } from '../../rest/__tests__/connections';
import { json, page, reset, TestServer } from '../../rest/__tests__/server';
import type { Body } from '../../rest/body';
import { failed } from '../../rest/failure';
import type { Answer } from '../../rest/request';
import type { ApiToken } from '../../tokens';
import {
  inspect,
  readAbsence,
  readHubToken,
  readServerToken
} from '../inspect';
import { NO_FACTS } from '../unknown';

/**
 * A whole answer of the server.
 */
function answer(status: number, body: Body): Answer {
  return {
    type: 'response',
    status,
    milliseconds: 1,
    body,
    hubVersion: null,
    clockAhead: null,
    retryAfter: null
  };
}

const JSON_BODY: Body = { type: 'json', value: {} };
const HTML: Body = { type: 'html' };

describe('readServerToken', () => {
  it.each([
    [answer(200, JSON_BODY), { state: 'works' }],
    [answer(401, JSON_BODY), { state: 'refused' }],
    [answer(403, JSON_BODY), { state: 'refused' }],
    [answer(200, HTML), { failure: failed('html', 200) }],
    [answer(200, { type: 'malformed' }), { failure: failed('malformed', 200) }],
    [answer(200, { type: 'empty' }), { failure: failed('malformed', 200) }],
    [
      answer(200, { type: 'text', text: '' }),
      { failure: failed('malformed', 200) }
    ],
    [answer(204, { type: 'empty' }), { failure: failed('status', 204) }],
    [answer(404, JSON_BODY), { failure: failed('not-found', 404) }],
    [answer(502, HTML), { failure: failed('server-error', 502) }],
    [{ type: 'redirect' } as const, { failure: failed('html') }],
    [{ type: 'timeout' } as const, { failure: failed('timeout') }],
    [{ type: 'unreachable' } as const, { failure: failed('unreachable') }],
    [{ type: 'cancelled' } as const, {}]
  ])('learns from %j that %j', (given, facts) => {
    expect(readServerToken(given)).toEqual({
      ...NO_FACTS,
      kind: 'server',
      ...facts
    });
  });
});

describe('readHubToken', () => {
  const otherOrigin = { failure: failed('other-origin') };

  // What hinders the server is named first: Refresh can help there.
  it.each([
    [answer(200, JSON_BODY), { state: 'works', ...otherOrigin }],
    [answer(401, JSON_BODY), { state: 'refused', ...otherOrigin }],
    [answer(403, HTML), { state: 'refused', ...otherOrigin }],
    [answer(503, HTML), { failure: failed('server-error', 503) }],
    [answer(200, HTML), { failure: failed('html', 200) }],
    [{ type: 'redirect' } as const, { failure: failed('html') }],
    [{ type: 'timeout' } as const, { failure: failed('timeout') }],
    [{ type: 'unreachable' } as const, { failure: failed('unreachable') }],
    [{ type: 'cancelled' } as const, otherOrigin]
  ])('learns from %j that %j', (given, facts) => {
    expect(readHubToken(given)).toEqual({ ...NO_FACTS, kind: 'hub', ...facts });
  });
});

describe('readAbsence', () => {
  const unknown = { absence: 'unknown' };

  it.each([
    [answer(200, JSON_BODY), { absence: 'open' }],
    [answer(401, JSON_BODY), { absence: 'password' }],
    [answer(403, HTML), { absence: 'password' }],
    [answer(404, JSON_BODY), { ...unknown, failure: failed('not-found', 404) }],
    [answer(500, HTML), { ...unknown, failure: failed('server-error', 500) }],
    [{ type: 'redirect' } as const, { ...unknown, failure: failed('html') }],
    [{ type: 'timeout' } as const, { ...unknown, failure: failed('timeout') }],
    [
      { type: 'unreachable' } as const,
      { ...unknown, failure: failed('unreachable') }
    ],
    [{ type: 'cancelled' } as const, unknown]
  ])('learns from %j that %j', (given, facts) => {
    expect(readAbsence(given)).toEqual({ ...NO_FACTS, ...facts });
  });

  // A 200 is documented; what came with it is not.
  it.each<[Body, ApiToken.FailureKind]>([
    [HTML, 'html'],
    [{ type: 'malformed' }, 'malformed']
  ])('calls a body of %j what it is', (body, kind) => {
    expect(readAbsence(answer(200, body))).toEqual({
      ...NO_FACTS,
      ...unknown,
      failure: failed(kind, 200)
    });
  });
});

describe('inspect', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await TestServer.start();
  });
  afterAll(() => server.stop());
  beforeEach(() => server.reset());

  /** No facts but that the clock of who answered goes right. */
  const ANSWERED = { ...NO_FACTS, clockAhead: 0 };

  const VERSION = { 'X-JupyterHub-Version': '5.5.1' };
  const USER = {
    name: 'alice',
    groups: ['staff'],
    scopes: ['access:servers!server=alice/'],
    token_id: 'a7',
    session_id: '5e55'
  };

  it.each([
    ['the Hub', '/hub/api/user', () => onHub(server)],
    ['a server without a hub', '/api/status', () => standalone(server)]
  ])('learns by how much the clock of %s is ahead', async (_, url, at) => {
    // As of a server whose clock is a day behind.
    const Date = new globalThis.Date(globalThis.Date.now() - 86_400_000);
    server.on(url, json(200, USER, { Date: Date.toUTCString() }));
    const { clockAhead } = await inspect(at(), {});
    expect(clockAhead).toBeGreaterThanOrEqual(-86_401);
    expect(clockAhead).toBeLessThanOrEqual(-86_395);
  });

  it.each([
    ['the Hub', '/hub/api/user', () => onHub(server)],
    ['a server without a hub', '/api/status', () => standalone(server)]
  ])('learns how long %s asks to wait', async (_, url, at) => {
    server.on(url, json(503, {}, { 'Retry-After': '30' }));
    expect(await inspect(at(), {})).toMatchObject({
      failure: { kind: 'server-error', status: 503, retryAfter: 30 }
    });
  });

  it('asks nobody in JupyterLite', async () => {
    const host = { hub: null, isLite: true };
    const connection = { ...standalone(server), token: '', host };
    expect(await inspect(connection, {})).toEqual({
      ...NO_FACTS,
      absence: 'lite'
    });
    expect(asked(server)).toEqual([]);
  });

  it('asks a hub that gave no token only for its version', async () => {
    server.on('/hub/api/', json(200, { version: '1.5.1' }));
    const connection = { ...onHub(server), token: '' };
    expect(await inspect(connection, {})).toEqual({
      ...NO_FACTS,
      absence: 'hub',
      hubVersion: '1.5.1'
    });
    expect(asked(server)).toEqual(['/hub/api/']);
  });

  it('learns from the Hub whose the token is and what it opens', async () => {
    server.on('/hub/api/user', json(200, USER, VERSION));
    expect(await inspect(onHub(server), {})).toEqual({
      ...ANSWERED,
      kind: 'hub',
      state: 'works',
      owner: 'alice',
      groups: ['staff'],
      scopes: ['access:servers!server=alice/'],
      tokenId: 'a7',
      hubVersion: '5.5.1'
    });
    expect(asked(server)).toEqual(['/hub/api/user token secret']);
  });

  it('learns how long it lives, where the token may ask', async () => {
    const scopes = [...USER.scopes, 'read:tokens!user=alice'];
    const created = '2024-05-06T00:00:00Z';
    const entry = { id: 'a7', created, expires_at: null };
    server.on('/hub/api/user', json(200, { ...USER, scopes }, VERSION));
    server.on('/hub/api/users/alice/tokens/a7', json(200, entry));
    expect(await inspect(onHub(server), {})).toMatchObject({
      state: 'works',
      lifetime: { created: new Date('2024-05-06T00:00:00Z'), expires: null }
    });
    expect(asked(server)).toEqual([
      '/hub/api/user token secret',
      '/hub/api/users/alice/tokens/a7 token secret'
    ]);
  });

  it('learns the token’s id from the list before JupyterHub 5.0', async () => {
    const scopes = ['read:tokens!user=alice'];
    const user = { ...USER, scopes, token_id: undefined };
    const entry = {
      id: 'a7',
      expires_at: null,
      session_id: '5e55',
      oauth_client: 'Server at /user/alice/'
    };
    server.on('/hub/api/user', json(200, user, VERSION));
    server.on(
      '/hub/api/users/alice/tokens',
      json(200, { api_tokens: [entry] })
    );
    expect(await inspect(onHub(server), {})).toMatchObject({
      tokenId: 'a7',
      lifetime: { created: null, expires: null }
    });
    expect(asked(server)).toEqual([
      '/hub/api/user token secret',
      '/hub/api/users/alice/tokens token secret'
    ]);
  });

  it.each([
    ['asks for the version', json(200, { version: '5.5.1' }), '5.5.1'],
    ['does without the version', json(503, {}), null]
  ])('%s where a proxy took the header away', async (_, reply, hubVersion) => {
    server.on('/hub/api/user', json(200, USER));
    server.on('/hub/api/', reply);
    const facts = await inspect(onHub(server), {});
    expect(facts.hubVersion).toBe(hubVersion);
    expect(asked(server)).toEqual(['/hub/api/', '/hub/api/user token secret']);
  });

  it('does without a name and scopes that have another shape', async () => {
    server.on('/hub/api/user', json(200, { name: 5, scopes: 'all' }));
    expect(await inspect(onHub(server), {})).toEqual({
      ...ANSWERED,
      kind: 'hub',
      state: 'works'
    });
  });

  it.each(['\ud800', '..', '.'])(
    'asks under no name that leads elsewhere or nowhere: %j',
    async name => {
      const user = { name, scopes: ['read:tokens'], token_id: name };
      server.on('/hub/api/user', json(200, user, VERSION));
      expect(await inspect(onHub(server), {})).toMatchObject({
        state: 'works',
        owner: null,
        lifetime: null
      });
      expect(asked(server)).toEqual(['/hub/api/user token secret']);
    }
  );

  it('learns that the Hub does not know the token', async () => {
    server.on('/hub/api/user', json(403, {}, VERSION));
    expect(await inspect(onHub(server), {})).toEqual({
      ...ANSWERED,
      kind: 'hub',
      state: 'refused',
      hubVersion: '5.5.1'
    });
  });

  it.each([
    ['a failure', json(503, {}, VERSION), failed('server-error', 503)],
    ['a cut', reset, failed('unreachable')],
    ['a web page', page(200), failed('html', 200)]
  ])('says after %s why it knows no more', async (_, reply, failure) => {
    server.on('/hub/api/user', reply);
    expect(await inspect(onHub(server), {})).toMatchObject({
      kind: 'hub',
      state: 'unknown',
      failure
    });
  });

  describe('with a Hub on another origin', () => {
    const STATUS = '/user/alice/api/status';

    /**
     * Alice's server, whose Hub has another address than the page.
     */
    function onOtherOrigin() {
      const hubHost = server.url.replace('127.0.0.1', 'localhost');
      return onHub(server, { hubHost });
    }

    it.each([
      ['works', json(200, {}), 'works', failed('other-origin')],
      ['is refused', json(403, {}), 'refused', failed('other-origin')],
      [
        'meets a failure',
        json(503, {}),
        'unknown',
        failed('server-error', 503)
      ],
      ['meets a web page', page(200), 'unknown', failed('html', 200)],
      ['meets a cut', reset, 'unknown', failed('unreachable')]
    ] as const)(
      'learns from the server alone that the token %s',
      async (_, reply, state, failure) => {
        server.on(STATUS, reply);
        expect(await inspect(onOtherOrigin(), {})).toEqual({
          ...(reply === reset ? NO_FACTS : ANSWERED),
          kind: 'hub',
          state,
          failure
        });
        expect(asked(server)).toEqual([`${STATUS} token secret`]);
      }
    );

    it('asks the server with the fetch of its settings', async () => {
      server.on(STATUS, json(200, {}));
      const fetch = jest.fn(globalThis.fetch);
      await inspect({ ...onOtherOrigin(), fetch }, {});
      expect(fetch.mock.calls.map(([url]) => url)).toEqual([
        `${server.url}user/alice/api/status`
      ]);
    });

    it('asks nobody when the page has no token', async () => {
      const connection = { ...onOtherOrigin(), token: '' };
      expect(await inspect(connection, {})).toEqual({
        ...NO_FACTS,
        absence: 'hub'
      });
      expect(asked(server)).toEqual([]);
    });
  });

  it.each([
    ['a token', 'secret', 200, { kind: 'server', state: 'works' }],
    ['a token', 'secret', 403, { kind: 'server', state: 'refused' }],
    ['no token', '', 200, { absence: 'open' }],
    ['no token', '', 403, { absence: 'password' }]
  ] as const)(
    'asks a server without a hub, with %s',
    async (_, token, status, facts) => {
      server.on('/api/status', json(status, {}));
      const connection = { ...standalone(server), token };
      expect(await inspect(connection, {})).toEqual({ ...ANSWERED, ...facts });
      expect(asked(server)).toEqual([
        token ? '/api/status token secret' : '/api/status'
      ]);
    }
  );

  it.each([
    ['a hub’s token', { kind: 'hub' }, () => onHub(server)],
    ['a server’s token', { kind: 'server' }, () => standalone(server)],
    [
      'no token of a hub',
      { absence: 'hub' },
      () => ({ ...onHub(server), token: '' })
    ],
    [
      'no token of a server',
      { absence: 'unknown' },
      () => ({ ...standalone(server), token: '' })
    ]
  ] as const)(
    'calls an aborted request no failure, with %s',
    async (_, facts, connect) => {
      const signal = AbortSignal.abort();
      expect(await inspect(connect(), { signal })).toEqual({
        ...NO_FACTS,
        ...facts
      });
      expect(asked(server)).toEqual([]);
    }
  );
});
