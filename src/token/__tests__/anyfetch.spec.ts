import { setImmediate } from 'timers';

import type { ServerConnection } from '@jupyterlab/services';

import {
  askHolder,
  fetchToken,
  listTokens,
  makeToken,
  revokeToken
} from '../../rest/hubtokens';
import type { IHubConnection } from '../../rest/hubtokens';
import { NO_CHECK, NO_FACTS } from '../unknown';
import { LiveApiToken } from '../apitoken';
import { readHost } from '../host';
import { HUB_5, hubOf, pageWith } from './pages';

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
        () => import('../../rest')
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
    askHolder(CONNECTION),
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
      expect(result).toMatchObject({ done: false, why: expect.any(String) });
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
    expect((await facts).problem).toBe('timeout');
    expect((await check).outcome).toBe('timeout');
    for (const result of await results) {
      expect(result).toMatchObject({ done: false, why: 'timeout' });
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
    expect((await facts).problem).toBeNull();
    expect((await check).outcome).toBe('cancelled');
    expect(await list).toMatchObject({ done: false, why: 'cancelled' });
  });
});
