import type { ApiToken } from '../tokens';
import { pauseFor } from './body';
import type { IConnection } from './host';
import type { Answer, IContent, IResponseAnswer } from './request';
import { get, isForeignPage, isRefusal, readJson, send } from './request';
import type { JsonRecord } from './validate';
import {
  asDate,
  asMessage,
  asSegment,
  asText,
  asTextList,
  asVersion,
  isRecord
} from './validate';

/**
 * What the Hub said: the value asked for, that it does not accept the token,
 * or why nothing was learned.
 */
export type HubAnswer<T> = {
  /** The Hub's version, `null` when it was not told. */
  readonly version: string | null;

  /** As in `ApiToken.IFacts`. */
  readonly clockAhead: number | null;
} & (
  | { readonly type: 'known'; readonly value: T }
  | { readonly type: 'rejected' }
  | {
      readonly type: 'problem';
      readonly problem: ApiToken.Problem;
      readonly status: number | null;

      /** As in `ApiToken.IFacts`. */
      readonly retryAfter: number | null;
    }
  | { readonly type: 'cancelled' }
);

/**
 * The holder of a token. A field that the Hub left out, or gave in another
 * shape, is `null`.
 */
export interface IHubUser {
  readonly name: string | null;
  readonly groups: readonly string[] | null;
  readonly scopes: readonly string[] | null;

  /** The token's own id (JupyterHub 5.0 and later). */
  readonly tokenId: string | null;

  /** The session in which the token was issued. */
  readonly sessionId: string | null;

  /** The Hub's version, such as `5.5.1`. */
  readonly hubVersion: string | null;
}

/**
 * Ask whose the token is.
 *
 * JupyterHub REST API, GET /user. The Hub answers 403 when it does not know
 * the token.
 */
export async function fetchUser(
  connection: IConnection,
  signal?: AbortSignal
): Promise<HubAnswer<IHubUser>> {
  return ask(connection, connection.token, 'user', readUser, signal);
}

/**
 * Ask for the Hub's version with no token.
 *
 * JupyterHub REST API, GET /.
 */
export async function fetchVersion(
  connection: IConnection,
  signal?: AbortSignal
): Promise<string | null> {
  const answer = await ask(
    connection,
    '',
    '',
    value => asVersion(value.version),
    signal
  );
  return (answer.type === 'known' && answer.value) || answer.version;
}

/**
 * Ask how long the token lives.
 *
 * JupyterHub REST API, GET /users/{name}/tokens/{id} from 5.0 on, where the
 * token knows its own id; before that GET /users/{name}/tokens, in which the
 * token is the one of the same session that was issued to this server.
 *
 * @returns `null` when the Hub does not say.
 */
export async function fetchLifetime(
  connection: IConnection,
  user: IHubUser,
  signal?: AbortSignal
): Promise<ApiToken.ILifetime | null> {
  if (!user.name || !maySeeTokens(user)) {
    return null;
  }
  const { name, tokenId } = user;
  const list = `users/${encodeURIComponent(name)}/tokens`;
  const answer = await ask(
    connection,
    connection.token,
    tokenId ? `${list}/${encodeURIComponent(tokenId)}` : list,
    value =>
      tokenId
        ? readLifetime(value)
        : (findOwnToken(readTokens(value), user, connection.serverUrl)
            ?.lifetime ?? null),
    signal
  );
  return answer.type === 'known' ? answer.value : null;
}

/**
 * Whether the token may see the list in which it stands. The Hub gives scopes
 * with all that they imply, so `read:tokens` is there when `tokens` is.
 */
function maySeeTokens(user: IHubUser): boolean {
  return (user.scopes ?? []).some(scope =>
    ['read:tokens', `read:tokens!user=${user.name}`].includes(scope)
  );
}

/**
 * Read the answer of GET /user.
 */
export function readUser(
  value: JsonRecord,
  { hubVersion }: Pick<IResponseAnswer, 'hubVersion'>
): IHubUser {
  return {
    name: asSegment(value.name),
    groups: asTextList(value.groups),
    scopes: asTextList(value.scopes),
    tokenId: asSegment(value.token_id),
    sessionId: asText(value.session_id),
    hubVersion
  };
}

/**
 * Make one GET of the Hub's REST API.
 */
async function ask<T>(
  connection: IConnection,
  token: string,
  path: string,
  read: (value: JsonRecord, answer: IResponseAnswer) => T,
  signal?: AbortSignal
): Promise<HubAnswer<T>> {
  const { hub } = connection.host;
  if (!hub?.sameOrigin) {
    return {
      type: 'problem',
      problem: 'other-origin',
      status: null,
      retryAfter: null,
      version: null,
      clockAhead: null
    };
  }
  // The page's own fetch: the server settings' is for the server alone.
  const answer = await get(`${hub.apiUrl}${path}`, {
    token,
    fetch: globalThis.fetch,
    signal
  });
  return readHubAnswer(answer, read);
}

/**
 * Turn an answer of the Hub's REST API into what it says.
 */
export function readHubAnswer<T>(
  answer: Answer,
  read: (value: JsonRecord, answer: IResponseAnswer) => T
): HubAnswer<T> {
  const told =
    answer.type === 'response'
      ? { version: answer.hubVersion, clockAhead: answer.clockAhead }
      : { version: null, clockAhead: null };
  // The Hub refuses in JSON; a page comes from something in between.
  if (isRefusal(answer) && answer.body.type !== 'html') {
    return { type: 'rejected', ...told };
  }
  const json = readJson(answer);
  if (json.type !== 'json') {
    return { ...json, ...told };
  }
  return answer.type === 'response' && isRecord(json.value)
    ? { type: 'known', value: read(json.value, answer), ...told }
    : {
        type: 'problem',
        problem: 'malformed',
        status: null,
        retryAfter: null,
        ...told
      };
}

/**
 * A token as the Hub lists it. A field that the Hub left out, or gave in
 * another shape, is `null`.
 */
export interface IHubToken {
  /** What the Hub's REST API calls it, such as `a12`. */
  readonly id: string;

  /**
   * The app that it was issued to by OAuth, such as `Server at /user/alice/`;
   * `null` for an API token, which somebody asked for.
   */
  readonly app: string | null;

  readonly note: string | null;
  readonly scopes: readonly string[] | null;
  readonly created: Date | null;

  /** When it was last used, `null` when it never was. */
  readonly lastUsed: Date | null;

  readonly lifetime: ApiToken.ILifetime | null;

  /** The browser's session in which an app got it. */
  readonly sessionId: string | null;
}

/**
 * Read the answer of GET /users/{name}/tokens; an entry with no id, which
 * can't be named to the Hub, is left out.
 */
export function readTokens(value: JsonRecord): IHubToken[] {
  return Array.isArray(value.api_tokens)
    ? value.api_tokens
        .filter(isRecord)
        .map(readToken)
        .filter(token => token !== null)
    : [];
}

/**
 * Read an entry of the list.
 */
export function readToken(value: JsonRecord): IHubToken | null {
  const id = asSegment(value.id);
  if (id === null) {
    return null;
  }
  const sessionId = asText(value.session_id);
  const client = asText(value.oauth_client);
  // The Hub itself is the client of the tokens that were asked for; these have
  // no session.
  const isApiToken =
    sessionId === null && (client === null || /^jupyterhub$/i.test(client));
  return {
    id,
    app: isApiToken ? null : client,
    note: asText(value.note),
    scopes: asTextList(value.scopes),
    created: asDate(value.created),
    lastUsed: asDate(value.last_activity),
    lifetime: readLifetime(value),
    sessionId
  };
}

/**
 * Read the life of an entry of the list.
 *
 * `expires_at` is null for a token with no end; where it is missing nothing
 * is known.
 */
export function readLifetime(value: JsonRecord): ApiToken.ILifetime | null {
  const expires = asDate(value.expires_at);
  if (expires === null && value.expires_at !== null) {
    return null;
  }
  return { created: asDate(value.created), expires };
}

/**
 * The seconds from a token's creation to its expiry; `Infinity` where it never
 * expires, or the Hub did not tell one of the two.
 */
export function lifetimeSeconds({
  lifetime
}: Pick<IHubToken, 'lifetime'>): number {
  const { created, expires } = lifetime ?? {};
  return created && expires
    ? (Number(expires) - Number(created)) / 1000
    : Infinity;
}

/**
 * Find the token that its holder asks with: the one with its id; before
 * JupyterHub 5.0, which does not tell that, the newest of the same session that
 * was issued to the OAuth client of this server.
 */
export function findOwnToken(
  tokens: readonly IHubToken[],
  { sessionId, tokenId }: Pick<IHubUser, 'sessionId' | 'tokenId'>,
  serverUrl: string
): IHubToken | null {
  if (tokenId !== null) {
    return tokens.find(({ id }) => id === tokenId) ?? null;
  }
  const server = new URL(serverUrl).pathname;
  const [newest] = tokens
    .filter(
      token =>
        sessionId !== null &&
        token.sessionId === sessionId &&
        // The client's description, such as `Server at /user/alice/`.
        token.app?.endsWith(` ${server}`)
    )
    .sort(byAge);
  return newest ?? null;
}

/**
 * Puts newer tokens first.
 */
export function byAge(a: IHubToken, b: IHubToken): number {
  return Number(b.created ?? 0) - Number(a.created ?? 0);
}

/**
 * What a request to a Hub of the page's own origin needs to know. Made for one
 * request and thrown away with it, because it holds the token.
 */
export interface IHubConnection {
  readonly token: string;
  readonly hub: ApiToken.IHub;
}

/**
 * The seconds to wait for a list of tokens: the Hub works out what each of
 * them may do, which takes it a while for thousands.
 */
const LIST_TIMEOUT_SECONDS = 120;

/**
 * Why the Hub did not do something.
 *
 * - `rejected`: it does not know the page's token
 * - `forbidden`: 401 or 403, the page's token may not
 * - `refused`: 400, it may, but not this
 * - `not-found`: 404
 * - `too-many`: 429
 * - `server-error`: 5xx
 * - `other-token`: the new token has more than was requested, or is not known to
 *   have no more; it was revoked at once
 * - `other-token-left`: as `other-token`, but it could not be revoked
 * - as in `ApiToken.Problem`; `status` is any other status
 */
export type HubRefusal =
  | 'rejected'
  | 'forbidden'
  | 'refused'
  | 'not-found'
  | 'too-many'
  | 'server-error'
  | 'other-token'
  | 'other-token-left'
  | ApiToken.Problem;

/**
 * That the Hub did not do something.
 */
export interface IHubFailure {
  readonly done: false;
  readonly why: HubRefusal | 'cancelled';

  /** The HTTP status, `null` when there was no answer. */
  readonly status: number | null;

  /** What the Hub said of it, `''` when it said nothing. */
  readonly message: string;

  /** As in `ApiToken.IFacts`. */
  readonly retryAfter: number | null;
}

/**
 * What the Hub did, or that it did not.
 */
export type HubResult<T> =
  { readonly done: true; readonly value: T } | IHubFailure;

/**
 * The tokens of a person.
 */
export interface ITokenList {
  readonly tokens: readonly IHubToken[];

  /** As in `ApiToken.IFacts`. */
  readonly clockAhead: number | null;
}

/**
 * What a new token is to be.
 */
export interface ITokenOrder {
  readonly note: string;
  readonly scopes: readonly string[];

  /** The seconds that it is to live, a whole number above 0. */
  readonly expiresIn: number;
}

/**
 * A token that was just made. The Hub gives its value this once.
 */
export interface IMadeToken {
  readonly value: string;
  readonly token: IHubToken;

  /** As in `ApiToken.IFacts`. */
  readonly clockAhead: number | null;
}

/**
 * Ask who holds the page's token, and what it may do.
 *
 * JupyterHub REST API, GET /user.
 */
export async function askHolder(
  { token, hub }: IHubConnection,
  signal?: AbortSignal
): Promise<HubResult<IHubUser>> {
  const answer = await get(`${hub.apiUrl}user`, {
    token,
    fetch: globalThis.fetch,
    signal
  });
  const result = readAnswer(answer, 200, readUser);
  // Every token that the Hub knows may ask this.
  return !result.done && result.why === 'forbidden'
    ? { ...result, why: 'rejected' }
    : result;
}

/**
 * List a person's tokens.
 *
 * JupyterHub REST API, GET /users/{name}/tokens.
 */
export async function listTokens(
  connection: IHubConnection,
  user: string,
  signal?: AbortSignal
): Promise<HubResult<ITokenList>> {
  const { token } = connection;
  const answer = await get(addressOf(connection, user), {
    token,
    fetch: globalThis.fetch,
    signal,
    timeoutSeconds: LIST_TIMEOUT_SECONDS
  });
  const result = readAnswer<ITokenList>(answer, 200, (value, { clockAhead }) =>
    Array.isArray(value.api_tokens)
      ? { tokens: readTokens(value), clockAhead }
      : null
  );
  // Whoever waits for them has to sort and draw them.
  await pauseFor(result.done ? result.value.tokens.length : 0, 'entries');
  return result;
}

/**
 * Ask for one of a person's tokens.
 *
 * JupyterHub REST API, GET /users/{name}/tokens/{id}.
 */
export async function fetchToken(
  connection: IHubConnection,
  user: string,
  id: string
): Promise<HubResult<IHubToken>> {
  const { token } = connection;
  const answer = await get(addressOf(connection, user, id), {
    token,
    fetch: globalThis.fetch
  });
  return readAnswer(answer, 200, readToken);
}

/**
 * Creates a token, and revokes it at once if it is not the one that was asked
 * for.
 *
 * JupyterHub REST API, POST /users/{name}/tokens. Scopes, `expires_in` and note
 * are always sent: without them the Hub creates a token that has all of the
 * user's permissions and never expires. JupyterHub 2.x ignores `scopes`.
 */
export async function makeToken(
  connection: IHubConnection,
  user: string,
  order: ITokenOrder,
  signal?: AbortSignal
): Promise<HubResult<IMadeToken>> {
  const { note, scopes, expiresIn } = order;
  const answer = await change(
    connection,
    addressOf(connection, user),
    { method: 'POST', body: { note, scopes, expires_in: expiresIn } },
    signal
  );
  const result = readAnswer(answer, 201, (value, { clockAhead }) => {
    const token = readToken(value);
    const secret = asText(value.token);
    return token && secret ? { value: secret, token, clockAhead } : null;
  });
  const differences = result.done
    ? differencesOf(result.value.token, order, user)
    : [];
  if (!result.done || !differences.length) {
    return result;
  }
  const revocation = await revokeToken(connection, user, result.value.token);
  return fail({
    why: revocation.done ? 'other-token' : 'other-token-left',
    message: differences.join(', ')
  });
}

/**
 * The seconds by which a lifetime may differ from the one that was asked for.
 */
export const TOLERANCE_SECONDS = 5;

/**
 * What of a new token is more than was asked for, or is not known.
 *
 * An earlier expiry is fine: a hub may have a limit.
 */
function differencesOf(
  token: IHubToken,
  { expiresIn, note, scopes }: ITokenOrder,
  user: string
): string[] {
  const allowed = new Set(withImplied(scopes, user));
  const isShort = lifetimeSeconds(token) <= expiresIn + TOLERANCE_SECONDS;
  return [
    ...(token.scopes?.every(scope => allowed.has(scope)) ? [] : ['scopes']),
    ...(isShort ? [] : ['expires_at']),
    ...(token.note === note ? [] : ['note'])
  ];
}

/**
 * Scopes with those that the Hub adds to them in its answer: who the owner is,
 * and what `servers` implies (JupyterHub documentation, "Available scopes";
 * measured on 3.1.1 to 6.1.1).
 */
function withImplied(scopes: readonly string[], user: string): string[] {
  const implied = scopes
    .filter(scope => scope.startsWith('servers!'))
    .flatMap(scope => [`read:${scope}`, `start:${scope}`, `delete:${scope}`]);
  return [
    ...scopes,
    ...implied,
    `read:users:name!user=${user}`,
    `read:users:groups!user=${user}`
  ];
}

/**
 * Revokes a token. One that is gone already counts as revoked.
 *
 * Asks for the token first: a hub on SQLite gives the id of a revoked token to
 * the next one that is created, which must not be revoked in its place.
 *
 * JupyterHub REST API, DELETE /users/{name}/tokens/{id}. Of an app's tokens the
 * Hub revokes all, whichever is named.
 */
export async function revokeToken(
  connection: IHubConnection,
  user: string,
  { created, id }: Pick<IHubToken, 'created' | 'id'>
): Promise<HubResult<null>> {
  const now = await fetchToken(connection, user, id);
  if (!now.done) {
    return now.why === 'not-found' ? { done: true, value: null } : now;
  }
  if (created === null || now.value.created === null) {
    return fail({ why: 'malformed' });
  }
  // A database may keep times in whole seconds.
  if (Math.abs(Number(now.value.created) - Number(created)) > 1000) {
    return { done: true, value: null };
  }
  const answer = await change(connection, addressOf(connection, user, id), {
    method: 'DELETE'
  });
  const isGone =
    answer.type === 'response' &&
    (answer.status === 204 ||
      // The Hub says so in JSON; a page comes from something in between.
      (answer.status === 404 && answer.body.type !== 'html'));
  return isGone ? { done: true, value: null } : failureOf(answer);
}

/**
 * The address of a person's tokens, or of one of them.
 */
function addressOf(
  { hub }: IHubConnection,
  user: string,
  ...id: string[]
): string {
  const path = ['users', user, 'tokens', ...id].map(encodeURIComponent);
  return hub.apiUrl + path.join('/');
}

function change(
  { token }: IHubConnection,
  address: string,
  content: IContent,
  signal?: AbortSignal
): Promise<Answer> {
  // The page's own fetch: the server settings' is for the server alone.
  return send(address, content, { token, fetch: globalThis.fetch, signal });
}

function readAnswer<T>(
  answer: Answer,
  status: number,
  read: (value: JsonRecord, answer: IResponseAnswer) => T | null
): HubResult<T> {
  if (answer.type !== 'response' || answer.status !== status) {
    return failureOf(answer);
  }
  const { body } = answer;
  if (body.type === 'html' || body.type === 'too-large') {
    return fail({ why: body.type, status });
  }
  const value =
    body.type === 'json' && isRecord(body.value)
      ? read(body.value, answer)
      : null;
  return value === null
    ? fail({ why: 'malformed', status })
    : { done: true, value };
}

function failureOf(answer: Answer): IHubFailure {
  if (answer.type !== 'response') {
    const json = readJson(answer);
    return fail({ why: json.type === 'problem' ? json.problem : 'cancelled' });
  }
  const { body, retryAfter, status } = answer;
  return isForeignPage(answer)
    ? fail({ why: 'html', status })
    : fail({
        why: whyOf(status),
        status,
        message: body.type === 'json' ? asMessage(body.value) : '',
        retryAfter
      });
}

function whyOf(status: number): HubRefusal {
  switch (status) {
    case 400:
      return 'refused';
    case 401:
    case 403:
      return 'forbidden';
    case 404:
      return 'not-found';
    case 429:
      return 'too-many';
    default:
      return status >= 500 ? 'server-error' : 'status';
  }
}

function fail(
  failure: Pick<IHubFailure, 'why'> & Partial<IHubFailure>
): IHubFailure {
  return {
    done: false,
    status: null,
    message: '',
    retryAfter: null,
    ...failure
  };
}

/**
 * Whether a hub is older than a version.
 *
 * @param version - The hub's version, such as `5.5.1`; `null` where it is not
 *   known, and then it is not taken for old.
 * @param major - The first number of the version, such as 5.
 */
export function isHubBefore(version: string | null, major: number): boolean {
  return version !== null && parseInt(version, 10) < major;
}

/**
 * Who holds the token, by the facts that were learned with it.
 */
export const holders = new WeakMap<ApiToken.IFacts, IHubUser>();

/**
 * Who holds the token, as the Hub said when it was asked for these facts;
 * `null` when it did not.
 */
export function holderOf(facts: ApiToken.IFacts): IHubUser | null {
  return holders.get(facts) ?? null;
}

/**
 * Whether a JupyterHub is older than scopes, which came with 2.0.
 *
 * Such a hub gives its pages no token. But with the classic notebook server,
 * which was its default, JupyterLab puts the server's own there
 * (`$JUPYTERHUB_API_TOKEN`; measured on 1.5.1 with JupyterLab 3.4.7): a token
 * of the person, good for everything, that ends with the server.
 */
export function isBeforeScopes(hubVersion: string): boolean {
  return isHubBefore(hubVersion, 2);
}
