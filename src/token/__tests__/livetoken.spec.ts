import { setImmediate } from 'timers';

import type { ServerConnection } from '@jupyterlab/services';

import { json, TestServer } from '../../rest/__tests__/server';
import type { IHost } from '../../rest/host';
import { readHost } from '../../rest/host';
import type { IHubConnection } from '../../rest/hub';
import {
  fetchToken,
  fetchUser,
  listTokens,
  makeToken,
  revokeToken
} from '../../rest/hub';
import { check } from '../check';
import { inspect } from '../inspect';
import { LiveApiToken } from '../livetoken';
import { NO_CHECK, NO_FACTS } from '../unknown';
import { HUB_5, hubOf, pageWith } from './pages';

const ALONE = readHost(pageWith({}));
const ON_HUB = readHost(pageWith(HUB_5));
const LITE = readHost(pageWith({}, { isLite: true }));

/**
 * A live token, and the settings and the host from which it reads.
 */
function create(token: string, host: IHost = ALONE) {
  const settings = {
    token,
    baseUrl: 'https://hub.example/user/alice/',
    fetch: globalThis.fetch
  };
  /** Where the page runs, and what the server gives of the extension. */
  const page = { host, code: () => ({ check, inspect }) };
  const live = new LiveApiToken(
    () => settings as ServerConnection.ISettings,
    () => page.host,
    async () => page.code()
  );
  return { live, settings, page };
}

describe('LiveApiToken', () => {
  it.each([
    ['the person’s own, on a hub', 'secret', ON_HUB, 'hub'],
    ['the server’s, without a hub', 'secret', ALONE, 'server'],
    ['none, on a hub that gives none', '', ON_HUB, 'none'],
    ['none, on a server that uses none', '', ALONE, 'none'],
    ['none, in JupyterLite', '', LITE, 'none']
  ])('says that the token is %s', (_, token, host, kind) => {
    const { live } = create(token, host);
    expect(live.kind).toBe(kind);
    expect(live.value).toBe(token);
    expect(live.hub).toBe(host.hub);
  });

  it('gives the token of this moment, not that of an earlier one', () => {
    const { live, settings } = create('first');
    expect([live.value, live.kind]).toEqual(['first', 'server']);
    settings.token = 'second';
    expect([live.value, live.kind]).toEqual(['second', 'server']);
    settings.token = '';
    expect([live.value, live.kind]).toEqual(['', 'none']);
    settings.token = 'third';
    expect([live.value, live.kind]).toEqual(['third', 'server']);
  });

  it('gives the server and the hub of this moment', () => {
    const { live, settings, page } = create('secret');
    expect(live.hub).toBeNull();
    settings.baseUrl = 'https://hub.example/user/bob/';
    page.host = ON_HUB;
    expect(live.serverUrl).toBe('https://hub.example/user/bob/');
    expect(live.hub).toBe(ON_HUB.hub);
    expect(live.kind).toBe('hub');
  });

  it.each(['http://localhost:8888', 'http://localhost:8888/'])(
    'gives the address %s with a slash at its end',
    baseUrl => {
      const { live, settings } = create('secret');
      settings.baseUrl = baseUrl;
      expect(live.serverUrl).toBe('http://localhost:8888/');
    }
  );

  it('keeps no token', () => {
    const { live } = create('secret');
    expect(live.value).toBe('secret');
    expect(JSON.stringify(live)).not.toContain('secret');
  });

  describe('asking a server', () => {
    let server: TestServer;

    beforeAll(async () => {
      server = await TestServer.start();
    });
    afterAll(() => server.stop());
    beforeEach(() => {
      server.reset();
      server.on('/api/status', json(200, {}));
      server.on('/api/sessions', json(200, []));
    });

    it('tries the token of the moment of each try', async () => {
      const { live, settings } = create('first');
      settings.baseUrl = server.url;
      await live.check('/api/sessions');
      settings.token = 'second';
      await live.check('/api/sessions');
      await live.inspect();
      settings.token = '';
      await live.inspect();
      expect(
        server.seen.map(({ url, headers }) => [url, headers.authorization])
      ).toEqual([
        ['/api/sessions', 'token first'],
        ['/api/sessions', 'token second'],
        ['/api/status', 'token second'],
        ['/api/status', undefined]
      ]);
    });

    it('tries it with the fetch of the moment', async () => {
      const { live, settings } = create('secret');
      const fetch = jest.fn(globalThis.fetch);
      Object.assign(settings, { baseUrl: server.url, fetch });
      expect((await live.check('/api/sessions')).outcome).toBe('ok');
      expect(fetch).toHaveBeenCalledTimes(1);
    });

    it('can be given up', async () => {
      const { live, settings } = create('secret');
      settings.baseUrl = server.url;
      const signal = AbortSignal.abort();
      const { outcome } = await live.check('/api/sessions', { signal });
      expect(outcome).toBe('cancelled');
      expect((await live.inspect({ signal })).state).toBe('unknown');
      expect(server.seen).toHaveLength(0);
    });
  });

  describe('when the server does not give the requests’ code', () => {
    function createWithout(token: string, host?: IHost): LiveApiToken {
      const { live, page } = create(token, host);
      page.code = () => {
        throw new Error('Loading chunk rest failed.');
      };
      return live;
    }

    it('says that the server can’t be reached', async () => {
      const live = createWithout('secret');
      expect(await live.inspect()).toMatchObject({
        kind: 'server',
        absence: null,
        state: 'unknown',
        failure: { kind: 'unreachable' }
      });
      expect(await live.check('/api/sessions')).toMatchObject({
        path: '/api/sessions',
        url: null,
        outcome: 'unreachable'
      });
    });

    // IFacts.absence is documented as null only when there is a token.
    it.each([
      ['hub', ON_HUB],
      ['lite', LITE],
      ['unknown', ALONE]
    ])('says why there is no token: %s', async (absence, host) => {
      const live = createWithout('', host);
      expect(await live.inspect()).toMatchObject({ kind: 'none', absence });
    });
  });
});

type Fetch = typeof globalThis.fetch;

/**
 * A response whose body somebody else is reading.
 */
function lockedResponse(): Response {
  const response = new Response('{}');
  response.body?.getReader();
  return response;
}

/**
 * A response whose body breaks off.
 *
 * @param end - What its stream ends with.
 */
function brokenResponse(end: unknown): Response {
  const stream = new ReadableStream({
    pull: controller => controller.error(end)
  });
  return new Response(stream, { status: 200 });
}

/**
 * What a `fetch` may do that it should not: other extensions may wrap it.
 */
const FETCHES: readonly (readonly [string, Fetch])[] = [
  [
    'throws at once',
    () => {
      throw new TypeError('No.');
    }
  ],
  [
    'throws what is no error',
    () => {
      throw undefined;
    }
  ],
  ['rejects with an error', () => Promise.reject(new TypeError('Failed'))],
  ['rejects with a text', () => Promise.reject('no')],
  ['rejects with nothing', () => Promise.reject()],
  ['gives no response', async () => undefined as unknown as Response],
  ['gives no promise', () => null as unknown as Promise<Response>],
  ['gives something else', async () => ({ ok: true }) as unknown as Response],
  ['gives a body that is being read', async () => lockedResponse()],
  ['gives no body', async () => new Response(null, { status: 200 })],
  ['gives a failure', async () => Response.error()],
  [
    'gives a body that breaks off',
    async () => brokenResponse(new TypeError('reset'))
  ],
  [
    'gives a body that ends with nothing',
    async () => brokenResponse(undefined)
  ],
  [
    'gives a body that was given up',
    async () => brokenResponse(new DOMException('', 'AbortError'))
  ],
  [
    'gives a body of no bytes',
    async () =>
      new Response(
        new ReadableStream({
          start: controller => {
            controller.enqueue({ length: NaN });
            controller.close();
          }
        })
      )
  ]
];

/** What never answers, and has forgotten that it can be given up. */
const DEAF: readonly (readonly [string, Fetch])[] = [
  ['never answers', () => new Promise(() => {})],
  [
    'never ends its answer',
    async () => new Response(new ReadableStream({ pull: () => {} }))
  ]
];

/**
 * The live token of alice, on a hub and without one.
 */
function tokens(fetch: Fetch): LiveApiToken[] {
  return [readHost(pageWith(HUB_5)), readHost(pageWith({}))].flatMap(host =>
    ['secret', ''].map(token => {
      const settings = {
        token,
        baseUrl: 'https://hub.example/user/alice/',
        fetch
      };
      return new LiveApiToken(
        () => settings as ServerConnection.ISettings,
        () => host,
        async () => ({ check, inspect })
      );
    })
  );
}

const { fetch } = globalThis;
const CONNECTION: IHubConnection = { token: 'secret', hub: hubOf(HUB_5) };
const ORDER = { note: 'nightly', scopes: [], expiresIn: 3600 };

/**
 * The requests about tokens for scripts.
 */
function hubRequests() {
  return [
    fetchUser(CONNECTION),
    listTokens(CONNECTION, 'alice'),
    fetchToken(CONNECTION, 'alice', 'a8'),
    makeToken(CONNECTION, 'alice', ORDER),
    revokeToken(CONNECTION, 'alice', { id: 'a8', created: new Date() })
  ];
}

/** What was rejected, and nobody cared. */
const unhandled = jest.fn();

beforeAll(() => {
  process.on('unhandledRejection', unhandled);
});
afterAll(() => {
  process.off('unhandledRejection', unhandled);
});
afterEach(async () => {
  globalThis.fetch = fetch;
  await new Promise(setImmediate);
  expect(unhandled).not.toHaveBeenCalled();
});

it.each(FETCHES)(
  'has an answer for everything where fetch %s',
  async (_, odd) => {
    globalThis.fetch = odd;
    for (const token of tokens(odd)) {
      expect(Object.keys(await token.inspect())).toEqual(Object.keys(NO_FACTS));
      expect(Object.keys(await token.check('/api/sessions')).sort()).toEqual(
        [...Object.keys(NO_CHECK), 'path', 'outcome'].sort()
      );
    }
    for (const result of await Promise.all(hubRequests())) {
      expect(result).toMatchObject({
        failure: { kind: expect.any(String) }
      });
    }
  }
);

describe('a fetch that can’t be given up', () => {
  beforeEach(() => {
    jest.useFakeTimers({
      doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate']
    });
  });
  afterEach(() => {
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
  });

  it.each(DEAF)('is left when the time is over: it %s', async (_, deaf) => {
    globalThis.fetch = deaf;
    const [token] = tokens(deaf);
    const facts = token.inspect();
    const check = token.check('/api/sessions');
    const results = Promise.all(hubRequests());
    // Until the code of the requests is there.
    while (jest.getTimerCount() < 8) {
      await new Promise(setImmediate);
    }
    jest.advanceTimersByTime(120_000);
    expect((await facts).failure?.kind).toBe('timeout');
    expect((await check).outcome).toBe('timeout');
    for (const result of await results) {
      expect(result).toMatchObject({ failure: { kind: 'timeout' } });
    }
  });

  it.each(DEAF)('is left by who gives it up: it %s', async (_, deaf) => {
    globalThis.fetch = deaf;
    const [token] = tokens(deaf);
    const abort = new AbortController();
    const { signal } = abort;
    const facts = token.inspect({ signal });
    const check = token.check('/api/sessions', { signal });
    const list = listTokens(CONNECTION, 'alice', signal);
    while (jest.getTimerCount() < 4) {
      await new Promise(setImmediate);
    }
    abort.abort();
    expect((await facts).failure).toBeNull();
    expect((await check).outcome).toBe('cancelled');
    expect(await list).toMatchObject({
      failure: { kind: 'cancelled' }
    });
  });
});
