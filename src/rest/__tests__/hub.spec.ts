import type { RequestListener } from 'http';

import * as fc from 'fast-check';

import { HUB_5, hubOf } from '../../token/__tests__/pages';
import type { FailureKind } from '../failure';
import { failed } from '../failure';
import type { HubResult, IHubConnection, INewToken } from '../hub';
import {
  createToken,
  fetchToken,
  fetchUser,
  fetchVersion,
  listTokens,
  revokeToken
} from '../hub';
import { ENTRY, READ_ENTRY, USER } from './entries';
import { FAULTS } from './faults';
import { body, json, page, reset, useTestServer } from './server';

/** The page's token, in a form that is found wherever it turns up. */
const TOKEN = 'page-token-0123456789abcdef';

const MADE = { ...ENTRY, token: 'new-token-fedcba' };

const REVOKED = { id: 'a8', created: READ_ENTRY.created };

const ORDER: INewToken = {
  note: 'nightly job',
  scopes: ['access:servers!server=alice/'],
  expiresIn: 3600
};

/**
 * The requests, with what the Hub answers when it does what is asked. The Hub
 * knows the token that `revokeToken` asks for first.
 */
const REQUESTS: readonly {
  readonly name: string;
  readonly url: string;
  readonly good: readonly [number, unknown];
  readonly make: (
    connection: IHubConnection,
    signal?: AbortSignal
  ) => Promise<HubResult<unknown, FailureKind>>;
}[] = [
  {
    name: 'fetchUser',
    url: 'GET /hub/api/user',
    good: [200, USER],
    make: (connection, signal) => fetchUser(connection, signal)
  },
  {
    name: 'listTokens',
    url: 'GET /hub/api/users/alice/tokens',
    good: [200, { api_tokens: [ENTRY] }],
    make: (connection, signal) => listTokens(connection, 'alice', signal)
  },
  {
    name: 'fetchToken',
    url: 'GET /hub/api/users/alice/tokens/a8',
    good: [200, ENTRY],
    make: (connection, signal) => fetchToken(connection, 'alice', 'a8', signal)
  },
  {
    name: 'createToken',
    url: 'POST /hub/api/users/alice/tokens',
    good: [201, MADE],
    make: (connection, signal) =>
      createToken(connection, 'alice', ORDER, signal)
  },
  {
    name: 'revokeToken',
    url: 'DELETE /hub/api/users/alice/tokens/a8',
    good: [204, ''],
    make: connection => revokeToken(connection, 'alice', REVOKED)
  }
];

const [ASK, LIST, FETCH, MAKE, REVOKE] = REQUESTS;

const VERSION = { 'X-JupyterHub-Version': '5.5.1' };

/** The Hub's, by which its responses are known where a proxy removes others. */
const POLICY = {
  'Content-Security-Policy':
    "frame-ancestors 'self'; report-uri /hub/security/csp-report"
};

const server = useTestServer();

beforeEach(() => {
  server.headers = POLICY;
  server.on(FETCH.url, json(200, ENTRY));
});

/** A connection to the Hub that the server plays, at `/hub/`. */
function connect(): IHubConnection {
  const { origin } = new URL(server.url);
  return { token: TOKEN, hub: hubOf(HUB_5, { origin }) };
}

/**
 * Play a browser whose requests all end so.
 *
 * @param url - Of these requests alone; others get the token that they ask for.
 */
function useFetch(
  fetch: typeof globalThis.fetch,
  url?: string
): jest.SpyInstance {
  return jest
    .spyOn(globalThis, 'fetch')
    .mockImplementation((input, init) =>
      url === undefined || url.startsWith(`${init?.method} `)
        ? fetch(input, init)
        : Promise.resolve(Response.json(ENTRY))
    );
}

function failure(
  kind: FailureKind,
  status: number | null = null,
  message = ''
): object {
  return {
    done: false,
    failure: failed(kind, status, message),
    hubVersion: null,
    clockAheadSeconds: status === null ? null : 0
  };
}

function asked(): string[] {
  return server.seen.map(({ method, url }) => `${method} ${url}`);
}

/** A clock that only faults advance. */
function useFakeClock(): void {
  beforeEach(() => {
    jest.useFakeTimers({
      doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate']
    });
  });
  afterEach(() => {
    jest.useRealTimers();
  });
}

describe.each(REQUESTS)('$name', ({ url, good, make }) => {
  const urls = url === REVOKE.url ? [FETCH.url, url] : [url];

  it('sends one request to its URL, with the token in one header', async () => {
    await make(connect());
    expect(asked()).toEqual(urls);
    for (const seen of server.seen) {
      expect(seen.headers.authorization).toBe(`token ${TOKEN}`);
      expect(seen.headers).not.toHaveProperty('cookie');
      expect(JSON.stringify(seen).split(TOKEN)).toHaveLength(2);
    }
  });

  it('is not sent to a Hub on another origin', async () => {
    const { origin } = new URL(server.url);
    const hubHost = origin.replace('127.0.0.1', 'localhost');
    const hub = hubOf({ ...HUB_5, hubHost }, { origin });
    expect(await make({ token: TOKEN, hub })).toEqual(failure('other-origin'));
    expect(asked()).toEqual([]);
  });

  it.each([
    [true, good],
    [false, [503, { message: 'Not “%1” <b>' }] as const]
  ])('returns success, version and clock: %s', async (done, reply) => {
    server.on(url, json(...reply, VERSION));
    const result = await make(connect());
    expect(result).toMatchObject({
      done,
      hubVersion: '5.5.1',
      clockAheadSeconds: 0
    });
    expect(result.done || result.failure.message).toBe(done || 'Not “%1” <b>');
  });

  it('never throws nor reveals the token, for any response', async () => {
    const replies = fc.record({
      status: fc.oneof(
        fc.constantFrom(200, 201, 204, 401, 403, 404),
        fc.integer({ min: 200, max: 599 })
      ),
      type: fc.constantFrom('application/json', 'text/html', 'text/plain', ''),
      text: fc.oneof(
        fc.json(),
        fc.string(),
        fc.constant(JSON.stringify(good[1]))
      )
    });
    await fc.assert(
      fc.asyncProperty(replies, async ({ status, type, text }) => {
        useFetch(
          async () =>
            new Response([204, 205, 304].includes(status) ? null : text, {
              status,
              headers: type ? { 'Content-Type': type } : {}
            }),
          url
        );
        const result = await make(connect());
        expect(typeof result.done).toBe('boolean');
        expect(result.done || result.failure.status).toBe(
          result.done || status
        );
        expect(JSON.stringify(result)).not.toContain(TOKEN);
      }),
      { numRuns: 500 }
    );
  });
});

// Anything could say these.
it.each<[RequestListener, FailureKind]>([
  [page(200), 'blocked'],
  [json(403, { message: 'Forbidden' }), 'blocked'],
  [page(404), 'blocked'],
  [json(429, {}), 'too-many'],
  [page(502), 'server-error'],
  [json(200, []), 'malformed']
])('does not take a gateway for the Hub, %#', async (reply, kind) => {
  server.headers = {};
  server.on(ASK.url, reply);
  expect(await fetchUser(connect())).toMatchObject({ failure: { kind } });
});

describe('a failure', () => {
  useFakeClock();

  it.each(Object.entries(FAULTS))(
    'is recognized: %s',
    async (fault, [reply, kind]) => {
      if (reply) {
        server.on(LIST.url, reply);
      } else {
        useFetch(() => Promise.reject(new TypeError('Failed to fetch')));
      }
      expect(await LIST.make(connect())).toMatchObject({
        failure: {
          kind,
          retryAfterSeconds: fault.includes('pause') ? 30 : null
        }
      });
    }
  );

  it.each([
    // Every token that the Hub knows may make this request.
    ['401', ASK, 'rejected'],
    ['403', ASK, 'rejected'],
    ['half a JSON', MAKE, 'status'],
    ['50 MB of JSON', MAKE, 'status'],
    ['half a JSON', REVOKE, 'status'],
    ['302 in a loop', REVOKE, 'blocked'],
    ['a cut', REVOKE, 'unreachable'],
    ['404, a web page', REVOKE, 'html']
  ] as const)('is a request’s own: %s, %j', async (fault, request, kind) => {
    server.on(request.url, FAULTS[fault][0]!);
    expect(await request.make(connect())).toMatchObject({ failure: { kind } });
  });
});

it.each([ASK, LIST, FETCH, MAKE])(
  '$name stops when it is aborted before the response',
  async ({ url, make }) => {
    const abort = new AbortController();
    server.on(url, () => abort.abort());
    expect(await make(connect(), abort.signal)).toEqual(failure('cancelled'));
  }
);

// What it takes to list thousands of tokens was measured.
describe.each([
  [10, ASK],
  [120, LIST]
])('after %i seconds', (seconds, { make }) => {
  useFakeClock();

  it('$name times out without a response', async () => {
    const waiting: (boolean | undefined)[] = [];
    useFetch(
      () =>
        new Promise(() => {
          const { signal } = jest.mocked(globalThis.fetch).mock.calls[0][1]!;
          jest.advanceTimersByTime(seconds * 1000 - 1);
          waiting.push(signal?.aborted);
          jest.advanceTimersByTime(1);
          waiting.push(signal?.aborted);
        })
    );
    expect(await make(connect())).toEqual(failure('timeout'));
    expect(waiting).toEqual([false, true]);
  });
});

describe('fetchVersion', () => {
  const HEADER = { 'X-JupyterHub-Version': '2.0.2' };

  it.each([
    ['its word', json(200, { version: '5.5.1' }), '5.5.1'],
    ['the header of a refusal', json(403, {}, HEADER), '2.0.2'],
    ['nothing in a word of another type', json(200, { version: 5 }), null],
    ['nothing when it cuts the connection', reset, null]
  ])('reads it, with no token, from %s', async (_, reply, version) => {
    server.on('/hub/api/', reply);
    expect(await fetchVersion(connect().hub)).toBe(version);
    expect(asked()).toEqual(['GET /hub/api/']);
    expect(server.seen[0].headers).not.toHaveProperty('authorization');
  });
});

// The user would read that there are no tokens.
it.each([undefined, null, {}, 'a7'])(
  'listTokens does not read %j as an empty list',
  async api_tokens => {
    server.on(LIST.url, json(200, { api_tokens }));
    expect(await listTokens(connect(), 'alice')).toEqual(
      failure('malformed', 200)
    );
  }
);

describe('createToken', () => {
  it('sends note, scopes and lifetime, and returns the new token', async () => {
    server.on(MAKE.url, json(201, MADE));
    expect(await createToken(connect(), 'alice', ORDER)).toEqual({
      done: true,
      value: { value: 'new-token-fedcba', token: READ_ENTRY },
      hubVersion: null,
      clockAheadSeconds: 0
    });
    // Without one of them a token has more permissions, or never expires.
    expect(JSON.parse(server.seen[0].body)).toEqual({
      note: ORDER.note,
      scopes: ORDER.scopes,
      expires_in: ORDER.expiresIn
    });
  });

  it.each([
    ['no token', { ...MADE, token: undefined }],
    ['an empty token', { ...MADE, token: '' }],
    ['no id', { ...MADE, id: undefined }],
    ['an id that leads elsewhere', { ...MADE, id: '..' }]
  ])('rejects a response with %s', async (_, value) => {
    server.on(MAKE.url, json(201, value));
    expect(await createToken(connect(), 'alice', ORDER)).toEqual(
      failure('malformed', 201)
    );
  });

  const SERVER = 'access:servers!server=alice/';
  const NAME = 'read:users:name!user=alice';
  const CONTROL = ['access:servers!user=alice', 'servers!user=alice'];

  it.each<[string, object, (readonly string[])?]>([
    ['exactly as ordered', {}],
    ['no scopes', { scopes: [] }],
    [
      'the scopes about its owner too',
      { scopes: [SERVER, NAME, 'read:users:groups!user=alice'] }
    ],
    [
      'the scopes that control of servers implies too',
      {
        scopes: [
          ...CONTROL,
          'read:servers!user=alice',
          'start:servers!user=alice',
          'delete:servers!user=alice',
          NAME
        ]
      },
      CONTROL
    ],
    ['an earlier expiry', { expires_at: '2024-05-06T07:18:09Z' }],
    ['an expiry 5 seconds later', { expires_at: '2024-05-06T08:08:14Z' }]
  ])('keeps a token with %s', async (_, changes, scopes = ORDER.scopes) => {
    server.on(MAKE.url, json(201, { ...MADE, ...changes }));
    const order = { ...ORDER, scopes };
    expect(await createToken(connect(), 'alice', order)).toMatchObject({
      done: true,
      value: { value: MADE.token }
    });
    expect(asked()).toEqual([MAKE.url]);
  });

  it.each<[string, object]>([
    ['no word of scopes, as JupyterHub 2.3.1', { scopes: undefined }],
    ['scopes that are no list', { scopes: SERVER }],
    ['everything', { scopes: ['inherit'] }],
    ['all servers', { scopes: [SERVER, CONTROL[0]] }],
    ['control', { scopes: [SERVER, 'start:servers!server=alice/'] }],
    ['another server', { scopes: ['access:servers!server=alice/gpu'] }],
    ['another user’s name', { scopes: [SERVER, 'read:users:name!user=bob'] }],
    ['no expiry', { expires_at: null }],
    ['no word of an expiry', { expires_at: undefined }],
    ['an expiry that is no time', { expires_at: 'soon' }],
    ['an expiry 6 seconds later', { expires_at: '2024-05-06T08:08:15Z' }],
    ['another note', { note: 'Server at /user/alice/' }],
    ['nothing as ordered', { scopes: null, expires_at: null, note: null }]
  ])('revokes a token with %s at once', async (_, changes) => {
    server.on(MAKE.url, json(201, { ...MADE, ...changes }));
    server.on(REVOKE.url, body(204, '', ''));
    const result = await createToken(connect(), 'alice', ORDER);
    expect(result).toMatchObject({
      failure: {
        kind: 'other-token',
        message: Object.keys(changes).join(', ')
      }
    });
    expect(asked()).toEqual([MAKE.url, FETCH.url, REVOKE.url]);
    expect(JSON.stringify(result)).not.toContain(MADE.token);
  });

  const ECHO = json(500, { message: MADE.token });

  it.each([
    ['can’t look it up', {}, { [FETCH.url]: ECHO }, [FETCH.url]],
    ['can’t revoke it', {}, { [REVOKE.url]: ECHO }, [FETCH.url, REVOKE.url]],
    ['does not say when it was created', { created: null }, {}, [FETCH.url]]
  ])(
    'reports a wider token that was not revoked, without its value, when the Hub %s',
    async (_, changes, replies, urls) => {
      const wider = { ...MADE, scopes: ['inherit'], ...changes };
      server.on(MAKE.url, json(201, wider));
      for (const [url, reply] of Object.entries(replies)) {
        server.on(url, reply);
      }
      const result = await createToken(connect(), 'alice', ORDER);
      expect(result).toMatchObject({ failure: { kind: 'other-token-left' } });
      expect(asked()).toEqual([MAKE.url, ...urls]);
      expect(JSON.stringify(result)).not.toContain(MADE.token);
    }
  );
});

describe('revokeToken', () => {
  it.each([
    ['is revoked', body(204, 'text/plain', ''), true],
    // Tornado calls a body HTML where no content type is set; this has no body.
    ['is revoked, by a hub that calls nothing HTML', page(204), true],
    ['is gone by then', json(404, { message: 'Token not found' }), false]
  ])('succeeds when the token %s', async (_, reply, value) => {
    server.on(REVOKE.url, reply);
    expect(await revokeToken(connect(), 'alice', REVOKED)).toMatchObject({
      done: true,
      value
    });
  });

  describe('without a DELETE', () => {
    useFakeClock();
    afterEach(() => {
      expect(asked()).toEqual([FETCH.url]);
    });

    it.each(Object.entries(FAULTS).filter(([, [reply]]) => reply))(
      'sends none after a failed GET: %s',
      async (fault, [reply]) => {
        server.on(FETCH.url, reply!);
        const { done } = await revokeToken(connect(), 'alice', REVOKED);
        expect(done).toBe(fault === '404');
      }
    );

    it.each<[string, unknown, Date | null, boolean]>([
      ['is another’s', '2024-05-06T07:08:11Z', REVOKED.created, true],
      ['is not told', null, REVOKED.created, false],
      ['was not told in the list', ENTRY.created, null, false],
      ['was never told', undefined, null, false]
    ])('sends none if the creation time %s', async (_, now, created, done) => {
      server.on(FETCH.url, json(200, { ...ENTRY, created: now }));
      const token = { ...REVOKED, created };
      expect(await revokeToken(connect(), 'alice', token)).toMatchObject(
        done ? { value: false } : { failure: { kind: 'malformed' } }
      );
    });
  });

  it('revokes a token whose creation time was rounded by a database', async () => {
    const created = '2024-05-06T07:08:10Z';
    server.on(`GET ${REVOKE.url}`, json(200, { ...ENTRY, created }));
    await revokeToken(connect(), 'alice', REVOKED);
    expect(asked()).toHaveLength(2);
  });
});

it('encodes any name so that the Hub decodes it', async () => {
  const fetch = useFetch(async () => Response.json(ENTRY));
  const hub = hubOf({ ...HUB_5, hubPrefix: '/a%20b/hub/' });
  const names = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter(name => !/^\.{1,2}$/.test(name));
  await fc.assert(
    fc.asyncProperty(names, names, async (name, id) => {
      fetch.mockClear();
      await revokeToken({ token: TOKEN, hub }, name, { ...REVOKED, id });
      const [[address], [again], ...more] = fetch.mock.calls;
      expect([again, more]).toEqual([address, []]);
      const { pathname, search, hash } = new URL(address);
      const parts = pathname.replace('/a%20b/hub/api/users/', '').split('/');
      expect(parts.map(decodeURIComponent)).toEqual([name, 'tokens', id]);
      expect(search + hash).toBe('');
    }),
    { numRuns: 500 }
  );
});
