import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { creationOf, XSRF_HEADERS } from '../creation';
import { creationComments } from './creationcomments';
import { hashComment } from './hashcomment';
import { pythonCode } from './pythoncode';
import { pythonUrl } from './pythonconnection';
import { assignLines } from './pythonliteral';

/**
 * Python with Requests, the library that most people know.
 */
export function pythonRequests(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    name: 'Python (requests)',
    rank: 20,
    mimeType: 'text/x-python',
    kernelLanguage: 'python',
    actions: ['read', 'create'],
    render: request => {
      const creation = request.action === 'create' ? creationOf(request) : null;
      const url = creation?.url ?? request.apiUrl;
      const { imports, lines, hasToken } = pythonUrl(request, url, trans);
      const headers = hasToken
        ? ['headers = {"Authorization": f"token {token}"}']
        : creation
          ? assignLines('headers', XSRF_HEADERS)
          : [];
      const given = [
        'url',
        ...(headers.length > 0 ? ['headers=headers'] : []),
        ...(creation ? ['json=body'] : []),
        'timeout=10'
      ];
      const method = creation?.method.toLowerCase() ?? 'get';
      return pythonCode([...imports, 'import json', 'import requests'], lines, [
        ...headers,
        ...(creation ? assignLines('body', creation.body) : []),
        ...creationComments(creation, hasToken, trans, hashComment),
        `response = requests.${method}(${given.join(', ')})`,
        'response.raise_for_status()',
        'print(json.dumps(response.json(), indent=2))'
      ]);
    }
  };
}
