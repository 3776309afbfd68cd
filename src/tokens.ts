import { Token } from '@lumino/coreutils';
import type { IDisposable } from '@lumino/disposable';
import type { ISignal } from '@lumino/signaling';
import type { Widget } from '@lumino/widgets';

/**
 * The token of the live server connection.
 *
 * Each member reads the live server settings. Another plugin can provide this
 * Lumino token in place of `jupyterlab-api-token:token`, on a platform that
 * issues tokens in its own way.
 */
export interface IApiToken {
  /**
   * The token, or `''` when the page has none.
   *
   * It gives access to the user's files and kernels. Do not store or log it, and
   * send it only to `serverUrl` and to the Hub that issued it.
   */
  readonly value: string;

  /** The issuer of the token. */
  readonly kind: ApiToken.Kind;

  /** The absolute URL of the server, with a trailing `/`. */
  readonly serverUrl: string;

  /** The JupyterHub that runs the server, `null` without one. */
  readonly hub: ApiToken.IHub | null;

  /**
   * Asks the Hub about the token; the server, where there is no Hub or the page
   * can't ask it.
   *
   * Never rejects: `failure` says why less is known than could be.
   *
   * @experimental
   */
  inspect(options?: ApiToken.IRequestOptions): Promise<ApiToken.IFacts>;

  /**
   * Tests the token with a GET: no cookies, no redirect followed, at most 10
   * seconds. Never rejects: every failure is an `Outcome`.
   *
   * Asks the Hub too, because the server accepts a revoked token from its cache
   * (`HubAuth.cache_max_age`, 300 seconds by default). Where the request
   * is refused, or something else may have responded, more requests find out why.
   *
   * @param path - A path of the server's REST API, relative to `serverUrl`, such
   *   as `/api/sessions`.
   * @experimental
   */
  check(
    path: string,
    options?: ApiToken.IRequestOptions
  ): Promise<ApiToken.ICheck>;
}

/**
 * The Lumino token of `IApiToken`. Take it as `optional`: an admin can disable
 * the plugin `jupyterlab-api-token:token`.
 */
export const IApiToken = new Token<IApiToken>(
  'jupyterlab-api-token:IApiToken',
  'The token of the live server connection.'
);

/** The types of `IApiToken`. */
export namespace ApiToken {
  /**
   * - `hub`: issued by a JupyterHub to the user who signed in
   * - `server`: the Jupyter server's own, shared by all of its users
   * - `other`: issued by a platform, whose plugin provides `IApiToken`
   * - `none`: the page has no token
   */
  export type Kind = 'hub' | 'server' | 'other' | 'none';

  /**
   * Why the page has no token.
   *
   * - `blocked`: something in front stops requests without the browser's cookies
   * - `hub`: the Hub gave the page none (JupyterHub before 2.2)
   * - `lite`: JupyterLite has no server
   * - `open`: the server accepts every request
   * - `sign-in`: the server uses a password, or a sign-in of its own
   * - `unknown`: the server could not be asked
   */
  export type Absence =
    'blocked' | 'hub' | 'lite' | 'open' | 'sign-in' | 'unknown';

  /**
   * Why a request gave nothing that can be used.
   *
   * - `bad-request`: 400
   * - `blocked`: something in front of the Hub or the server responded
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
    | 'blocked'
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

  /**
   * Something in front of the server, such as a sign-in gateway, that responded
   * in its place or changed the request.
   *
   * @experimental
   */
  export interface IGateway {
    /**
     * - `basic`: it asks for a name and password (HTTP, `WWW-Authenticate: Basic`)
     * - `cookie`: it lets the page through, with the browser's cookies
     * - `header`: it removes the header `Authorization`
     * - `path`: it responds at this path, and Jupyter at others
     * - `unknown`: Jupyter is not known to have responded
     */
    readonly kind: 'basic' | 'cookie' | 'header' | 'path' | 'unknown';

    /** What it calls itself (`Server`, or a realm), `''` where it does not say. */
    readonly name: string;
  }

  /**
   * A failed request.
   *
   * @experimental
   */
  export interface IFailure {
    /** What went wrong. */
    readonly kind: FailureKind;

    /** The HTTP status, `null` without a response. */
    readonly status: number | null;

    /** The `message` in the JSON of the response, `''` for none. */
    readonly message: string;

    /** What stopped the request, where `kind` is `blocked`. */
    readonly gateway?: IGateway;

    /**
     * The seconds after which to ask again, from 1 to a day; `null` where the
     * response did not say (HTTP, `Retry-After` of a 429 or 503).
     */
    readonly retryAfterSeconds: number | null;
  }

  /** A JupyterHub, from the page's configuration. */
  export interface IHub {
    /**
     * The absolute URL of the Hub, such as `https://hub.example/hub/`; `''`
     * where the configuration has no web URL. Its REST API is at `api/` below.
     */
    readonly url: string;

    /** Whether the Hub has the page's origin. */
    readonly sameOrigin: boolean;

    /**
     * The user who signed in. `null` before JupyterHub 5.0, where the page's
     * configuration names the server's owner only.
     */
    readonly user: string | null;

    /** The owner of the server, `''` for a service. */
    readonly serverUser: string;

    /** The server's name, `''` for the default server. */
    readonly serverName: string;

    /** The service of the hub that the page belongs to, `''` for a server. */
    readonly serviceName: string;
  }

  /** The lifetime of a token. */
  export interface ILifetime {
    /** When it was created, `null` where that is not known. */
    readonly created: Date | null;

    /** When it expires, `null` for never. */
    readonly expires: Date | null;
  }

  /**
   * The known facts of the token, without its value. What is not known is
   * missing.
   *
   * @experimental
   */
  export interface IFacts {
    /**
     * - `works`: the Hub accepted the token at that moment
     * - `refused`: the Hub does not accept it
     * - `blocked`: something in front of the server stopped the request
     * - `unknown`: the Hub could not be asked
     * - `none`: the page has no token
     *
     * Without a Hub on the page's origin, the server is asked instead.
     */
    readonly state: 'works' | 'refused' | 'blocked' | 'unknown' | 'none';

    /** Why there is no token, where `state` is `none`. */
    readonly absence?: Absence;

    /** The name of the token's owner (Hub, GET /user). */
    readonly owner?: string;

    /** The owner's groups (Hub, GET /user). */
    readonly groups?: readonly string[];

    /** The token's permissions (Hub, GET /user). */
    readonly scopes?: readonly string[];

    /**
     * Whether signing out of the Hub ends the token (Hub, GET /user): `false` for
     * one that a user or script requested.
     */
    readonly endsWithSession?: boolean;

    /** The token's id at the Hub, such as `a12`. */
    readonly tokenId?: string;

    /**
     * The token's lifetime (Hub, GET /users/{name}/tokens), where the Hub lets
     * the token ask.
     */
    readonly lifetime?: ILifetime;

    /** The Hub's version, such as `5.5.1`. */
    readonly hubVersion?: string;

    /**
     * Why less is known than could be. `other-origin` for a Hub that the page
     * can't ask, unless asking the server failed as well.
     */
    readonly failure?: IFailure;

    /**
     * The seconds by which the clock of the Hub, or else the server, is ahead of
     * the browser's (HTTP, `Date`); negative when it is behind. Add them to the
     * browser's time before comparing it with `lifetime`.
     */
    readonly clockAheadSeconds?: number;
  }

  /**
   * The outcome of a test.
   *
   * - `ok`: the server answered 2xx
   * - `stale`: 2xx from the server's cache, and the Hub does not recognize the
   *   token
   * - `expired`: refused, and the Hub does not recognize the token
   * - `refused`: 401 or 403, and the Hub did not reject the token
   * - `blocked`: something in front of the server stopped the request
   * - `not-found`: 404
   * - `not-running`: the Hub or its proxy answered in the server's place
   * - `too-many`: 429
   * - `server-error`: another 5xx
   * - `other-status`: any other status; 401 or 403 where `api/status` is accepted
   * - `redirect`: a redirect, which was not followed
   * - `html`, `malformed`, `timeout`, `unreachable`: as in `FailureKind`
   * - `outside`: not sent, because the path leads out of the server
   * - `no-token`: not sent, because there is no token
   * - `cancelled`: aborted by the caller
   */
  export type Outcome =
    | 'ok'
    | 'stale'
    | 'expired'
    | 'refused'
    | 'blocked'
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
   * Why a path was not requested.
   *
   * - `absolute`: it has a scheme or a host of its own
   * - `dots`: `..` leads out of the server's URL
   * - `characters`: it has characters that a URL can't have
   * - `fragment`: it has a `#`, which browsers do not send
   * - `too-long`: it has more than 2,000 characters
   */
  export type PathRefusal =
    'absolute' | 'dots' | 'characters' | 'fragment' | 'too-long';

  /**
   * The result of a test.
   *
   * @experimental
   */
  export interface ICheck {
    /** The path as given. */
    readonly path: string;

    /** How the test ended. */
    readonly outcome: Outcome;

    /** Why the path was refused, where `outcome` is `outside`. */
    readonly refusal?: PathRefusal;

    /**
     * Whether the Hub recognizes the token. `silent`: it did not say. Missing
     * where it was not asked.
     */
    readonly hub?: 'knows' | 'rejects' | 'silent';

    /** What responded, where it was not Jupyter. */
    readonly gateway?: IGateway;

    /** The server's response, missing where none came. */
    readonly response?: IResponse;
  }

  /**
   * A response of the server.
   *
   * @experimental
   */
  export interface IResponse {
    /** The HTTP status. */
    readonly status: number;

    /** The time until the whole response was there. */
    readonly milliseconds: number;

    /** The JSON, or else the text. A token in it is masked. */
    readonly data?: unknown;

    /**
     * Why there is no `data`:
     *
     * - `empty`: the response is empty
     * - `not-text`: it is not text in UTF-8
     * - `too-large`: it has more than 16 MiB, and was not read to its end
     */
    readonly omitted?: 'empty' | 'not-text' | 'too-large';

    /** The `message` in the JSON of a failure. */
    readonly message?: string;

    /** As in `IFailure`. */
    readonly retryAfterSeconds?: number;

    /** As in `IFacts`, of the server. */
    readonly clockAheadSeconds?: number;
  }

  /** Options of `inspect` and `check`. */
  export interface IRequestOptions {
    /** Aborts the requests. */
    readonly signal?: AbortSignal;
  }
}

/** The side panel "API Token". */
export interface IApiTokenPanel {
  /** Whether the panel is visible. */
  readonly isVisible: boolean;

  /**
   * The path in the field "API path", such as `/api/sessions`, as it was typed:
   * it may lead out of the server.
   */
  readonly apiPath: string;

  /**
   * The known facts of the token, `null` before the first response.
   *
   * @experimental
   */
  readonly facts: ApiToken.IFacts | null;

  /** Whether the token is on the screen. A section may show it only then. */
  readonly isTokenRevealed: boolean;

  /**
   * The seconds after which a section must mask a secret again, 0 for never
   * (setting `maskAfterSeconds`).
   */
  readonly maskAfterSeconds: number;

  /** Emitted when one of the members above may have changed. */
  readonly changed: ISignal<IApiTokenPanel, void>;

  /**
   * Copies a text that contains a token, and clears the clipboard after the time
   * set (`clearClipboardAfterSeconds`). Call it while handling a click or a key:
   * some browsers allow it only then.
   *
   * @param copy - Copies the text, and returns whether the browser allowed it.
   *   Default: with the browser's clipboard API.
   * @experimental
   */
  copySecret(
    text: string,
    copy?: (text: string) => Promise<boolean>
  ): Promise<ApiTokenPanel.CopyOutcome>;

  /**
   * Adds a section.
   *
   * @returns A disposable that removes the section.
   * @throws An error when the panel has a section of this id.
   */
  addSection(section: ApiTokenPanel.ISection): IDisposable;
}

/**
 * The Lumino token of `IApiTokenPanel`. Take it as `optional`, and expect
 * `null`: an admin can disable the plugin `jupyterlab-api-token:panel`. Where
 * only `jupyterlab-api-token:token` is disabled, a plugin that has this in
 * `requires` starts and gets `null`.
 */
export const IApiTokenPanel = new Token<IApiTokenPanel>(
  'jupyterlab-api-token:IApiTokenPanel',
  'The side panel of the API token.'
);

/** The types of `IApiTokenPanel`. */
export namespace ApiTokenPanel {
  /**
   * The outcome of a copy.
   *
   * - `copied`: the clipboard has the text
   * - `copied-to-clear`: copied, to be cleared after the time set
   * - `copied-for-good`: copied, and the browser does not let the page clear it
   * - `refused`: the browser did not let the page copy
   *
   * @experimental
   */
  export type CopyOutcome =
    'copied' | 'copied-to-clear' | 'copied-for-good' | 'refused';

  /** A section of the panel. */
  export interface ISection {
    /** A unique name, such as `my-extension:client`. */
    readonly id: string;

    /** The heading, `''` for none; without one the section can't be folded. */
    readonly title: string;

    /**
     * Lower ranks are higher up. The panel's own sections have 0 (the token),
     * 100 (its access), 200 (test), 300 (snippets) and 400 (tokens for scripts).
     */
    readonly rank: number;

    /** Creates the section's widget. Called when the section is first seen. */
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

  /**
   * The form that creates tokens, `null` where the page may not create one with
   * every access.
   *
   * @experimental
   */
  readonly tokenForm: ApiSnippets.ITokenForm | null;

  /** Emitted when `snippets`, `otherToken` or `tokenForm` changes. */
  readonly changed: ISignal<ISnippetRegistry, void>;

  /**
   * Adds a snippet.
   *
   * @returns A disposable that removes the snippet.
   * @throws An error when the id is empty, or another snippet has it.
   */
  add(snippet: ApiSnippets.ISnippet): IDisposable;

  /**
   * Puts another token into the snippets than the page's, for example one that
   * was created for a script.
   *
   * @returns A disposable that goes back to the page's token, unless another
   * token has replaced this one.
   * @experimental
   */
  useToken(token: ApiSnippets.IOtherToken): IDisposable;

  /**
   * Lets snippets lead to a form that creates tokens.
   *
   * @experimental
   */
  useForm(form: ApiSnippets.ITokenForm | null): void;
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
    /** The id of the plugin that provides it. The panel names other plugins. */
    readonly owner: string;

    /** The token's note. */
    readonly name: string;

    /** The token, read whenever code that contains it is written. */
    readonly value: string;

    /** Whether it is on the screen. While it is not, the panel shows dots. */
    readonly isRevealed: boolean;

    /** Emitted when `isRevealed` changes. */
    readonly changed: ISignal<unknown, void>;
  }

  /**
   * A form that creates tokens.
   *
   * @experimental
   */
  export interface ITokenForm {
    /** Chooses the widest access, and shows the form. Creates nothing. */
    chooseWidest(): void;
  }

  /** Code that calls the REST API, in one language. */
  export interface ISnippet {
    /**
     * Identifies the snippet in settings, in command arguments, and in the
     * browser, which remembers the last choice. In kebab-case, such
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
     * snippets have 0 to 150.
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

    /**
     * The URL of the hub, with a `/` at its end; `''` without one, and in a
     * service.
     */
    readonly hubUrl: string;

    /**
     * Whether the server is known to accept a token in a URL, as `?token=`.
     * Servers of JupyterHub 5.0 and later do not.
     *
     * @experimental
     */
    readonly takesTokenInUrl: boolean;

    /**
     * Whether the code must send a name and password (HTTP, `Authorization:
     * Basic`), which something in front of the server asks for. Only where the
     * server requires no token: both use one header.
     *
     * @experimental
     */
    readonly basicAuthentication: boolean;
  }
}
