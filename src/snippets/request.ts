import { resolvePath } from '../rest/address';
import type { ApiSnippets, ApiToken, IApiToken } from '../tokens';
import { strictAddress } from './address';

/**
 * What a person chose for the code.
 */
export interface IChoice {
  readonly place: ApiSnippets.Place;
  readonly path: string;

  /** The token that the code is to hold, as `IRequest` has it. */
  readonly token: string | null;
}

/**
 * What the code is to do, or why there can be none.
 */
export type Request =
  | { readonly request: ApiSnippets.IRequest; readonly refusal: null }
  | { readonly request: null; readonly refusal: ApiToken.PathRefusal };

/**
 * Put together what a snippet is told.
 */
export function makeRequest(
  { hub, serverUrl }: Pick<IApiToken, 'hub' | 'serverUrl'>,
  { place, path, token }: IChoice
): Request {
  const { url, refusal } = resolvePath(serverUrl, path);
  if (url === null) {
    return { request: null, refusal };
  }
  const given = path.trim();
  return {
    request: {
      place,
      // Inside the server no code needs the person's token.
      token: place === 'server' && token ? null : token,
      serverUrl: strictAddress(serverUrl),
      apiUrl: strictAddress(url),
      path: given.startsWith('/') ? given : `/${given}`,
      user: hub ? (hub.user ?? hub.serverUser) : '',
      isOnHub: hub !== null
    },
    refusal: null
  };
}
