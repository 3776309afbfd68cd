import { Token } from '@lumino/coreutils';
import type { IDisposable } from '@lumino/disposable';
import type { ISignal } from '@lumino/signaling';
import type { Widget } from '@lumino/widgets';

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

  /** Whose token it is. */
  readonly kind: ApiToken.Kind;

  /** The absolute address of the server, with a `/` at its end. */
  readonly serverUrl: string;

  /** The JupyterHub that runs the server, or `null` when there is none. */
  readonly hub: ApiToken.IHub | null;

  /**
   * Ask the Hub what the token is worth; the server, where there is no Hub or
   * the page can't ask it.
   *
   * Makes at most two requests. Never rejects: what could not be learned is
   * `null`, and `failure` says why.
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

/** What `IApiToken` answers. */
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
   * Why a request gave nothing that can be used.
   *
   * - `bad-request`: 400
   * - `cancelled`: aborted by the caller
   * - `forbidden`: 401 or 403
   * - `html`: a web page or a redirect instead of JSON, often to a page that
   *   asks to sign in
   * - `malformed`: JSON that breaks off or has another shape than documented
   * - `not-found`: 404
   * - `other-origin`: not sent, because the Hub has another origin than the
   *   page
   * - `rejected`: the Hub does not recognize the token
   * - `server-error`: 5xx
   * - `status`: another status that is not documented for the request
   * - `timeout`: no whole response in time, which is 10 seconds for facts
   * - `too-large`: more than 16 MiB, not read
   * - `too-many`: 429
   * - `unreachable`: no connection
   */
  export type FailureKind =
    | 'bad-request'
    | 'cancelled'
    | 'forbidden'
    | 'html'
    | 'malformed'
    | 'not-found'
    | 'other-origin'
    | 'rejected'
    | 'server-error'
    | 'status'
    | 'timeout'
    | 'too-large'
    | 'too-many'
    | 'unreachable';

  /** What is known of a failed request. */
  export interface IFailure {
    readonly kind: FailureKind;

    /** The HTTP status, `null` without a response. */
    readonly status: number | null;

    /** The `message` in the JSON of the response, `''` for none. */
    readonly message: string;

    /**
     * The seconds after which to ask again, from 1 to a day; `null` where the
     * response did not say (HTTP, `Retry-After` of a 429 or 503).
     */
    readonly retryAfter: number | null;
  }

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

  /** How long a token lives. */
  export interface ILifetime {
    /** When it was issued, or `null` where the Hub does not say. */
    readonly created: Date | null;

    /** When it ends, or `null` when it has no end. */
    readonly expires: Date | null;
  }

  /** What the Hub or the server says of the token. */
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

    /** The groups that the owner is in, `null` where nobody says. */
    readonly groups: readonly string[] | null;

    /** The token's scopes (Hub, GET /user), `null` where nobody says. */
    readonly scopes: readonly string[] | null;

    /** The token's id at the Hub, such as `a12`, `null` where nobody says. */
    readonly tokenId: string | null;

    /**
     * The token's life (Hub, GET /users/{name}/tokens), `null` where the Hub
     * does not let this token ask, or could not be asked.
     */
    readonly lifetime: ILifetime | null;

    /** The Hub's version, such as `5.5.1`, `null` where it is not known. */
    readonly hubVersion: string | null;

    /**
     * Why less is known than could be, `null` when nothing went wrong. A Hub on
     * another origin (`other-origin`) can't be asked: the server was, and a
     * failure of that takes precedence.
     */
    readonly failure: IFailure | null;

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
   * - `html`, `malformed`, `timeout`, `unreachable`: as in `FailureKind`
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

  /** The result of a try. */
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

    /** As in `IFailure`. */
    readonly retryAfter: number | null;

    /** As in `IFacts`, of the server. */
    readonly clockAhead: number | null;
  }

  /** Options of `inspect` and `check`. */
  export interface IRequestOptions {
    /** Aborts the requests. */
    readonly signal?: AbortSignal;
  }
}

/** The side panel "API Token". */
export interface IApiTokenPanel {
  /** Whether a person sees the panel now. */
  readonly isVisible: boolean;

  /** Emitted when the panel is shown or hidden. */
  readonly visibilityChanged: ISignal<IApiTokenPanel, boolean>;

  /**
   * The path in the field "API path", such as `/api/sessions`, as it was
   * typed: it may be one that leads out of the server.
   */
  readonly apiPath: string;

  /**
   * What the panel has learned of the token, `null` until somebody answered.
   */
  readonly facts: ApiToken.IFacts | null;

  /**
   * Whether the person has the token on the screen. A section must not show it
   * while they have not.
   */
  readonly isTokenRevealed: boolean;

  /**
   * The seconds after which a secret that a section has put on the screen must
   * be masked again; 0 for never. The settings' `maskAfterSeconds`.
   */
  readonly maskAfterSeconds: number;

  /** Emitted when one of the members above may have changed. */
  readonly changed: ISignal<IApiTokenPanel, void>;

  /**
   * Put a text that holds a token into the clipboard, from which it is taken
   * out again after the time set (`clearClipboardAfterSeconds`). Call it while
   * handling a click or a key: some browsers allow it only then.
   */
  copySecret(text: string): Promise<ApiTokenPanel.CopyOutcome>;

  /**
   * Add a section.
   *
   * @returns A disposable that takes the section away again.
   *
   * @throws An error when a section of this id is there already.
   */
  addSection(section: ApiTokenPanel.ISection): IDisposable;
}

/**
 * The Lumino token of `IApiTokenPanel`. Take it as `optional`: it gives `null`
 * where an admin disabled the plugin `jupyterlab-api-token:panel`, or
 * `jupyterlab-api-token:token`, without which the panel has nothing to show. In
 * the second case JupyterLab starts a plugin that has it in `requires` too, and
 * hands it `null`.
 */
export const IApiTokenPanel = new Token<IApiTokenPanel>(
  'jupyterlab-api-token:IApiTokenPanel'
);

/** What `IApiTokenPanel` takes. */
export namespace ApiTokenPanel {
  /**
   * How a copy ended.
   *
   * - `copied`: the clipboard holds it
   * - `copied-to-clear`: it does, and will be cleared after the time set
   * - `copied-for-good`: it does, and the browser won't let it be cleared,
   *   although that is set
   * - `refused`: the browser did not let the page copy
   */
  export type CopyOutcome =
    'copied' | 'copied-to-clear' | 'copied-for-good' | 'refused';

  /** A section of the panel. */
  export interface ISection {
    /** A name that no other section has, such as `my-extension:client`. */
    readonly id: string;

    /**
     * What stands above the section. `''` for one without a heading, which
     * can't be folded.
     */
    readonly title: string;

    /**
     * The section's place: lower is higher up. The panel's own have 0 (the
     * token), 100 (what it opens), 200 (test), 300 (snippets) and 400 (tokens
     * for scripts).
     */
    readonly rank: number;

    /** Make the section's widget. Called when the panel is first seen. */
    createWidget(): Widget | Promise<Widget>;
  }
}

/**
 * The snippets: code that calls the REST API. The panel shows one at a time.
 */
export interface ISnippetRegistry {
  /**
   * The snippets in the order of the list "Language", without the custom ones,
   * which come last. The built-in ones are added when a snippet is first needed.
   */
  readonly snippets: readonly ApiSnippets.ISnippet[];

  /**
   * The token in the snippets instead of the page's, `null` for the page's.
   *
   * @experimental
   */
  readonly otherToken: ApiSnippets.IOtherToken | null;

  /** Emitted when `snippets` or `otherToken` changes. */
  readonly changed: ISignal<ISnippetRegistry, void>;

  /**
   * Adds a snippet.
   *
   * @returns A disposable that removes the snippet.
   *
   * @throws An error when the id is empty, or another snippet has it.
   */
  add(snippet: ApiSnippets.ISnippet): IDisposable;

  /**
   * Puts another token into the snippets than the page's, for example one that
   * was created for a script.
   *
   * @returns A disposable that goes back to the page's token, unless another
   * token has replaced this one.
   *
   * @experimental
   */
  useToken(token: ApiSnippets.IOtherToken): IDisposable;
}

/**
 * The Lumino token of `ISnippetRegistry`. List it as `optional`: it is `null`
 * where an admin disabled the plugin `jupyterlab-api-token:snippets` or
 * `jupyterlab-api-token:token`. In the second case JupyterLab also starts a
 * plugin that requires it, with `null`.
 */
export const ISnippetRegistry = new Token<ISnippetRegistry>(
  'jupyterlab-api-token:ISnippetRegistry',
  'Code that calls the REST API of this server.'
);

/** The types of `ISnippetRegistry`. */
export namespace ApiSnippets {
  /**
   * Where a snippet runs.
   *
   * - `anywhere`: on any machine that reaches the server
   * - `server`: inside the server, in a notebook or terminal, with the server's
   *   own token
   */
  export type Place = 'anywhere' | 'server';

  /**
   * A token other than the page's.
   *
   * @experimental
   */
  export interface IOtherToken {
    /** The token's note, or the name of the extension that brings it. */
    readonly name: string;

    /** The token, read whenever code that contains it is written. */
    readonly value: string;

    /** Whether it is on the screen. While it is not, the panel shows dots. */
    readonly isRevealed: boolean;

    /** Emitted when `isRevealed` changes. */
    readonly changed: ISignal<unknown, void>;
  }

  /** Code that calls the REST API, in one language. */
  export interface ISnippet {
    /**
     * Identifies the snippet in settings, in command arguments, and in the
     * browser, which remembers the one that was chosen last. In kebab case, such
     * as `python-requests`; unique.
     */
    readonly id: string;

    /** The translated name in the list "Language". */
    readonly title: string;

    /**
     * Writes the code.
     *
     * Called whenever something changes, and again to copy. What it throws is
     * shown in place of the code.
     *
     * @param request - Values that are not quoted: quote them by the rules of
     *   the language.
     */
    render(request: IRequest): string;

    /**
     * Returns a text that is shown below the code, `''` for none. JSON has no
     * comments, for example.
     */
    note?(request: IRequest): string;

    /**
     * The MIME type by which JupyterLab highlights the code, such as
     * `text/x-python`.
     */
    readonly mimeType?: string;

    /**
     * The place in the list: lower is higher up. Default: 1000. The built-in
     * snippets have 0 to 140.
     */
    readonly rank?: number;

    /**
     * The language of kernels that can run the code, as `language_info.name` has
     * it: `python`, `R`, `bash`. `bash` is inserted into Python notebooks with
     * `%%bash`. Default: not for notebooks.
     */
    readonly kernelLanguage?: string;

    /** Where the code can run. Default: at both places. */
    readonly places?: readonly Place[];
  }

  /** What the code of a snippet does. */
  export interface IRequest {
    /** Where the code runs. */
    readonly place: Place;

    /**
     * The token for the code.
     *
     * - `null`: not included. At the place `anywhere` the code reads the
     *   environment variable `JUPYTER_API_TOKEN`. At the place `server` it finds
     *   the server's own token: JupyterHub sets `JUPYTERHUB_API_TOKEN`, and a
     *   server without a hub writes a file that only its user can read
     * - `''`: the server requires no token
     *
     * While the token is masked, this is a placeholder that the panel shows as
     * dots.
     */
    readonly token: string | null;

    /** The absolute URL of the server, with a `/` at its end. */
    readonly serverUrl: string;

    /** The absolute URL of the path on the server, percent-encoded. */
    readonly apiUrl: string;

    /** The path from the server's URL, such as `/api/sessions`. */
    readonly path: string;

    /** The user's name on the Hub, `''` without one. */
    readonly user: string;

    /** Whether a JupyterHub runs the server. */
    readonly isOnHub: boolean;
  }
}
