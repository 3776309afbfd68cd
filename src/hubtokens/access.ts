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

/**
 * The seconds of a day.
 */
export const DAY = 24 * 60 * 60;

/**
 * The lifetimes to choose from, in seconds: an hour, a day, 7, 30 and 90 days,
 * and a year.
 */
const LIFETIMES = [60 * 60, DAY, 7 * DAY, 30 * DAY, 90 * DAY, 365 * DAY];

/**
 * The lifetime that is chosen at first where no setting says, in seconds.
 */
const USUAL_LIFETIME = 30 * DAY;

/**
 * The lifetimes to choose from, in seconds, from the shortest on.
 *
 * @param expiresInDays - The setting: no token may live longer.
 */
export function lifetimes(expiresInDays: number | null): number[] {
  const longest = secondsOf(expiresInDays);
  return longest === null
    ? LIFETIMES
    : [...LIFETIMES.filter(seconds => seconds < longest), longest];
}

/**
 * The lifetime that is chosen at first, in seconds.
 *
 * @param expiresInDays - The setting.
 */
export function firstLifetime(expiresInDays: number | null): number {
  return secondsOf(expiresInDays) ?? USUAL_LIFETIME;
}

/**
 * The Hub takes whole seconds only, and what ends at once is of no use.
 */
function secondsOf(days: number | null): number | null {
  return days === null ? null : Math.max(1, Math.round(days * DAY));
}

/**
 * Whether the Hub gives a new token only the scopes that it is asked for.
 * JupyterHub 2.x ignores them (measured on 2.3.1): the token has all of the
 * user's permissions.
 */
export function limitsTokens(hubVersion: string | null): boolean {
  return parseInt(hubVersion ?? '', 10) >= 3;
}

/**
 * Whether the page may make tokens, and why not.
 *
 * - `lite`, `no-hub`, `no-token`: there is nothing to make them with
 * - `other-origin`: browsers do not let the page ask the Hub
 * - `asking`: not known yet
 * - `not-asked`: not known, for the person cancelled
 * - `failed`: the Hub could not be asked
 * - `may-not`, `may-list`, `may-make`: what the Hub lets the page do
 * - `unlimited`: it may make them, but the Hub may give them more than was asked
 */
export type Standing =
  | 'lite'
  | 'no-hub'
  | 'no-token'
  | 'other-origin'
  | 'asking'
  | 'not-asked'
  | 'failed'
  | 'may-not'
  | 'may-list'
  | 'may-make'
  | 'unlimited';
