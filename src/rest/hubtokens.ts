import type { ApiToken } from '../tokens';
import type { IHubUser } from './hub';
import { readUser } from './hub';
import type { IHubToken } from './hubtoken';
import { lifetimeSeconds, readToken, readTokens } from './hubtoken';
import { isForeignPage, readJson } from './json';
import { pauseFor } from './pause';
import { get, send } from './request';
import type { Answer, IContent, IResponseAnswer } from './request';
import { asMessage, asText, isRecord } from './validate';
import type { JsonRecord } from './validate';

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
