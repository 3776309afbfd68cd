import * as fc from 'fast-check';

import type { ApiSnippets } from '../../tokens';
import { trans } from '../../ui/__tests__/trans';
import { builtInSnippets } from '../languages';
import { ANY_TEXT } from './anytext';

export const BUILT_IN = builtInSnippets(trans);

export function builtIn(id: string): ApiSnippets.ISnippet {
  const [snippet] = BUILT_IN.filter(snippet => snippet.id === id);
  return snippet;
}

/** The request on a server without a hub. */
export function requestOf(
  request: Partial<ApiSnippets.IRequest> = {}
): ApiSnippets.IRequest {
  const serverUrl = request.serverUrl ?? 'http://localhost:8888/';
  const path = request.path ?? '/api/sessions';
  return {
    place: 'anywhere',
    token: null,
    serverUrl,
    apiUrl: `${serverUrl}${path.slice(1)}`,
    path,
    user: '',
    isOnHub: false,
    hubUrl: '',
    takesTokenInUrl: true,
    basicAuthentication: false,
    ...request
  };
}

export const ON_HUB: Partial<ApiSnippets.IRequest> = {
  serverUrl: 'https://hub.example/user/alice/',
  user: 'alice',
  isOnHub: true,
  hubUrl: 'https://hub.example/',
  takesTokenInUrl: false
};

/** Requests whose values are any text, which no page has. */
export const ANY_REQUEST: fc.Arbitrary<ApiSnippets.IRequest> = fc
  .record({ server: ANY_TEXT, path: ANY_TEXT, token: ANY_TEXT, user: ANY_TEXT })
  .map(({ server, path, token, user }) =>
    requestOf({
      serverUrl: `http://${server}/`,
      path: `/${path}`,
      token: token || 't',
      user,
      isOnHub: user !== ''
    })
  );
