import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { shellConnection } from './shellconnection';

/**
 * HTTPie.
 *
 * The token comes on standard input, as with curl: not as the request's body,
 * which HTTPie would take it for, but as the file that holds a header.
 */
export function httpie(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    name: 'HTTPie',
    rank: 10,
    mimeType: 'text/x-sh',
    kernelLanguage: 'bash',
    render: request => {
      const { lines, url, token } = shellConnection(request, trans);
      const call = `http --ignore-stdin --check-status GET ${url}`;
      return [
        ...lines,
        ...(token === null
          ? [call]
          : [
              `printf 'token %s' ${token} |`,
              `  ${call} Authorization:@/dev/stdin`
            ]),
        ''
      ].join('\n');
    }
  };
}
