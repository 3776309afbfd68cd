import type { ApiToken } from '../tokens';

/**
 * Facts of which none is known.
 */
export const NO_FACTS: ApiToken.IFacts = {
  kind: 'none',
  absence: null,
  state: 'unknown',
  owner: null,
  groups: null,
  scopes: null,
  tokenId: null,
  lifetime: null,
  hubVersion: null,
  failure: null,
  clockAhead: null
};

/**
 * A try for which nothing was sent.
 */
export const NO_CHECK: Omit<ApiToken.ICheck, 'path' | 'outcome'> = {
  url: null,
  refusal: null,
  status: null,
  milliseconds: null,
  data: null,
  omitted: null,
  message: '',
  hub: null,
  retryAfter: null,
  clockAhead: null
};
