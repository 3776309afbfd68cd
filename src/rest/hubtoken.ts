import type { ApiToken } from '../tokens';
import type { IHubUser } from './hub';
import { asDate, asSegment, asText, asTextList, isRecord } from './validate';
import type { JsonRecord } from './validate';

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
