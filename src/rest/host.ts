import type { ApiToken } from '../tokens';

/**
 * Where the page runs, as its configuration says.
 */
export interface IHost {
  /** The JupyterHub that runs the server, `null` when there is none. */
  readonly hub: ApiToken.IHub | null;

  /** Whether the page is JupyterLite, which has no server. */
  readonly isLite: boolean;
}

/**
 * How the page's configuration is read.
 */
export interface IPageReader {
  /** The value of an option of PageConfig, `''` when it is not set. */
  readonly option: (name: string) => string;

  /** The page's own origin, such as `https://hub.example`. */
  readonly origin: string;

  /** Whether the page is JupyterLite. */
  readonly isLite: boolean;
}

/**
 * Read where the page runs.
 *
 * The options are those that JupyterHub's single-user server sets in
 * `page_config_hook`. A page is on a hub exactly when `hubPrefix` is set.
 * `hubServerUser`, the owner of the server, came with JupyterHub 5.0; before
 * it `hubUser` was the owner, and nothing in the page names the visitor.
 */
export function readHost(page: IPageReader): IHost {
  const prefix = page.option('hubPrefix');
  if (!prefix) {
    return { hub: null, isLite: page.isLite };
  }
  const base = readAddress(prefix, page.option('hubHost') || page.origin);
  const user = page.option('hubUser');
  const serverUser = page.option('hubServerUser');
  return {
    hub: {
      apiUrl: addressOf('api/', base),
      loginUrl: addressOf('login', base),
      homeUrl: addressOf('home', base),
      tokenPageUrl: addressOf('token', base),
      sameOrigin: base?.origin === page.origin,
      user: serverUser ? user || null : null,
      serverUser: serverUser || user,
      serverName: page.option('hubServerName')
    },
    isLite: false
  };
}

/**
 * Whether a browser opens an address as a page of a web server, and does not
 * run it (`javascript:`) or take it for a page itself (`data:`).
 */
export function isWebAddress(address: string): boolean {
  return /^https?:/i.test(address);
}

/**
 * The hub's address, `null` where the configuration has none that a browser
 * can ask.
 */
function readAddress(prefix: string, origin: string): URL | null {
  try {
    const address = new URL(prefix, origin);
    return isWebAddress(address.href) ? address : null;
  } catch {
    return null;
  }
}

function addressOf(page: string, base: URL | null): string {
  return base ? new URL(page, base).href : '';
}

/**
 * What a request needs to know. Made for one request and thrown away with it,
 * because it holds the token.
 */
export interface IConnection {
  /** The token, `''` when there is none. */
  readonly token: string;

  /** The absolute address of the server, with a `/` at its end. */
  readonly serverUrl: string;

  /** Where the page runs. */
  readonly host: IHost;

  /** The `fetch` of the live server settings. */
  readonly fetch: (input: RequestInfo, init?: RequestInit) => Promise<Response>;
}
