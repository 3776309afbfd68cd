import type { IHubToken } from '../rest/hubtoken';
import { decode } from '../rest/path';
import type { ApiToken } from '../tokens';
import { DAY, HOUR } from '../ui/time';

/**
 * The access of a new token, from the narrowest to the widest.
 *
 * - `server`: the server of this page
 * - `servers`: all servers of the user
 * - `servers-and-control`: all servers, and starting and stopping them
 */
export const ACCESSES = ['server', 'servers', 'servers-and-control'] as const;

export type Access = (typeof ACCESSES)[number];

/** The scopes of a new token (JupyterHub, "Scopes in JupyterHub"). */
export function scopesOf(
  access: Access,
  user: string,
  hub: ApiToken.IHub
): string[] {
  const servers = `access:servers!user=${user}`;
  const scopes: Record<Access, string[]> = {
    server: [serverScope(hub)],
    servers: [servers],
    'servers-and-control': [servers, `servers!user=${user}`]
  };
  return scopes[access];
}

/**
 * The scope for access to one server: `alice/` is the default server of alice,
 * `alice/gpu` a named one; or to a service.
 */
export function serverScope(hub: ApiToken.IHub): string {
  return hub.serviceName
    ? `access:services!service=${hub.serviceName}`
    : `access:servers!server=${hub.serverUser}/${hub.serverName}`;
}

/** The lifetimes to choose from, in seconds. The setting is the longest. */
export function lifetimes(expiresInDays: number): number[] {
  const usual = [HOUR, DAY, 7 * DAY, 30 * DAY, 90 * DAY, 365 * DAY];
  const longest = firstLifetime(expiresInDays);
  return expiresInDays
    ? [...usual.filter(seconds => seconds < longest), longest]
    : usual;
}

/** The lifetime that is chosen at first, in seconds. */
export function firstLifetime(expiresInDays: number): number {
  // The Hub takes whole seconds only.
  return Math.max(1, Math.round((expiresInDays || 30) * DAY));
}

/** The settings in `schema/hub-tokens.json`; `0` and `''` for not set. */
export interface IHubTokenSettings {
  readonly expiresInDays: number;
  readonly access: Access | '';
}

/**
 * Whether a token is one that the Hub created for a server of the user. The note
 * alone does not tell: a script can give any note to a token.
 *
 * - `yes`: its note, path, permissions and expiry are those of such a token
 * - `doubtful`: its note is, but not the rest; or more than one token fits, and
 *   a server has one
 * - `no`: its note is another one
 */
export function isServersOwn(
  token: IHubToken,
  tokens: readonly IHubToken[],
  user: string,
  hub: ApiToken.IHub
): 'yes' | 'doubtful' | 'no' {
  if (token.app !== null || !NOTE.test(token.note ?? '')) {
    return 'no';
  }
  const base = decode(new URL('..', hub.url).pathname) ?? '';
  const isFit = (other: IHubToken) => fits(other, user, `${base}user/${user}/`);
  return isFit(token) &&
    !tokens.some(
      other =>
        other.id !== token.id && other.note === token.note && isFit(other)
    )
    ? 'yes'
    : 'doubtful';
}

/** The note that JupyterHub gives to the token of a server (`User.spawn`). */
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
  const path = decode(NOTE.exec(note ?? '')?.[1] ?? '') ?? '';
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
