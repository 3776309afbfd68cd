import * as fc from 'fast-check';

import { HUB_5, hubOf } from '../../token/__tests__/pages';
import type { HubResult, IHubConnection, ITokenOrder } from '../hubtokens';
import {
  askHolder,
  fetchToken,
  listTokens,
  makeToken,
  revokeToken
} from '../hubtokens';
import { TIMEOUT_SECONDS } from '../request';
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

const ORDER: ITokenOrder = {
  note: 'nightly job',
  scopes: ['access:servers!server=alice/'],
  expiresIn: 3600
};

/** The requests, with what the Hub answers when it does what is asked. */
const REQUESTS: readonly {
  readonly name: string;
  readonly url: string;
  readonly method: string;
  readonly good: readonly [number, unknown];
  readonly make: (
    connection: IHubConnection,
    signal?: AbortSignal
  ) => Promise<HubResult<unknown>>;
}[] = [
  {
    name: 'askHolder',
    url: '/hub/api/user',
    method: 'GET',
    good: [200, USER],
    make: (connection, signal) => askHolder(connection, signal)
  },
  {
    name: 'listTokens',
    url: '/hub/api/users/alice/tokens',
    method: 'GET',
    good: [200, { api_tokens: [ENTRY] }],
    make: (connection, signal) => listTokens(connection, 'alice', signal)
  },
  {
    name: 'fetchToken',
    url: '/hub/api/users/alice/tokens/a8',
    method: 'GET',
    good: [200, ENTRY],
    make: connection => fetchToken(connection, 'alice', 'a8')
  },
  {
    name: 'makeToken',
    url: '/hub/api/users/alice/tokens',
    method: 'POST',
    good: [201, MADE],
    make: connection => makeToken(connection, 'alice', ORDER)
  },
  {
    name: 'revokeToken',
    url: '/hub/api/users/alice/tokens/a8',
    method: 'DELETE',
    good: [204, ''],
    make: connection => revokeToken(connection, 'alice', 'a8')
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
beforeEach(() => server.reset());
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
 */
function useFetch(fetch: typeof globalThis.fetch): jest.SpyInstance {
  return jest.spyOn(globalThis, 'fetch').mockImplementation(fetch);
}

describe.each(REQUESTS)('$name', ({ url, method, good, make }) => {
  it('asks once, at its address, with the token in one header alone', async () => {
    await make(connect());
    expect(server.seen).toHaveLength(1);
    const [seen] = server.seen;
    expect([seen.method, seen.url]).toEqual([method, url]);
    expect(seen.headers.authorization).toBe(`token ${TOKEN}`);
    expect(seen.headers).not.toHaveProperty('cookie');
    expect(JSON.stringify(seen).split(TOKEN)).toHaveLength(2);
  });

  it('asks the Hub where it is', async () => {
    const hub = hubOf(
      { ...HUB_5, hubPrefix: '/a%20b/hub/' },
      { origin: server.url }
    );
    await make({ token: TOKEN, hub });
    expect(server.seen.map(seen => seen.url)).toEqual([
      url.replace('/hub/', '/a%20b/hub/')
    ]);
  });

  it('uses no cookies, no cache and no referrer, and follows no redirect', async () => {
    const fetch = useFetch(async () => new Response());
    await make(connect());
    expect(fetch.mock.calls).toMatchObject([
      [
        new URL(url, server.url).href,
        {
          cache: 'no-store',
          credentials: 'omit',
          redirect: 'manual',
          referrerPolicy: 'no-referrer'
        }
      ]
    ]);
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
      expect(await make(connect())).toEqual({
        done: false,
        why,
        status,
        message: 'Not “%1” <b>',
        retryAfter: null
      });
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
    expect(await make(connect())).toEqual({
      done: false,
      why: 'refused',
      status: 400,
      message: '',
      retryAfter: null
    });
  });

  it.each([400, 401, 403, 404, 405])(
    'calls a web page what it is, with %i',
    async status => {
      server.on(url, page(status));
      expect(await make(connect())).toEqual({
        done: false,
        why: 'html',
        status,
        message: '',
        retryAfter: null
      });
    }
  );

  it.each([500, 502, 503, 504])(
    'takes a proxy’s page with %i for a Hub that is down or busy',
    async status => {
      server.on(url, page(status));
      expect(await make(connect())).toEqual({
        done: false,
        why: 'server-error',
        status,
        message: '',
        retryAfter: null
      });
    }
  );

  it('takes being sent elsewhere for a page that asks to sign in', async () => {
    // A browser's answer for `redirect: 'manual'`; Node.js gives the 302.
    const response = new Response();
    Object.defineProperty(response, 'type', { value: 'opaqueredirect' });
    useFetch(async () => response);
    expect(await make(connect())).toEqual({
      done: false,
      why: 'html',
      status: null,
      message: '',
      retryAfter: null
    });
  });

  it('says that a Hub that cuts the connection can’t be reached', async () => {
    server.on(url, reset);
    expect(await make(connect())).toEqual({
      done: false,
      why: 'unreachable',
      status: null,
      message: '',
      retryAfter: null
    });
  });

  it('says that a Hub can’t be reached to which there is no connection', async () => {
    useFetch(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await make(connect())).toEqual({
      done: false,
      why: 'unreachable',
      status: null,
      message: '',
      retryAfter: null
    });
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
          })
      );
      expect(await make(connect())).toEqual({
        done: false,
        why: 'timeout',
        status: null,
        message: '',
        retryAfter: null
      });
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
            })
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
    expect(await make(connect())).toEqual({
      done: false,
      why,
      status: 200,
      message: '',
      retryAfter: null
    });
  });

  it('sends nothing when it was given up before', async () => {
    expect(await make(connect(), AbortSignal.abort())).toEqual({
      done: false,
      why: 'cancelled',
      status: null,
      message: '',
      retryAfter: null
    });
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
      expect(await make(connect())).toEqual({
        done: false,
        why: 'forbidden',
        status,
        message,
        retryAfter: null
      });
    }
  );
});

describe.each([ASK, LIST, FETCH, MAKE])('$name', ({ url, make }) => {
  it('says after a 404 that it was not found', async () => {
    const message = 'No such user: alice';
    server.on(url, json(404, { status: 404, message }));
    expect(await make(connect())).toEqual({
      done: false,
      why: 'not-found',
      status: 404,
      message,
      retryAfter: null
    });
  });
});

describe('askHolder', () => {
  it('tells who holds the token, and what it may do', async () => {
    server.on(ASK.url, json(200, USER));
    expect(await askHolder(connect())).toEqual({
      done: true,
      value: {
        name: 'alice',
        groups: ['staff'],
        scopes: ['tokens!user=alice', 'read:tokens!user=alice'],
        tokenId: 'a7',
        sessionId: '5e55'
      }
    });
  });

  // Every token that the Hub knows may ask this.
  it.each([401, 403])(
    'says after a %i that the Hub does not know the token',
    async status => {
      server.on(ASK.url, json(status, { message: 'Missing or invalid' }));
      expect(await askHolder(connect())).toEqual({
        done: false,
        why: 'rejected',
        status,
        message: 'Missing or invalid',
        retryAfter: null
      });
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
    expect(await makeToken(connect(), 'alice', ORDER)).toEqual({
      done: false,
      why: 'malformed',
      status: 201,
      message: '',
      retryAfter: null
    });
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
      useFetch(async () => Response.json(odd, { status: 201 }));
      const result = await makeToken(connect(), 'alice', ORDER);
      const isToken =
        typeof odd.token === 'string' && odd.token !== '' && isSegment(odd.id);
      expect(result.done).toBe(isToken);
      if (result.done) {
        expect(result.value.value).toBe(odd.token);
      }
    }
  });

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
    await revokeToken(connect(), 'alice', 'a8');
    const [{ body, headers }] = server.seen;
    expect(body).toBe('');
    expect(headers).not.toHaveProperty('content-type');
  });

  it.each([
    ['is revoked', body(204, 'text/plain', '')],
    // Tornado calls a body HTML when nobody says what it is, and here is none.
    ['is revoked, by a hub that calls nothing HTML', page(204)],
    ['is gone already', json(404, { status: 404, message: 'Token not found' })],
    ['is gone already, with no word', body(404, '', '')]
  ])('is done when the token %s', async (_, reply) => {
    server.on(REVOKE.url, reply);
    expect(await revokeToken(connect(), 'alice', 'a8')).toEqual({
      done: true,
      value: null
    });
  });

  it.each([200, 202])('does not take a %i for done', async status => {
    server.on(REVOKE.url, json(status, {}));
    expect(await revokeToken(connect(), 'alice', 'a8')).toMatchObject({
      done: false,
      why: 'status',
      status
    });
  });

  it.each(NAMES)('revokes a token of %j', async (name, written) => {
    await revokeToken(connect(), name, 'a8');
    expect(server.seen.map(({ url }) => url)).toEqual([
      `/hub/api/users/${written}/tokens/a8`
    ]);
  });

  it('names the token, whatever is in its id', async () => {
    await revokeToken(connect(), 'alice', '../a/8?x#y');
    expect(server.seen.map(({ url }) => url)).toEqual([
      '/hub/api/users/alice/tokens/..%2Fa%2F8%3Fx%23y'
    ]);
  });
});

it('asks for any name under one address, from which the Hub reads it back', async () => {
  const fetch = useFetch(async () => new Response());
  const names = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter(name => !/^\.{1,2}$/.test(name));
  await fc.assert(
    fc.asyncProperty(names, names, async (name, id) => {
      fetch.mockClear();
      await revokeToken(connect(), name, id);
      const { pathname, search, hash } = new URL(fetch.mock.calls[0][0]);
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
