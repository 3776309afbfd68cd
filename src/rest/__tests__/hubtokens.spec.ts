import * as fc from 'fast-check';

import { HUB_5, hubOf } from '../../token/__tests__/pages';
import type { HubResult, IHubConnection, ITokenOrder } from '../hub';
import {
  askHolder,
  fetchToken,
  listTokens,
  makeToken,
  revokeToken
} from '../hub';
import { TIMEOUT_SECONDS } from '../request';
import { FAULTS } from './faults';
import { isSegment, withOddFields } from './oddvalues';
import { body, json, page, reset, TestServer } from './server';

/** The page's token, in a form that is found wherever it turns up. */
const TOKEN = 'page-token-0123456789abcdef';

/** What GET /user answers in JupyterHub 5. */
const USER = {
  kind: 'user',
  name: 'alice',
  groups: ['staff'],
  scopes: ['tokens!user=alice', 'read:tokens!user=alice'],
  token_id: 'a7',
  session_id: '5e55'
};

/** An entry of GET /users/alice/tokens, and what POST answers without token. */
const ENTRY = {
  kind: 'api_token',
  id: 'a8',
  scopes: ['access:servers!server=alice/'],
  created: '2024-05-06T07:08:09.000000Z',
  last_activity: null,
  expires_at: '2024-05-06T08:08:09.000000Z',
  note: 'nightly job',
  session_id: null,
  oauth_client: 'JupyterHub'
};

/** The same as it is read. */
const READ_ENTRY = {
  id: 'a8',
  app: null,
  note: 'nightly job',
  scopes: ['access:servers!server=alice/'],
  created: new Date('2024-05-06T07:08:09Z'),
  lastUsed: null,
  lifetime: {
    created: new Date('2024-05-06T07:08:09Z'),
    expires: new Date('2024-05-06T08:08:09Z')
  },
  sessionId: null
};

const MADE = { ...ENTRY, token: 'new-token-fedcba' };

/** What is revoked. */
const REVOKED = { id: 'a8', created: READ_ENTRY.created };

const ORDER: ITokenOrder = {
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
  ) => Promise<HubResult<unknown>>;
}[] = [
  {
    name: 'askHolder',
    url: 'GET /hub/api/user',
    good: [200, USER],
    make: (connection, signal) => askHolder(connection, signal)
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
    make: connection => fetchToken(connection, 'alice', 'a8')
  },
  {
    name: 'makeToken',
    url: 'POST /hub/api/users/alice/tokens',
    good: [201, MADE],
    make: connection => makeToken(connection, 'alice', ORDER)
  },
  {
    name: 'revokeToken',
    url: 'DELETE /hub/api/users/alice/tokens/a8',
    good: [204, ''],
    make: connection => revokeToken(connection, 'alice', REVOKED)
  }
];

const [ASK, LIST, FETCH, MAKE, REVOKE] = REQUESTS;

/** Names as hubs allow them, with what must stand for them in an address. */
const NAMES = [
  ['alice', 'alice'],
  ['maría josé', 'mar%C3%ADa%20jos%C3%A9'],
  ['a+b@example.org', 'a%2Bb%40example.org'],
  // A `'` may stand in an address as it is.
  ["first.o'hara", "first.o'hara"],
  ['100%', '100%25'],
  ['a/b', 'a%2Fb'],
  ['a?b#c', 'a%3Fb%23c'],
  ['日記', '%E6%97%A5%E8%A8%98']
] as const;

let server: TestServer;

beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.reset();
  server.on(FETCH.url, json(200, ENTRY));
});
afterEach(() => {
  jest.restoreAllMocks();
});

/**
 * A connection to the Hub that the server plays, at `/hub/`.
 */
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

/**
 * What comes back when the Hub did not do something.
 */
function failure(
  why: string,
  status: number | null = null,
  message = ''
): unknown {
  return { done: false, why, status, message, retryAfter: null };
}

/**
 * What the server was asked, such as `GET /path`.
 */
function asked(): string[] {
  return server.seen.map(({ method, url }) => `${method} ${url}`);
}

describe.each(REQUESTS)('$name', ({ url, good, make }) => {
  /** What is asked for, by method and path. */
  const urls = url === REVOKE.url ? [FETCH.url, url] : [url];

  it('asks once, at its address, with the token in one header alone', async () => {
    await make(connect());
    expect(asked()).toEqual(urls);
    for (const seen of server.seen) {
      expect(seen.headers.authorization).toBe(`token ${TOKEN}`);
      expect(seen.headers).not.toHaveProperty('cookie');
      expect(JSON.stringify(seen).split(TOKEN)).toHaveLength(2);
    }
  });

  it('asks the Hub where it is', async () => {
    const hub = hubOf(
      { ...HUB_5, hubPrefix: '/a%20b/hub/' },
      { origin: server.url }
    );
    const moved = urls.map(url => url.replace('/hub/', '/a%20b/hub/'));
    server.on(moved[0], json(200, ENTRY));
    await make({ token: TOKEN, hub });
    expect(asked()).toEqual(moved);
  });

  it('uses no cookies, no cache and no referrer, and follows no redirect', async () => {
    const fetch = useFetch(async () => new Response(), url);
    await make(connect());
    expect(fetch.mock.calls).toMatchObject(
      urls.map(url => [
        new URL(url.split(' ')[1], server.url).href,
        {
          cache: 'no-store',
          credentials: 'omit',
          redirect: 'manual',
          referrerPolicy: 'no-referrer'
        }
      ])
    );
  });

  it('knows when it was done', async () => {
    server.on(url, json(...good));
    expect(await make(connect())).toMatchObject({ done: true });
  });

  it.each([
    [400, 'refused'],
    [405, 'status'],
    [409, 'status'],
    [418, 'status'],
    [429, 'too-many'],
    [500, 'server-error'],
    [502, 'server-error'],
    [503, 'server-error'],
    [504, 'server-error'],
    [599, 'server-error']
  ])(
    'says after a %i why it was not done, and what the Hub said',
    async (status, why) => {
      server.on(url, json(status, { status, message: 'Not “%1” <b>' }));
      expect(await make(connect())).toEqual(
        failure(why, status, 'Not “%1” <b>')
      );
    }
  );

  it.each([
    ['nothing', body(400, '', '')],
    ['text', body(400, 'text/plain', 'no')],
    ['broken JSON', body(400, 'application/json', '{"message": "n')],
    ['no message', json(400, { reason: 'no' })],
    ['a message that is none', json(400, { message: { text: 'no' } })],
    ['a list', json(400, ['no'])]
  ])('makes up no words of the Hub’s: %s', async (_, reply) => {
    server.on(url, reply);
    expect(await make(connect())).toEqual(failure('refused', 400));
  });

  it.each([400, 401, 403, 404, 405])(
    'calls a web page what it is, with %i',
    async status => {
      server.on(url, page(status));
      expect(await make(connect())).toEqual(failure('html', status));
    }
  );

  it.each([500, 502, 503, 504])(
    'takes a proxy’s page with %i for a Hub that is down or busy',
    async status => {
      server.on(url, page(status));
      expect(await make(connect())).toEqual(failure('server-error', status));
    }
  );

  it('takes being sent elsewhere for a page that asks to sign in', async () => {
    // A browser's answer for `redirect: 'manual'`; Node.js gives the 302.
    const response = new Response();
    Object.defineProperty(response, 'type', { value: 'opaqueredirect' });
    useFetch(async () => response, url);
    expect(await make(connect())).toEqual(failure('html'));
  });

  it('says that a Hub that cuts the connection can’t be reached', async () => {
    server.on(url, reset);
    expect(await make(connect())).toEqual(failure('unreachable'));
  });

  it('says that a Hub can’t be reached to which there is no connection', async () => {
    useFetch(() => Promise.reject(new TypeError('Failed to fetch')), url);
    expect(await make(connect())).toEqual(failure('unreachable'));
  });

  // What it takes to list thousands of tokens was measured.
  it('waits for a silent Hub as long as it may need, and not for ever', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
    try {
      const seconds = make === LIST.make ? 120 : TIMEOUT_SECONDS;
      const waiting: (boolean | undefined)[] = [];
      useFetch(
        (_, init) =>
          new Promise((_, reject) => {
            const { signal } = init ?? {};
            signal?.addEventListener('abort', () => reject(signal.reason));
            jest.advanceTimersByTime(seconds * 1000 - 1);
            waiting.push(signal?.aborted);
            jest.advanceTimersByTime(1);
            waiting.push(signal?.aborted);
          }),
        url
      );
      expect(await make(connect())).toEqual(failure('timeout'));
      expect(waiting).toEqual([false, true]);
    } finally {
      jest.useRealTimers();
    }
  });

  it('never throws nor gives the token away, whatever comes back', async () => {
    const replies = fc.record({
      status: fc.oneof(
        fc.constantFrom(200, 201, 204, 401, 403, 404),
        fc.integer({ min: 200, max: 599 })
      ),
      type: fc.constantFrom('application/json', 'text/html', 'text/plain', ''),
      text: fc.oneof(
        fc.json(),
        fc.string(),
        fc.constantFrom(
          JSON.stringify(good[1]),
          JSON.stringify({ message: 'no' }),
          '<!DOCTYPE html>'
        )
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
        if (!result.done) {
          expect(result.why).not.toBe('');
          expect(result.status).toBe(status);
          expect(typeof result.message).toBe('string');
        }
        expect(JSON.stringify(result)).not.toContain(TOKEN);
      }),
      { numRuns: 500 }
    );
  });
});

describe.each([ASK, LIST])('$name', ({ url, make }) => {
  it.each([
    ['a web page', page(200), 'html'],
    ['nothing', body(200, '', ''), 'malformed'],
    ['text', body(200, 'text/plain', '{}'), 'malformed'],
    ['broken JSON', body(200, 'application/json', '{"name'), 'malformed'],
    ['null', json(200, null), 'malformed'],
    ['a list', json(200, [USER, ENTRY]), 'malformed'],
    ['a word', json(200, 'alice'), 'malformed']
  ])('takes %s for no facts', async (_, reply, why) => {
    server.on(url, reply);
    expect(await make(connect())).toEqual(failure(why, 200));
  });

  it('sends nothing when it was given up before', async () => {
    expect(await make(connect(), AbortSignal.abort())).toEqual(
      failure('cancelled')
    );
    expect(server.seen).toHaveLength(0);
  });

  it('stops when it is given up before the answer', async () => {
    const abort = new AbortController();
    server.on(url, () => abort.abort());
    expect(await make(connect(), abort.signal)).toMatchObject({
      done: false,
      why: 'cancelled'
    });
  });

  it.each([201, 204])('takes a %i for no facts', async status => {
    server.on(url, json(status, USER));
    expect(await make(connect())).toMatchObject({
      done: false,
      why: 'status',
      status
    });
  });
});

describe.each([LIST, FETCH, MAKE, REVOKE])('$name', ({ url, make }) => {
  it.each([401, 403])(
    'says after a %i that the page may not, in the Hub’s words',
    async status => {
      const message = 'Action is not authorized with current scopes';
      server.on(url, json(status, { status, message }));
      expect(await make(connect())).toEqual(
        failure('forbidden', status, message)
      );
    }
  );
});

describe.each([ASK, LIST, FETCH, MAKE])('$name', ({ url, make }) => {
  it('says after a 404 that it was not found', async () => {
    const message = 'No such user: alice';
    server.on(url, json(404, { status: 404, message }));
    expect(await make(connect())).toEqual(failure('not-found', 404, message));
  });
});

describe('askHolder', () => {
  it('tells who holds the token, what it may do, and the version', async () => {
    const version = { 'X-JupyterHub-Version': '5.5.1' };
    server.on(ASK.url, json(200, USER, version));
    expect(await askHolder(connect())).toEqual({
      done: true,
      value: {
        name: 'alice',
        groups: ['staff'],
        scopes: ['tokens!user=alice', 'read:tokens!user=alice'],
        tokenId: 'a7',
        sessionId: '5e55',
        hubVersion: '5.5.1'
      }
    });
  });

  // Every token that the Hub knows may ask this.
  it.each([401, 403])(
    'says after a %i that the Hub does not know the token',
    async status => {
      server.on(ASK.url, json(status, { message: 'Missing or invalid' }));
      expect(await askHolder(connect())).toEqual(
        failure('rejected', status, 'Missing or invalid')
      );
    }
  );
});

describe('listTokens', () => {
  it('lists the tokens as the Hub does', async () => {
    const api_tokens = [ENTRY, { ...ENTRY, id: 'a9' }];
    server.on(LIST.url, json(200, { api_tokens }));
    expect(await listTokens(connect(), 'alice')).toEqual({
      done: true,
      value: {
        tokens: [READ_ENTRY, { ...READ_ENTRY, id: 'a9' }],
        clockAhead: 0
      }
    });
  });

  it('knows that there are none', async () => {
    server.on(LIST.url, json(200, { api_tokens: [] }));
    expect(await listTokens(connect(), 'alice')).toEqual({
      done: true,
      value: { tokens: [], clockAhead: 0 }
    });
  });

  // Else somebody reads that they have no tokens, who has some.
  it.each<unknown>([{}, { api_tokens: null }, { api_tokens: {} }, ENTRY])(
    'does not take %j for an empty list',
    async value => {
      server.on(LIST.url, json(200, value));
      expect(await listTokens(connect(), 'alice')).toMatchObject({
        done: false,
        why: 'malformed'
      });
    }
  );

  it.each(NAMES)('asks for the tokens of %j', async (name, written) => {
    await listTokens(connect(), name);
    expect(server.seen.map(({ url }) => url)).toEqual([
      `/hub/api/users/${written}/tokens`
    ]);
  });
});

describe('makeToken', () => {
  it('asks for exactly the token that was ordered', async () => {
    await makeToken(connect(), 'alice', ORDER);
    const [{ body, headers }] = server.seen;
    expect(headers['content-type']).toBe('application/json');
    expect(JSON.parse(body)).toEqual({
      note: 'nightly job',
      scopes: ['access:servers!server=alice/'],
      expires_in: 3600
    });
  });

  // Without one of them the Hub makes a token that may do more, or never ends.
  it('always sends note, scopes and end, whatever they are', async () => {
    const orders = fc.record({
      note: fc.string({ unit: 'grapheme' }),
      scopes: fc.array(fc.string({ unit: 'grapheme' })),
      expiresIn: fc.integer({ min: 1, max: 3650 * 24 * 60 * 60 })
    });
    const fetch = useFetch(async () => new Response());
    await fc.assert(
      fc.asyncProperty(orders, async order => {
        fetch.mockClear();
        await makeToken(connect(), 'alice', order);
        const [[, init]] = fetch.mock.calls;
        expect(JSON.parse(init.body)).toEqual({
          note: order.note,
          scopes: order.scopes,
          expires_in: order.expiresIn
        });
      })
    );
  });

  it('gives the new token with what the Hub says of it', async () => {
    server.on(MAKE.url, json(201, MADE));
    expect(await makeToken(connect(), 'alice', ORDER)).toEqual({
      done: true,
      value: { value: 'new-token-fedcba', token: READ_ENTRY, clockAhead: 0 }
    });
  });

  it.each([
    ['no token', { ...MADE, token: undefined }],
    ['an empty token', { ...MADE, token: '' }],
    ['a token that is null', { ...MADE, token: null }],
    ['a token that is a number', { ...MADE, token: 7 }],
    ['no id', { ...MADE, id: undefined }],
    ['nothing', {}],
    ['a list', [MADE]],
    ['null', null]
  ])('does not take an answer with %s for a token', async (_, value) => {
    server.on(MAKE.url, json(201, value));
    expect(await makeToken(connect(), 'alice', ORDER)).toEqual(
      failure('malformed', 201)
    );
  });

  it.each([
    ['broken JSON', body(201, 'application/json', '{"token": "x'), 'malformed'],
    ['text', body(201, 'text/plain', 'x'), 'malformed'],
    ['a web page', page(201), 'html']
  ])('does not take %s for a token', async (_, reply, why) => {
    server.on(MAKE.url, reply);
    expect(await makeToken(connect(), 'alice', ORDER)).toMatchObject({
      done: false,
      why,
      status: 201
    });
  });

  it('gives the value of a token, and never an odd one', async () => {
    for (const odd of withOddFields(MADE)) {
      useFetch(async () => Response.json(odd, { status: 201 }), MAKE.url);
      const result = await makeToken(connect(), 'alice', ORDER);
      const isToken =
        typeof odd.token === 'string' && odd.token !== '' && isSegment(odd.id);
      const isAsOrdered =
        odd.note === MADE.note &&
        odd.created === MADE.created &&
        odd.expires_at === MADE.expires_at &&
        ['[]', JSON.stringify(MADE.scopes)].includes(
          JSON.stringify(odd.scopes)
        );
      expect(result.done ? result.value.value : result.why).toBe(
        isToken ? (isAsOrdered ? odd.token : 'other-token-left') : 'malformed'
      );
    }
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
    expect(await makeToken(connect(), 'alice', order)).toMatchObject({
      done: true,
      value: { value: MADE.token }
    });
    expect(asked()).toEqual([MAKE.url]);
  });

  it.each<[string, object]>([
    ['no word of scopes, as JupyterHub 2.3.1', { scopes: undefined }],
    ['scopes that are null', { scopes: null }],
    ['scopes that are no list', { scopes: SERVER }],
    ['everything', { scopes: ['inherit'] }],
    ['what “inherit” stands for', { scopes: [SERVER, 'tokens!user=alice'] }],
    ['all servers', { scopes: [SERVER, CONTROL[0]] }],
    ['control', { scopes: [SERVER, 'start:servers!server=alice/'] }],
    ['another server', { scopes: ['access:servers!server=alice/gpu'] }],
    ['another user’s server', { scopes: ['access:servers!server=bob/'] }],
    ['another user’s name', { scopes: [SERVER, 'read:users:name!user=bob'] }],
    ['no expiry', { expires_at: null }],
    ['no word of an expiry', { expires_at: undefined }],
    ['an expiry that is no time', { expires_at: 'soon' }],
    ['an expiry 6 seconds later', { expires_at: '2024-05-06T08:08:15Z' }],
    ['an expiry an hour later', { expires_at: '2024-05-06T09:08:09Z' }],
    ['another note', { note: 'Server at /user/alice/' }],
    ['no note', { note: undefined }],
    ['nothing as ordered', { scopes: null, expires_at: null, note: null }]
  ])('revokes a token with %s at once', async (_, changes) => {
    server.on(MAKE.url, json(201, { ...MADE, ...changes }));
    server.on(REVOKE.url, body(204, '', ''));
    const result = await makeToken(connect(), 'alice', ORDER);
    expect(result).toMatchObject({
      done: false,
      why: 'other-token',
      message: Object.keys(changes).join(', ')
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
    'says that a wider token is left, without its value, when the Hub %s',
    async (_, changes, replies, urls) => {
      const wider = { ...MADE, scopes: ['inherit'], ...changes };
      server.on(MAKE.url, json(201, wider));
      for (const [url, reply] of Object.entries(replies)) {
        server.on(url, reply);
      }
      const result = await makeToken(connect(), 'alice', ORDER);
      expect(result).toMatchObject({ done: false, why: 'other-token-left' });
      expect(asked()).toEqual([MAKE.url, ...urls]);
      expect(JSON.stringify(result)).not.toContain(MADE.token);
    }
  );

  it.each(NAMES)('makes a token of %j', async (name, written) => {
    await makeToken(connect(), name, ORDER);
    expect(server.seen.map(({ url }) => url)).toEqual([
      `/hub/api/users/${written}/tokens`
    ]);
  });
});

describe('fetchToken', () => {
  it('gives the token', async () => {
    server.on(FETCH.url, json(200, ENTRY));
    expect(await fetchToken(connect(), 'alice', 'a8')).toEqual({
      done: true,
      value: READ_ENTRY
    });
  });
});

describe('revokeToken', () => {
  it('sends nothing but the address', async () => {
    await revokeToken(connect(), 'alice', REVOKED);
    for (const { body, headers } of server.seen) {
      expect(body).toBe('');
      expect(headers).not.toHaveProperty('content-type');
    }
  });

  it.each([
    ['is revoked', body(204, 'text/plain', '')],
    // Tornado calls a body HTML when nobody says what it is, and here is none.
    ['is revoked, by a hub that calls nothing HTML', page(204)],
    ['is gone by then', json(404, { status: 404, message: 'Token not found' })],
    ['is gone by then, with no word', body(404, '', '')]
  ])('is done when the token %s', async (_, reply) => {
    server.on(REVOKE.url, reply);
    expect(await revokeToken(connect(), 'alice', REVOKED)).toEqual({
      done: true,
      value: null
    });
  });

  it.each([200, 202])('does not take a %i for done', async status => {
    server.on(REVOKE.url, json(status, {}));
    expect(await revokeToken(connect(), 'alice', REVOKED)).toMatchObject({
      done: false,
      why: 'status',
      status
    });
  });

  describe('where no DELETE may be sent', () => {
    beforeEach(() => {
      jest.useFakeTimers({
        doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate']
      });
    });
    afterEach(() => {
      jest.useRealTimers();
      expect(asked()).toEqual([FETCH.url]);
    });

    it.each(
      Object.entries(FAULTS).flatMap(([fault, reply]) =>
        reply ? [[fault, reply] as const] : []
      )
    )('sends none after a GET that meets a fault: %s', async (fault, reply) => {
      server.on(FETCH.url, reply);
      const result = await revokeToken(connect(), 'alice', REVOKED);
      expect(result.done).toBe(fault === '404');
    });

    it.each<[string, unknown, Date | null, object]>([
      ['is another’s', '2024-05-06T07:08:11Z', REVOKED.created, { done: true }],
      ['is not told', null, REVOKED.created, { why: 'malformed' }],
      ['was not told in the list', ENTRY.created, null, { why: 'malformed' }],
      ['was never told', undefined, null, { why: 'malformed' }]
    ])(
      'sends none where the time of creation %s',
      async (_, created, listed, expected) => {
        server.on(FETCH.url, json(200, { ...ENTRY, created }));
        const token = { ...REVOKED, created: listed };
        expect(await revokeToken(connect(), 'alice', token)).toMatchObject(
          expected
        );
      }
    );
  });

  it('revokes a token whose time a database has rounded', async () => {
    const created = '2024-05-06T07:08:10Z';
    server.on(`GET ${REVOKE.url}`, json(200, { ...ENTRY, created }));
    await revokeToken(connect(), 'alice', REVOKED);
    expect(asked()).toHaveLength(2);
  });

  it.each(NAMES)('revokes a token of %j', async (name, written) => {
    const address = `/hub/api/users/${written}/tokens/a8`;
    server.on(`GET ${address}`, json(200, ENTRY));
    await revokeToken(connect(), name, REVOKED);
    expect(asked()).toEqual([`GET ${address}`, `DELETE ${address}`]);
  });
});

it('asks for any name under one address, from which the Hub reads it back', async () => {
  const fetch = useFetch(async () => Response.json(ENTRY));
  const names = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter(name => !/^\.{1,2}$/.test(name));
  await fc.assert(
    fc.asyncProperty(names, names, async (name, id) => {
      fetch.mockClear();
      await revokeToken(connect(), name, { ...REVOKED, id });
      const [[address], [again], ...more] = fetch.mock.calls;
      expect([again, more]).toEqual([address, []]);
      const { pathname, search, hash } = new URL(address);
      const [user, list, token, ...rest] = pathname
        .replace('/hub/api/users/', '')
        .split('/');
      expect([decodeURIComponent(user), decodeURIComponent(token)]).toEqual([
        name,
        id
      ]);
      expect([list, rest, search, hash]).toEqual(['tokens', [], '', '']);
    }),
    { numRuns: 1_000 }
  );
});
