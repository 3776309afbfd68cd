import type { IHubUser } from '../rest/hub';

/**
 * Whether the holder of a token may create and revoke tokens of their own with
 * it.
 */
export function mayMakeTokens(holder: IHubUser): boolean {
  return holds(holder, 'tokens');
}

/**
 * Whether the Hub gives a new token only the scopes that it is asked for.
 * JupyterHub 2.x ignores them (measured on 2.3.1): the token has all of the
 * user's permissions.
 */
export function limitsTokens({
  hubVersion
}: Pick<IHubUser, 'hubVersion'>): boolean {
  return parseInt(hubVersion ?? '', 10) >= 3;
}

/**
 * Whether the holder of a token may list their own tokens with it.
 */
export function mayListTokens(holder: IHubUser): boolean {
  return holds(holder, 'read:tokens') || mayMakeTokens(holder);
}

/**
 * Whether a token has a scope for its own holder: for everybody, for the holder
 * by name or without one, for a group that the holder is in, or by a scope that
 * stands for all that the holder may (JupyterHub documentation, "Scopes in
 * JupyterHub"; `all` was the name of `inherit` before 2.0 was final).
 */
function holds({ name, groups, scopes }: IHubUser, scope: string): boolean {
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
  // Not the other way round: there may be many scopes.
  return sufficient.some(scope => scopes.includes(scope));
}
