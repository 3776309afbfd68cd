import type { ServerConnection } from '@jupyterlab/services';

import { json, TestServer } from '../../rest/__tests__/server';
import { LiveApiToken } from '../apitoken';
import { readHost } from '../host';
import type { IHost } from '../host';
import { HUB_5, pageWith } from './pages';

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
  const page = { host };
  const live = new LiveApiToken(
    () => settings as ServerConnection.ISettings,
    () => page.host,
    () => import('../../rest')
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
    beforeEach(() => {
      jest.doMock('../../rest', () => {
        throw new Error('Loading chunk rest failed.');
      });
    });
    afterEach(() => {
      jest.dontMock('../../rest');
    });

    it('says that the server can’t be reached', async () => {
      const { live } = create('secret');
      expect(await live.inspect()).toMatchObject({
        kind: 'server',
        absence: null,
        state: 'unknown',
        problem: 'unreachable'
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
      const { live } = create('', host);
      expect(await live.inspect()).toMatchObject({ kind: 'none', absence });
    });
  });
});
