import type { ServerConnection } from '@jupyterlab/services';

import type { ApiToken } from '../tokens';

export interface IHost {
  readonly hub: ApiToken.IHub | null;

  /** Whether the page is JupyterLite, which has no server. */
  readonly isLite: boolean;
}

export interface IPageReader {
  /** Returns an option of PageConfig, `''` when it is not set. */
  readonly option: (name: string) => string;

  /** The page's own origin, such as `https://hub.example`. */
  readonly origin: string;

  readonly isLite: boolean;
}

/**
 * Reads the page's host.
 *
 * JupyterHub's single-user server sets the options in `page_config_hook`. A page
 * is on a hub exactly when `hubPrefix` is set. `hubServerUser`, the owner of the
 * server, came with JupyterHub 5.0; before it `hubUser` was the owner, and
 * nothing in the page names the visitor. In a service they are the visitor or
 * empty (measured on 6.1.1 and 3.1.1).
 */
export function readHost(page: IPageReader): IHost {
  const prefix = page.option('hubPrefix');
  if (!prefix) {
    return { hub: null, isLite: page.isLite };
  }
  const url = readUrl(prefix, page.option('hubHost') || page.origin);
  const user = page.option('hubUser');
  const serverUser = page.option('hubServerUser');
  const services = prefix.replace(/hub\/$/, 'services/');
  const base = page.option('baseUrl');
  const [service] = base.startsWith(services)
    ? base.slice(services.length).split('/')
    : [''];
  return {
    hub: {
      url: url?.href ?? '',
      sameOrigin: url?.origin === page.origin,
      user: serverUser || service ? user || null : null,
      serverUser: service ? '' : serverUser || user,
      serverName: page.option('hubServerName'),
      serviceName: service
    },
    isLite: false
  };
}

function readUrl(prefix: string, origin: string): URL | null {
  try {
    const url = new URL(prefix, origin);
    return isWebUrl(url.href) ? url : null;
  } catch {
    return null;
  }
}

/** Whether a URL is a web server's. Browsers run `javascript:`, render `data:`. */
export function isWebUrl(url: string): boolean {
  return /^https?:/i.test(url);
}

/** Connection data of one request. Contains the token, so do not keep it. */
export interface IConnection {
  /** With the token, `''` when there is none. */
  readonly settings: ServerConnection.ISettings;

  /** The server's absolute URL, with a `/` at its end. */
  readonly serverUrl: string;

  readonly host: IHost;
}
