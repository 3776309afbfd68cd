import { Token } from '@lumino/coreutils';

/**
 * The token that the page's own requests to the Jupyter server carry.
 *
 * Everything is read from the live server settings at the moment of asking;
 * nothing is kept between two calls.
 */
export interface IApiToken {
  /**
   * The token at this moment, or `''` when the page has none.
   *
   * It opens a person's files and kernels. Do not store, log, or send it
   * anywhere but to `serverUrl` and to the Hub that issued it.
   */
  readonly value: string;

  /**
   * Whose token it is.
   */
  readonly kind: ApiToken.Kind;

  /**
   * The absolute address of the server, with a `/` at its end.
   */
  readonly serverUrl: string;

  /**
   * The JupyterHub that runs the server, or `null` when there is none.
   */
  readonly hub: ApiToken.IHub | null;

  /**
   * Ask the Hub what the token is worth; the server, where there is no Hub or
   * the page can't ask it.
   *
   * Makes at most two requests. Never rejects: what could not be learned is
   * `null`, and `problem` says why.
   */
  inspect(options?: ApiToken.IRequestOptions): Promise<ApiToken.IFacts>;

  /**
   * Try the token with one GET that carries nothing else.
   *
   * @param path - A path of the server's REST API, from the server's own
   *   address, such as `/api/sessions`.
   *
   * Cookies are omitted, redirects are not followed, and after 10 seconds the
   * request is given up. Never rejects: every failure is an `Outcome`. On a
   * hub the Hub is asked too, because the server goes on accepting a dead
   * token from its cache (`HubAuth.cache_max_age`, 300 seconds by default).
   */
  check(
    path: string,
    options?: ApiToken.IRequestOptions
  ): Promise<ApiToken.ICheck>;
}

/**
 * The Lumino token of `IApiToken`. Take it as `optional`: there is none where an
 * admin disabled the plugin `jupyterlab-api-token:token`.
 */
export const IApiToken = new Token<IApiToken>('jupyterlab-api-token:IApiToken');

/**
 * What `IApiToken` answers.
 */
export namespace ApiToken {
  /**
   * - `hub`: issued by a JupyterHub to the person who signed in
   * - `server`: the Jupyter server's own, the same for everybody
   * - `none`: the page has no token
   */
  export type Kind = 'hub' | 'server' | 'none';

  /**
   * Why the page has no token.
   *
   * - `hub`: the Hub gave its page none (JupyterHub before 2.2)
   * - `lite`: JupyterLite has no server
   * - `open`: the server answers everybody
   * - `password`: the server knows people by a password and a cookie
   * - `unknown`: the server could not be asked
   */
  export type Absence = 'hub' | 'lite' | 'open' | 'password' | 'unknown';

  /**
   * Why something could not be learned.
   *
   * - `html`: a web page came instead of JSON, often one that asks to sign in
   * - `malformed`: JSON that breaks off or has another shape than documented
   * - `other-origin`: a browser may not ask a Hub on another origin; the server
   *   was asked instead, and a problem with that stands in the place of this
   * - `status`: an HTTP status that is not documented for the request
   * - `timeout`: no whole answer within 10 seconds
   * - `too-large`: an answer of more than 16 MiB, which was not read
   * - `unreachable`: no connection
   */
  export type Problem =
    | 'html'
    | 'malformed'
    | 'other-origin'
    | 'status'
    | 'timeout'
    | 'too-large'
    | 'unreachable';

  /**
   * A JupyterHub as the page's configuration names it. The addresses are `''`
   * where that has none of the web.
   */
  export interface IHub {
    /** The absolute address of the Hub's REST API, with a `/` at its end. */
    readonly apiUrl: string;

    /** The absolute address of the Hub's sign-in page. */
    readonly loginUrl: string;

    /** The absolute address of the Hub's home page, where servers start. */
    readonly homeUrl: string;

    /** The absolute address of the Hub's own token page. */
    readonly tokenPageUrl: string;

    /** Whether the Hub's REST API has the page's origin. */
    readonly sameOrigin: boolean;

    /**
     * The person who signed in. `null` where only the Hub knows: before
     * JupyterHub 5.0 the page's configuration names the server's owner.
     */
    readonly user: string | null;

    /** The owner of the server. */
    readonly serverUser: string;

    /** The server's name, `''` for the default one. */
    readonly serverName: string;
  }

  /**
   * How long a token lives.
   */
  export interface ILifetime {
    /** When it was issued, or `null` where the Hub does not say. */
    readonly created: Date | null;

    /** When it ends, or `null` when it has no end. */
    readonly expires: Date | null;
  }

  /**
   * What the Hub or the server says of the token.
   */
  export interface IFacts {
    /** The token's kind when it was asked about. */
    readonly kind: Kind;

    /** Why there is no token, `null` when there is one. */
    readonly absence: Absence | null;

    /**
     * - `works`: the Hub accepted it just now
     * - `refused`: it was asked and does not accept it
     * - `unknown`: it could not be asked
     *
     * Without a Hub, and with one on another origin (`IHub.sameOrigin`), which
     * the page can't ask, this is the server's word. Behind a Hub the server
     * goes on accepting a dead token from its cache
     * (`HubAuth.cache_max_age`, 300 seconds by default).
     */
    readonly state: 'works' | 'refused' | 'unknown';

    /** The name of the person whose token it is (Hub, GET /user). */
    readonly owner: string | null;

    /** The token's scopes (Hub, GET /user), `null` where nobody says. */
    readonly scopes: readonly string[] | null;

    /**
     * The token's life (Hub, GET /users/{name}/tokens), `null` where the Hub
     * does not let this token ask, or could not be asked.
     */
    readonly lifetime: ILifetime | null;

    /** The Hub's version, such as `5.5.1`, `null` where it is not known. */
    readonly hubVersion: string | null;

    /** Why less is known than could be, `null` when nothing went wrong. */
    readonly problem: Problem | null;

    /** The HTTP status when `problem` is `status`. */
    readonly status: number | null;

    /**
     * The seconds after which to ask again, from 1 to a day; `null` where the
     * answer did not say (HTTP, `Retry-After` of a 429 or 503).
     */
    readonly retryAfter: number | null;

    /**
     * The seconds by which the clock of who answered, the Hub or else the
     * server, or of a proxy before it, is ahead of the browser's; negative when
     * it is behind, 0 when no difference was seen, `null` where nobody told
     * (HTTP, `Date`). Reckon by it how long a token has to live: the dates that
     * the Hub gives are by its own clock.
     */
    readonly clockAhead: number | null;
  }

  /**
   * How a try of the token ended.
   *
   * - `ok`: the server answered 2xx
   * - `stale`: it did, from its cache: the Hub no longer knows the token
   * - `expired`: refused, and the Hub no longer knows the token
   * - `refused`: 401 or 403, and the Hub, if any, did not call it dead
   * - `not-found`: 404
   * - `not-running`: the Hub or its proxy answered in the server's place
   * - `too-many`: 429
   * - `server-error`: another 5xx
   * - `other-status`: any other status
   * - `redirect`: the server sent the request elsewhere; it was not followed
   * - `html`, `malformed`, `timeout`, `unreachable`: as in `Problem`
   * - `outside`: not sent, because the path leaves the server
   * - `no-token`: not sent, because there is no token to try
   * - `cancelled`: given up by the caller
   */
  export type Outcome =
    | 'ok'
    | 'stale'
    | 'expired'
    | 'refused'
    | 'not-found'
    | 'not-running'
    | 'too-many'
    | 'server-error'
    | 'other-status'
    | 'redirect'
    | 'html'
    | 'malformed'
    | 'timeout'
    | 'unreachable'
    | 'outside'
    | 'no-token'
    | 'cancelled';

  /**
   * Why a path was not asked for.
   *
   * - `absolute`: it has a scheme or a host of its own
   * - `dots`: it climbs out of the server's address
   * - `characters`: it has characters that an address can't have
   * - `fragment`: it has a `#`, which browsers do not send
   * - `too-long`: it has more than 2,000 characters
   */
  export type PathRefusal =
    'absolute' | 'dots' | 'characters' | 'fragment' | 'too-long';

  /**
   * The result of a try.
   */
  export interface ICheck {
    /** The path as it was given. */
    readonly path: string;

    /** The absolute address that was asked, `null` when nothing was sent. */
    readonly url: string | null;

    /** How it ended. */
    readonly outcome: Outcome;

    /** Why the path was refused, when `outcome` is `outside`. */
    readonly refusal: PathRefusal | null;

    /** The HTTP status, `null` when there was no answer. */
    readonly status: number | null;

    /**
     * The time until the whole answer was there, or was too large; `null`
     * without one.
     */
    readonly milliseconds: number | null;

    /**
     * The answer’s JSON or text, `null` when there was neither. A token that
     * was sent back is masked.
     */
    readonly data: unknown;

    /**
     * Why an answer that came is not in `data`, `null` when it is, or was
     * called a failure by its `outcome`:
     *
     * - `empty`: it is empty
     * - `not-text`: it is not text in UTF-8
     * - `too-large`: it has more than 16 MiB, and was not read to its end
     */
    readonly omitted: 'empty' | 'not-text' | 'too-large' | null;

    /** What the server itself said of a failure, `''` when it said nothing. */
    readonly message: string;

    /**
     * What the Hub said of the token in the same moment: that it knows it,
     * that it does not, nothing, or `null` when it was not asked.
     */
    readonly hub: 'knows' | 'rejects' | 'silent' | null;

    /** As in `IFacts`. */
    readonly retryAfter: number | null;

    /** As in `IFacts`, of the server. */
    readonly clockAhead: number | null;
  }

  /**
   * Options of `inspect` and `check`.
   */
  export interface IRequestOptions {
    /** Aborts the requests. */
    readonly signal?: AbortSignal;
  }
}
