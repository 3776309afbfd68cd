import type { ApiToken } from '../tokens';

/**
 * Load the page again, for a new token.
 *
 * A server that accepts a dead token from its cache would give the page the
 * same one again. The way over the Hub's sign-in page begins a new session,
 * for which the server asks the Hub anew (measured; the cache's key is in
 * `HubAuth.user_for_token`).
 *
 * @param hub - The hub that knows the token no longer while the server may
 *   still do; `null` where a plain reload is enough.
 */
export function reloadPage(hub: ApiToken.IHub | null): void {
  const { location } = window;
  if (hub) {
    const next = encodeURIComponent(location.pathname + location.search);
    location.assign(`${hub.loginUrl}?next=${next}`);
  } else {
    location.reload();
  }
}
