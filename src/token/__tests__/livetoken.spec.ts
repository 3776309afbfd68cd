import { setImmediate } from 'timers';

import type { ServerConnection } from '@jupyterlab/services';

import { expectNoneUnhandled } from '../../__tests__/unhandled';
import { failed } from '../../rest/failure';
import type { IHost } from '../../rest/host';
import { readHost } from '../../rest/host';
import { LiveApiToken } from '../livetoken';
import { check, inspect } from '../requests';
import { HUB_5, pageWith } from './pages';

const ALONE = readHost(pageWith({}));
const ON_HUB = readHost(pageWith(HUB_5));
const LITE = readHost(pageWith({}, { isLite: true }));

type Fetch = typeof globalThis.fetch;

/** A live token, with the settings and the page that it reads. */
function create(
  token: string,
  host: IHost = ALONE,
  fetch: Fetch = globalThis.fetch
) {
  const settings = {
    token,
    baseUrl: 'https://hub.example/user/alice/',
    fetch
  };
  const page = { host, load: () => ({ check, inspect }) };
  const live = new LiveApiToken(
    () => settings as ServerConnection.ISettings,
    () => page.host,
    async () => page.load()
  );
  return { live, settings, page };
}

describe('LiveApiToken', () => {
  it.each([
    ['secret', 'on a hub', ON_HUB, 'hub'],
    ['secret', 'without a hub', ALONE, 'server'],
    ['', 'on a hub', ON_HUB, 'none'],
    ['', 'without a hub', ALONE, 'none'],
    ['', 'in JupyterLite', LITE, 'none']
  ])('knows the kind of the token %j %s', (token, _, host, kind) => {
    const { live } = create(token, host);
    expect(live.kind).toBe(kind);
    expect(live.value).toBe(token);
    expect(live.hub).toBe(host.hub);
  });

  it('reads the token, server, hub and fetch again each time', async () => {
    const { live, settings, page } = create('first');
    expect(live).toMatchObject({ value: 'first', kind: 'server', hub: null });
    const fetch = jest.fn<Promise<Response>, Parameters<Fetch>>(async () =>
      Response.json([])
    );
    Object.assign(settings, {
      token: 'second',
      baseUrl: 'http://localhost:8888',
      fetch
    });
    expect(live.value).toBe('second');
    expect(live.serverUrl).toBe('http://localhost:8888/');
    await live.check('/api/sessions');
    await live.inspect();
    expect(
      fetch.mock.calls.map(([url, init]) => [
        url,
        new Headers(init?.headers).get('Authorization')
      ])
    ).toEqual([
      ['http://localhost:8888/api/sessions', 'token second'],
      ['http://localhost:8888/api/status', 'token second']
    ]);
    page.host = ON_HUB;
    expect(live).toMatchObject({ kind: 'hub', hub: ON_HUB.hub });
  });

  it('keeps no token', () => {
    const { live } = create('secret');
    expect(live.value).toBe('secret');
    expect(JSON.stringify(live)).not.toContain('secret');
  });

  it.each([
    ['secret', ALONE, { state: 'unknown' }],
    ['', ON_HUB, { state: 'none', absence: 'hub' }],
    ['', LITE, { state: 'none', absence: 'lite' }],
    ['', ALONE, { state: 'none', absence: 'unknown' }]
  ])(
    'reports an unreachable server where the code can’t be loaded, with %j',
    async (token, host, facts) => {
      const { live, page } = create(token, host);
      page.load = () => {
        throw new Error('Loading chunk rest failed.');
      };
      const failure = failed('unreachable');
      expect(await live.inspect()).toEqual({ ...facts, failure });
      expect(await live.check('/api')).toEqual({
        path: '/api',
        outcome: 'unreachable'
      });
    }
  );
});

const bodyOf = (source: UnderlyingDefaultSource) => async () =>
  new Response(new ReadableStream(source));

/** What a `fetch` that another extension wraps may do. */
const FETCHES: readonly (readonly [string, () => unknown])[] = [
  ['rejects with an error', () => Promise.reject(new TypeError('Failed'))],
  ['rejects with nothing', () => Promise.reject()],
  ['returns no promise', () => null],
  ['returns something else', async () => ({ ok: true })],
  ['returns a failure', async () => Response.error()],
  ['returns no body', async () => new Response(null)],
  [
    'returns a body that breaks off',
    bodyOf({ pull: stream => stream.error(undefined) })
  ],
  [
    'returns a body of no bytes',
    bodyOf({
      start: stream => {
        stream.enqueue({ length: NaN });
        stream.close();
      }
    })
  ],
  [
    'throws nothing',
    () => {
      throw undefined;
    }
  ]
];

/** What never ends, and ignores that it is aborted. */
const DEAF: typeof FETCHES = [
  ['a promise', () => new Promise(() => {})],
  ['a body', bodyOf({ pull: () => undefined })]
];

expectNoneUnhandled();

it.each(FETCHES)('never rejects where fetch %s', async (_, odd) => {
  jest.spyOn(globalThis, 'fetch').mockImplementation(odd as Fetch);
  for (const host of [ON_HUB, ALONE]) {
    for (const token of ['secret', '']) {
      const { live } = create(token, host, odd as Fetch);
      expect(await live.inspect()).toMatchObject({
        state: expect.stringMatching(token ? /^(blocked|unknown)$/ : /^none$/)
      });
      expect((await live.check('/api')).outcome).toEqual(expect.any(String));
    }
  }
});

it.each(DEAF)(
  'times out where fetch returns %s that never ends',
  async (_, deaf) => {
    jest.useFakeTimers({
      doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate']
    });
    jest.spyOn(globalThis, 'fetch').mockImplementation(deaf as Fetch);
    const { live } = create('secret', ON_HUB, deaf as Fetch);
    const facts = live.inspect();
    const test = live.check('/api/sessions');
    // The code of the requests comes first.
    while (jest.getTimerCount() < 3) {
      await new Promise(setImmediate);
    }
    jest.advanceTimersByTime(120_000);
    expect((await facts).failure?.kind).toBe('timeout');
    expect((await test).outcome).toBe('timeout');
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
  }
);
