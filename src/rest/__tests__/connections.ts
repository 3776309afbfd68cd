import { HUB_5, hubOf } from '../../token/__tests__/pages';
import type { IConnection } from '../host';
import type { TestServer } from './server';

/**
 * A connection to alice's server behind a JupyterHub, both played by a
 * server: hers is at `/user/alice/`, the Hub at `/hub/`.
 *
 * @param options - Options of PageConfig that differ from JupyterHub 5's.
 */
export function onHub(
  server: Pick<TestServer, 'url'>,
  options: Readonly<Record<string, string>> = {}
): IConnection {
  const { origin } = new URL(server.url);
  return {
    token: 'secret',
    serverUrl: `${server.url}user/alice/`,
    host: { hub: hubOf({ ...HUB_5, ...options }, { origin }), isLite: false },
    fetch: globalThis.fetch
  };
}

export function standalone(server: Pick<TestServer, 'url'>): IConnection {
  return {
    token: 'secret',
    serverUrl: server.url,
    host: { hub: null, isLite: false },
    fetch: globalThis.fetch
  };
}

/** What a server got, as `path` or, with a token, `path token`. */
export function asked(server: TestServer): string[] {
  return server.seen
    .map(({ url, headers }) =>
      [url, headers.authorization].filter(Boolean).join(' ')
    )
    .sort();
}
