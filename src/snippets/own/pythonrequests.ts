import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { pythonCode } from './pythoncode';
import { pythonUrl } from './pythonconnection';

/**
 * Python with Requests, the library that most people know.
 */
export function pythonRequests(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    name: 'Python (requests)',
    rank: 20,
    mimeType: 'text/x-python',
    kernelLanguage: 'python',
    render: request => {
      const { imports, lines, hasToken } = pythonUrl(request, trans);
      return pythonCode([...imports, 'import json', 'import requests'], lines, [
        ...(hasToken
          ? [
              'headers = {"Authorization": f"token {token}"}',
              'response = requests.get(url, headers=headers, timeout=10)'
            ]
          : ['response = requests.get(url, timeout=10)']),
        'response.raise_for_status()',
        'print(json.dumps(response.json(), indent=2))'
      ]);
    }
  };
}
