import type { ApiToken } from '../tokens';
import type { JsonRecord } from './validate';
import { asDate, asSegment, asText, asTextList, isRecord } from './validate';

/** The owner of a token and its scopes, `null` where the Hub does not say. */
export interface IHubUser {
  readonly name: string | null;
  readonly groups: readonly string[] | null;
  readonly scopes: readonly string[] | null;

  /** The token's own id (JupyterHub 5.0 and later). */
  readonly tokenId: string | null;

  /**
   * The browser session in which it was issued, `null` for an API token,
   * `undefined` where the Hub does not say (before 2.0).
   */
  readonly sessionId: string | null | undefined;
}

/** Whether a token may create and revoke tokens of its owner. */
export function mayCreateTokens(user: IHubUser): boolean {
  return hasScope(user, 'tokens');
}

export function mayListTokens(
  user: IHubUser
): user is IHubUser & { readonly name: string } {
  return hasScope(user, 'read:tokens') || mayCreateTokens(user);
}

/**
 * Whether a token has a scope for its own owner (JupyterHub documentation,
 * "Scopes in JupyterHub"; `all` was the name of `inherit` before 2.0).
 */
function hasScope({ name, groups, scopes }: IHubUser, scope: string): boolean {
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
  return sufficient.some(scope => scopes.includes(scope));
}

/** A token as the Hub lists it; `null` for what the Hub does not say. */
export interface IHubToken {
  /** The id in the Hub's REST API, such as `a12`. */
  readonly id: string;

  /**
   * The OAuth client that it was issued to, such as `Server at /user/alice/`;
   * `null` for an API token, which a user or script requested.
   */
  readonly app: string | null;

  readonly note: string | null;
  readonly scopes: readonly string[] | null;
  readonly created: Date | null;

  /** `null` where it was never used. */
  readonly lastUsed: Date | null;

  readonly lifetime: ApiToken.ILifetime | null;

  /** The browser session in which an OAuth client got it. */
  readonly sessionId: string | null;
}

/** Reads GET /users/{name}/tokens, without entries that have no id. */
export function readTokens(value: JsonRecord): IHubToken[] | null {
  return Array.isArray(value.api_tokens)
    ? value.api_tokens
        .filter(isRecord)
        .map(readToken)
        .filter(token => token !== null)
    : null;
}

export function readToken(value: JsonRecord): IHubToken | null {
  const id = asSegment(value.id);
  if (id === null) {
    return null;
  }
  const sessionId = asText(value.session_id);
  const client = asText(value.oauth_client);
  // The Hub itself is the client of API tokens, which have no session.
  const isApiToken =
    sessionId === null && (client === null || /^jupyterhub$/i.test(client));
  const created = asDate(value.created);
  const expires = asDate(value.expires_at);
  return {
    id,
    app: isApiToken ? null : client,
    note: asText(value.note),
    scopes: asTextList(value.scopes),
    created,
    lastUsed: asDate(value.last_activity),
    // `null` for a token that never expires; missing, nothing is known.
    lifetime:
      expires || value.expires_at === null ? { created, expires } : null,
    sessionId
  };
}

/** The seconds from creation to expiry, `Infinity` where one is not known. */
export function lifetimeSeconds({ lifetime }: IHubToken): number {
  const { created, expires } = lifetime ?? {};
  return created && expires
    ? (Number(expires) - Number(created)) / 1000
    : Infinity;
}

/**
 * Finds the page's own token by its id. Before JupyterHub 5.0, which does not
 * tell the id, the newest of the same session that was issued to the OAuth
 * client of this server.
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

export function byAge(a: IHubToken, b: IHubToken): number {
  return Number(b.created ?? 0) - Number(a.created ?? 0);
}
