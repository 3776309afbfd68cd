import type { IHubUser } from '../rest/hub';

/**
 * Whether the holder of a token may make and revoke tokens of their own with
 * it.
 */
export function mayMakeTokens(holder: IHubUser): boolean {
  return holds(holder, 'tokens');
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
  return scopes.some(held => sufficient.includes(held));
}
