import type { IHost } from '../token/host';

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
