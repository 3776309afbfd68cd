import type { ApiToken } from '../tokens';
import { pauseIf } from './body';
import { type FailureKind, type IFailure, failed } from './failure';
import type { IHubToken, IHubUser } from './hubtoken';
import {
  findOwnToken,
  lifetimeSeconds,
  mayListTokens,
  readToken,
  readTokens
} from './hubtoken';
import type { IRequestOptions, IResponseResult } from './request';
import { readJson, send, TIMEOUT_SECONDS } from './request';
import type { JsonRecord } from './validate';
import { asSegment, asText, asTextList, asVersion, isRecord } from './validate';

/** As `IConnection`, for a Hub. Contains the token, so do not keep it. */
export interface IHubConnection {
  readonly token: string;
  readonly hub: ApiToken.IHub;
}

/**
 * The timeout of a list of tokens. The Hub expands the scopes of each token,
 * which takes it a while for thousands.
 */
const LIST_TIMEOUT_SECONDS = 120;

type HubDetails = Pick<IResponseResult, 'hubVersion' | 'clockAheadSeconds'>;

export type HubResult<
  T,
  K extends FailureKind = ApiToken.FailureKind
> = HubDetails &
  (
    | { readonly done: true; readonly value: T }
    | { readonly done: false; readonly failure: IFailure<K> }
  );

/** Fetches the token's owner and scopes (JupyterHub REST API, GET /user). */
export async function fetchUser(
  connection: IHubConnection,
  signal?: AbortSignal
): Promise<HubResult<IHubUser>> {
  const read = (value: JsonRecord) => ({
    name: asSegment(value.name),
    groups: asTextList(value.groups),
    scopes: asTextList(value.scopes),
    tokenId: asSegment(value.token_id),
    sessionId:
      value.session_id === null ? null : (asText(value.session_id) ?? undefined)
  });
  const result = await request(connection, 'user', { read, signal });
  // Every token that the Hub knows may make this request.
  return !result.done && result.failure.kind === 'forbidden'
    ? { ...result, failure: { ...result.failure, kind: 'rejected' } }
    : result;
}

/** Fetches the Hub's version, without a token (JupyterHub REST API, GET /). */
export async function fetchVersion(
  hub: ApiToken.IHub,
  signal?: AbortSignal
): Promise<string | null> {
  const read = (value: JsonRecord) => asVersion(value.version);
  const result = await request({ token: '', hub }, '', { read, signal });
  return result.done ? result.value : result.hubVersion;
}

/**
 * Fetches the connection's own token, `null` where the Hub does not tell.
 * Before JupyterHub 5.0 a token does not know its id, so this lists all tokens.
 */
export async function fetchOwnToken(
  connection: IHubConnection,
  user: IHubUser,
  serverUrl: string,
  signal?: AbortSignal
): Promise<IHubToken | null> {
  if (!mayListTokens(user)) {
    return null;
  }
  const { name, tokenId } = user;
  if (tokenId !== null) {
    const own = await fetchToken(connection, name, tokenId, signal);
    return own.done ? own.value : null;
  }
  // The state of the token is shown only after this.
  const list = await listTokens(connection, name, signal, TIMEOUT_SECONDS);
  return list.done ? findOwnToken(list.value, user, serverUrl) : null;
}

export interface INewToken {
  readonly note: string;
  readonly scopes: readonly string[];

  /** Seconds, a whole number above 0. */
  readonly expiresIn: number;
}

/** Lists a user's tokens (JupyterHub REST API, GET /users/{name}/tokens). */
export async function listTokens(
  connection: IHubConnection,
  user: string,
  signal?: AbortSignal,
  timeoutSeconds = LIST_TIMEOUT_SECONDS
): Promise<HubResult<readonly IHubToken[]>> {
  const result = await request(connection, pathOf(user), {
    read: readTokens,
    signal,
    timeoutSeconds
  });
  // The caller sorts and renders them.
  await pauseIf(result.done && result.value.length > 2000);
  return result;
}

/** Fetches one token (JupyterHub REST API, GET /users/{name}/tokens/{id}). */
export function fetchToken(
  connection: IHubConnection,
  user: string,
  id: string,
  signal?: AbortSignal
): Promise<HubResult<IHubToken>> {
  return request(connection, pathOf(user, id), { read: readToken, signal });
}

/**
 * Creates a token, and revokes it at once if it differs from the order.
 *
 * JupyterHub REST API, POST /users/{name}/tokens. Scopes, `expires_in` and note
 * are always sent: without them the Hub creates a token that has all of the
 * user's permissions and never expires. JupyterHub 2.x ignores `scopes`.
 *
 * @returns The token with its value, which the Hub gives only once.
 */
export async function createToken(
  connection: IHubConnection,
  user: string,
  order: INewToken,
  signal?: AbortSignal
): Promise<HubResult<{ value: string; token: IHubToken }, FailureKind>> {
  const { note, scopes, expiresIn } = order;
  const result = await request(connection, pathOf(user), {
    method: 'POST',
    body: { note, scopes, expires_in: expiresIn },
    status: 201,
    read: json => {
      const token = readToken(json);
      const value = asText(json.token);
      return token && value ? { value, token } : null;
    },
    signal
  });
  if (!result.done) {
    return result;
  }
  const { token } = result.value;
  const differences = differencesOf(token, order, user).join(', ');
  if (!differences) {
    return result;
  }
  const { done } = await revokeToken(connection, user, token);
  const kind = done ? 'other-token' : 'other-token-left';
  return notDone(failed(kind, null, differences));
}

/** The seconds by which a lifetime may differ from the order. */
export const TOLERANCE_SECONDS = 5;

/**
 * The fields in which a new token exceeds its order, or is not known not to.
 * An earlier expiry is fine: a hub may have a limit.
 */
function differencesOf(
  token: IHubToken,
  { expiresIn, note, scopes }: INewToken,
  user: string
): string[] {
  // The Hub adds who the owner is, and what `servers` implies (JupyterHub
  // documentation, "Available scopes"; measured on 3.1.1 to 6.1.1).
  const allowed = new Set([
    ...scopes,
    ...scopes
      .filter(scope => scope.startsWith('servers!'))
      .flatMap(scope => [`read:${scope}`, `start:${scope}`, `delete:${scope}`]),
    `read:users:name!user=${user}`,
    `read:users:groups!user=${user}`
  ]);
  const isShort = lifetimeSeconds(token) <= expiresIn + TOLERANCE_SECONDS;
  return [
    ...(token.scopes?.every(scope => allowed.has(scope)) ? [] : ['scopes']),
    ...(isShort ? [] : ['expires_at']),
    ...(token.note === note ? [] : ['note'])
  ];
}

/**
 * Revokes a token (JupyterHub REST API, DELETE /users/{name}/tokens/{id}); of an
 * OAuth client all tokens. One that is gone already counts as revoked.
 *
 * Fetches the token first: a hub on SQLite gives the id of a revoked token to
 * the next one that is created, which must not be revoked in its place.
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
  if (!created || !now.value.created) {
    return notDone(failed('malformed'));
  }
  // A database may keep times in whole seconds.
  if (Math.abs(Number(now.value.created) - Number(created)) > 1000) {
    return { ...now, value: false };
  }
  const read = () => true;
  const options = { method: 'DELETE', status: 204, read } as const;
  return orGone(await request(connection, pathOf(user, id), options));
}

/** Counts a token that the Hub does not find as revoked. */
function orGone(result: HubResult<boolean>): HubResult<boolean> {
  return !result.done && result.failure.kind === 'not-found'
    ? { ...NO_DETAILS, done: true, value: false }
    : result;
}

function pathOf(user: string, ...id: string[]): string {
  return ['users', user, 'tokens', ...id].map(encodeURIComponent).join('/');
}

interface IHubRequest<T> extends Omit<IRequestOptions, 'token' | 'fetch'> {
  readonly status?: number;

  /** Reads the JSON of the response, `null` for another shape. */
  readonly read: (value: JsonRecord) => T | null;
}

/** Makes a request with the token alone, to a Hub on the page's own origin. */
async function request<T>(
  { token, hub }: IHubConnection,
  path: string,
  { status = 200, read, ...options }: IHubRequest<T>
): Promise<HubResult<T>> {
  if (!hub.sameOrigin) {
    return notDone(failed('other-origin'));
  }
  // The page's own fetch: the server settings' is for the server alone.
  const answer = await send(`${hub.url}api/${path}`, {
    token,
    fetch: globalThis.fetch,
    ...options
  });
  const { hubVersion, clockAheadSeconds } =
    answer.type === 'response' ? answer : NO_DETAILS;
  const details = { hubVersion, clockAheadSeconds };
  const result = readJson(answer, status);
  if ('kind' in result) {
    // Where it is not known to be the Hub's word. Its API does not redirect.
    const isDoubtful =
      DOUBTFUL.includes(result.kind) &&
      !(answer.type === 'response' && answer.gateway === null);
    const kind = isDoubtful ? 'blocked' : result.kind;
    return notDone({ ...result, kind }, details);
  }
  const value = isRecord(result.json) ? read(result.json) : null;
  return value === null
    ? notDone(failed('malformed', status), details)
    : { ...details, done: true, value };
}

/** What a gateway says as well as the Hub. */
const DOUBTFUL = ['bad-request', 'forbidden', 'html', 'not-found', 'status'];

const NO_DETAILS: HubDetails = { hubVersion: null, clockAheadSeconds: null };

function notDone<T, K extends FailureKind>(
  failure: IFailure<K>,
  details = NO_DETAILS
): HubResult<T, K> {
  return { ...details, done: false, failure };
}

/**
 * Whether a hub is older than a major version; `false` where its version is not
 * known.
 *
 * Before 2.0 there are no scopes, and a page has a token only with the classic
 * notebook server: the server's own (`$JUPYTERHUB_API_TOKEN`; measured on 1.5.1
 * with JupyterLab 3.4.7), with all of the user's permissions.
 */
export function isHubBefore(version: string | null, major: number): boolean {
  return version !== null && parseInt(version, 10) < major;
}

/**
 * Whether the Hub's token page has the field "Permissions", which came with
 * JupyterHub 5.0. Where the Hub's version is not known, the server's decides.
 */
export function hasPermissionsField(
  { user }: ApiToken.IHub,
  version: string | null
): boolean {
  return version ? !isHubBefore(version, 5) : user !== null;
}
