import type { ServerConnection } from '@jupyterlab/services';

import { HUB_5, hubOf } from '../../token/__tests__/pages';
import type { IConnection } from '../host';
import type { TestServer } from './server';

/**
 * A connection to alice's server at `/user/alice/`, behind a Hub at `/hub/`.
 *
 * @param options - Options of PageConfig that differ from JupyterHub 5's.
 */
export function onHub(
  server: Pick<TestServer, 'url'>,
  options: Readonly<Record<string, string>> = {},
  settings: Settings = {}
): IConnection {
  const { origin } = new URL(server.url);
  return {
    settings: settingsWith(settings),
    serverUrl: `${server.url}user/alice/`,
    host: { hub: hubOf({ ...HUB_5, ...options }, { origin }), isLite: false }
  };
}

export function standalone(
  server: Pick<TestServer, 'url'>,
  settings: Settings = {}
): IConnection {
  return {
    settings: settingsWith(settings),
    serverUrl: server.url,
    host: { hub: null, isLite: false }
  };
}

type Settings = Partial<Pick<ServerConnection.ISettings, 'fetch' | 'token'>>;

/** Settings of the server connection: by default a token, and Node.js's fetch. */
export function settingsWith(settings: Settings): ServerConnection.ISettings {
  const defaults: Settings = { token: 'secret', fetch: globalThis.fetch };
  return { ...defaults, ...settings } as ServerConnection.ISettings;
}

/** What a server got, as `path` or, with a token, `path token`. */
export function asked(server: TestServer): string[] {
  return server.seen
    .map(({ url, headers }) =>
      [url, headers.authorization].filter(Boolean).join(' ')
    )
    .sort();
}
