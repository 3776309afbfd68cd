import type { IHubToken } from '../rest/hubtoken';
import type { ApiToken } from '../tokens';

/**
 * Whether a token is one that the Hub created for a server of the user.
 *
 * - `yes`: its note, path, permissions and expiry are those of such a token
 * - `doubtful`: its note is, but not the rest; or more than one token fits, and
 *   a server has one
 * - `no`: its note is another one
 */
export type ServersOwn = 'yes' | 'doubtful' | 'no';

/**
 * Tells whether a token is a server's own. The note alone does not: a script
 * can give any note to a token.
 *
 * @param tokens - All tokens of the user.
 * @param user - The user's name on the Hub.
 */
export function isServersOwn(
  token: IHubToken,
  tokens: readonly IHubToken[],
  user: string,
  hub: Pick<ApiToken.IHub, 'homeUrl'>
): ServersOwn {
  if (token.app !== null || !NOTE.test(token.note ?? '')) {
    return 'no';
  }
  const base = decode(new URL('..', hub.homeUrl).pathname);
  const isFit = (other: IHubToken) => fits(other, user, `${base}user/${user}/`);
  return isFit(token) &&
    !tokens.some(
      other =>
        other.id !== token.id && other.note === token.note && isFit(other)
    )
    ? 'yes'
    : 'doubtful';
}

/**
 * The note that JupyterHub gives to the token of a server (`User.spawn`).
 */
const NOTE = /^Server at (\/.*)$/s;

/**
 * Whether permissions, expiry and path are those of a server's own token
 * (measured on JupyterHub 3.1.1 to 6.1.1).
 *
 * @param servers - The path of the user's default server, decoded.
 */
function fits(
  { lifetime, note, scopes }: IHubToken,
  user: string,
  servers: string
): boolean {
  const activity = `users:activity!user=${user}`;
  if (lifetime?.expires !== null || !scopes?.includes(activity)) {
    return false;
  }
  const path = decode(NOTE.exec(note ?? '')?.[1] ?? '');
  const name = path.slice(servers.length).replace(/\/$/, '');
  const allowed = [
    activity,
    `read:${activity}`,
    `read:users:name!user=${user}`,
    `read:users:groups!user=${user}`,
    `access:servers!server=${user}/${name}`,
    // Before JupyterHub 4.0.
    `access:servers!user=${user}`
  ];
  return (
    path === (name ? `${servers}${name}/` : servers) &&
    !name.includes('/') &&
    scopes.every(scope => allowed.includes(scope))
  );
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
