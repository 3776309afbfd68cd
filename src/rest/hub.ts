import type { ApiToken } from '../tokens';
import { pauseFor } from './body';
import type { FailureKind, IFailure } from './failure';
import { failed } from './failure';
import { readJson, send, TIMEOUT_SECONDS } from './request';
import type { JsonRecord } from './validate';
import {
  asDate,
  asSegment,
  asText,
  asTextList,
  asVersion,
  isRecord
} from './validate';

/**
 * What a request to a Hub needs to know. Made for one request and thrown away
 * with it, because it holds the token.
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
 * What every response of the Hub says of the Hub.
 */
interface IHubDetails {
  /** The Hub's version, such as `5.5.1`, `null` where it is not known. */
  readonly hubVersion: string | null;

  /** As in `ApiToken.IFacts`. */
  readonly clockAhead: number | null;
}

/**
 * What the Hub did.
 */
export interface IHubSuccess<T> extends IHubDetails {
  readonly done: true;
  readonly value: T;
}

/**
 * That the Hub did not do something, and why.
 */
interface IHubFailure<K extends FailureKind> extends IHubDetails {
  readonly done: false;
  readonly failure: IFailure<K>;
}

/**
 * The result of a request to the Hub.
 */
export type HubResult<T, K extends FailureKind = ApiToken.FailureKind> =
  IHubSuccess<T> | IHubFailure<K>;

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
}

/**
 * Asks whose the token is, and what it may do.
 *
 * JupyterHub REST API, GET /user.
 */
export async function fetchUser(
  connection: IHubConnection,
  signal?: AbortSignal
): Promise<HubResult<IHubUser>> {
  const result = await ask(connection, 'user', { read: readUser, signal });
  // Every token that the Hub knows may ask this.
  return !result.done && result.failure.kind === 'forbidden'
    ? { ...result, failure: { ...result.failure, kind: 'rejected' } }
    : result;
}

/**
 * Asks for the Hub's version with no token.
 *
 * JupyterHub REST API, GET /.
 */
export async function fetchVersion(
  hub: ApiToken.IHub,
  signal?: AbortSignal
): Promise<string | null> {
  const read = (value: JsonRecord) => asVersion(value.version);
  const result = await ask({ token: '', hub }, '', { read, signal });
  return result.done ? result.value : result.hubVersion;
}

/**
 * Asks for the token with which its holder asks; `null` where the Hub does not
 * tell. Before JupyterHub 5.0, where a token does not know its own id, the Hub
 * is asked for the list.
 */
export async function fetchOwnToken(
  connection: IHubConnection,
  user: IHubUser,
  serverUrl: string,
  signal?: AbortSignal
): Promise<IHubToken | null> {
  const { tokenId } = user;
  if (!mayListTokens(user)) {
    return null;
  }
  if (tokenId !== null) {
    const own = await fetchToken(connection, user.name, tokenId, signal);
    return own.done ? own.value : null;
  }
  // Whether the token works is shown when this is over: no longer than usual.
  const list = await listTokens(connection, user.name, signal, TIMEOUT_SECONDS);
  return list.done ? findOwnToken(list.value, user, serverUrl) : null;
}

/**
 * Whether the holder of a token may create and revoke tokens of their own with
 * it.
 */
export function mayMakeTokens(holder: IHubUser): boolean {
  return holds(holder, 'tokens');
}

/**
 * Whether the holder of a token may list their own tokens with it.
 */
export function mayListTokens(
  holder: IHubUser
): holder is IHubUser & { readonly name: string } {
  return holds(holder, 'read:tokens') || mayMakeTokens(holder);
}

/**
 * Whether a token has a scope for its own holder: for everybody, for the holder
 * by name or without one, for a group that the holder is in, or by a scope that
 * stands for all that the holder may (JupyterHub documentation, "Scopes in
 * JupyterHub"; `all` was the name of `inherit` before 2.0 was final).
 */
function holds({ name, groups, scopes }: IHubUser, scope: string): boolean {
  if (name === null || scopes === null) {
    return false;
  }
  const sufficient = [
    scope,
    `${scope}!user`,
    `${scope}!user=${name}`,
    ...(groups ?? []).map(group => `${scope}!group=${group}`),
    'self',
    'inherit',
    'all'
  ];
  // Not the other way round: there may be many scopes.
  return sufficient.some(scope => scopes.includes(scope));
}

/**
 * Read the answer of GET /user.
 */
function readUser(value: JsonRecord): IHubUser {
  return {
    name: asSegment(value.name),
    groups: asTextList(value.groups),
    scopes: asTextList(value.scopes),
    tokenId: asSegment(value.token_id),
    sessionId: asText(value.session_id)
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
export function readTokens(value: JsonRecord): IHubToken[] | null {
  return Array.isArray(value.api_tokens)
    ? value.api_tokens
        .filter(isRecord)
        .map(readToken)
        .filter(token => token !== null)
    : null;
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
function readLifetime(value: JsonRecord): ApiToken.ILifetime | null {
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
}

/**
 * List a person's tokens.
 *
 * JupyterHub REST API, GET /users/{name}/tokens.
 */
export async function listTokens(
  connection: IHubConnection,
  user: string,
  signal?: AbortSignal,
  timeoutSeconds = LIST_TIMEOUT_SECONDS
): Promise<HubResult<readonly IHubToken[]>> {
  const result = await ask(connection, pathOf(user), {
    read: readTokens,
    signal,
    timeoutSeconds
  });
  // Whoever waits for them has to sort and draw them.
  await pauseFor(result.done ? result.value.length : 0, 'entries');
  return result;
}

/**
 * Ask for one of a person's tokens.
 *
 * JupyterHub REST API, GET /users/{name}/tokens/{id}.
 */
export function fetchToken(
  connection: IHubConnection,
  user: string,
  id: string,
  signal?: AbortSignal
): Promise<HubResult<IHubToken>> {
  return ask(connection, pathOf(user, id), { read: readToken, signal });
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
): Promise<HubResult<IMadeToken, FailureKind>> {
  const { note, scopes, expiresIn } = order;
  const result = await ask(connection, pathOf(user), {
    method: 'POST',
    body: { note, scopes, expires_in: expiresIn },
    status: 201,
    read: readMadeToken,
    signal
  });
  const differences = result.done
    ? differencesOf(result.value.token, order, user)
    : [];
  if (!result.done || !differences.length) {
    return result;
  }
  const revocation = await revokeToken(connection, user, result.value.token);
  const kind = revocation.done ? 'other-token' : 'other-token-left';
  return notDone(result, failed(kind, null, differences.join(', ')));
}

function readMadeToken(value: JsonRecord): IMadeToken | null {
  const token = readToken(value);
  const secret = asText(value.token);
  return token && secret ? { value: secret, token } : null;
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
 *
 * @returns Whether the token was there until now.
 */
export async function revokeToken(
  connection: IHubConnection,
  user: string,
  { created, id }: Pick<IHubToken, 'created' | 'id'>
): Promise<HubResult<boolean>> {
  const now = await fetchToken(connection, user, id);
  if (!now.done) {
    return orGone(now);
  }
  if (created === null || now.value.created === null) {
    return notDone(now, failed('malformed'));
  }
  // A database may keep times in whole seconds.
  if (Math.abs(Number(now.value.created) - Number(created)) > 1000) {
    return { ...now, value: false };
  }
  return orGone(
    await ask(connection, pathOf(user, id), {
      method: 'DELETE',
      status: 204,
      read: () => true
    })
  );
}

/**
 * Takes what the Hub does not find for revoked. The Hub says so in JSON: a page
 * comes from something in between.
 */
function orGone(result: HubResult<boolean>): HubResult<boolean> {
  return !result.done && result.failure.kind === 'not-found'
    ? { ...detailsOf(result), done: true, value: false }
    : result;
}

/**
 * The path of a person's tokens, or of one of them.
 */
function pathOf(user: string, ...id: string[]): string {
  return ['users', user, 'tokens', ...id].map(encodeURIComponent).join('/');
}

/**
 * One request of the Hub's REST API.
 */
interface IHubRequest<T> {
  /** By default `GET`. */
  readonly method?: 'GET' | 'POST' | 'DELETE';

  /** Sent as JSON; nothing is sent without it. */
  readonly body?: unknown;

  /** The HTTP status when it is done, by default 200. */
  readonly status?: number;

  /** Reads the JSON of the response, `null` for another shape. */
  readonly read: (value: JsonRecord) => T | null;

  readonly signal?: AbortSignal;

  /** As in `IRequestOptions`. */
  readonly timeoutSeconds?: number;
}

/**
 * Makes a request with the token alone, to a Hub on the page's own origin.
 */
async function ask<T>(
  { token, hub }: IHubConnection,
  path: string,
  { method = 'GET', body, status = 200, read, ...rest }: IHubRequest<T>
): Promise<HubResult<T>> {
  if (!hub.sameOrigin) {
    return notDone(NO_DETAILS, failed('other-origin'));
  }
  // The page's own fetch: the server settings' is for the server alone.
  const answer = await send(
    hub.apiUrl + path,
    { method, body },
    { token, fetch: globalThis.fetch, ...rest }
  );
  const details = answer.type === 'response' ? detailsOf(answer) : NO_DETAILS;
  const result = readJson(answer, status);
  if ('kind' in result) {
    return notDone(details, result);
  }
  const value = isRecord(result.json) ? read(result.json) : null;
  return value === null
    ? notDone(details, failed('malformed', status))
    : { ...details, done: true, value };
}

function notDone<K extends FailureKind>(
  details: IHubDetails,
  failure: IFailure<K>
): IHubFailure<K> {
  return { ...detailsOf(details), done: false, failure };
}

const NO_DETAILS: IHubDetails = { hubVersion: null, clockAhead: null };

function detailsOf({ hubVersion, clockAhead }: IHubDetails): IHubDetails {
  return { hubVersion, clockAhead };
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
