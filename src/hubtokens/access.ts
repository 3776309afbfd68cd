import type { ApiToken } from '../tokens';

/**
 * What a new token opens, from the narrowest to the widest.
 *
 * - `server`: the server of this page
 * - `servers`: all servers of the person
 * - `servers-and-control`: these, and it may start and stop them
 */
export const ACCESSES = ['server', 'servers', 'servers-and-control'] as const;

/**
 * What a new token opens.
 */
export type Access = (typeof ACCESSES)[number];

/**
 * The scopes of a new token (JupyterHub documentation, "Scopes in JupyterHub").
 *
 * @param user - The person's name on the Hub, as the Hub writes it.
 */
export function scopesOf(
  access: Access,
  user: string,
  hub: Pick<ApiToken.IHub, 'serverUser' | 'serverName'>
): string[] {
  switch (access) {
    case 'server':
      return [serverScope(hub)];
    case 'servers':
      return [`access:servers!user=${user}`];
    case 'servers-and-control':
      return [`access:servers!user=${user}`, `servers!user=${user}`];
  }
}

/**
 * The scope that opens one server: `alice/` is the default server of alice,
 * `alice/gpu` a named one.
 */
export function serverScope({
  serverUser,
  serverName
}: Pick<ApiToken.IHub, 'serverUser' | 'serverName'>): string {
  return `access:servers!server=${serverUser}/${serverName}`;
}
