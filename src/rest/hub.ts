import type { ApiToken } from '../tokens';
import type { IConnection } from './connection';
import { findOwnToken, readLifetime, readTokens } from './hubtoken';
import { isRefusal, readJson } from './json';
import { get } from './request';
import type { Answer, IResponseAnswer } from './request';
import { asSegment, asText, asTextList, asVersion, isRecord } from './validate';
import type { JsonRecord } from './validate';

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
