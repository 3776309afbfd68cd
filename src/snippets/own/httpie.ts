import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { creationOf, XSRF_HEADERS, type ICreation } from '../creation';
import { quoteShell } from '../quoting/shell';
import { creationComments } from './creationcomments';
import { hashComment } from './hashcomment';
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
    actions: ['read', 'create'],
    render: request => {
      const creation = request.action === 'create' ? creationOf(request) : null;
      const { lines, url, token } = shellConnection(
        request,
        creation?.url ?? request.apiUrl,
        trans
      );
      const call = [
        `http --ignore-stdin --check-status ${creation?.method ?? 'GET'} ${url}`,
        ...(token === null ? [] : ['Authorization:@/dev/stdin']),
        ...(creation ? creationOptions(creation, token !== null) : [])
      ].join(' ');
      return [
        ...lines,
        ...creationComments(creation, token !== null, trans, hashComment),
        ...(token === null
          ? [call]
          : [`printf 'token %s' ${token} |`, `  ${call}`]),
        ''
      ].join('\n');
    }
  };
}

function creationOptions(
  { body }: ICreation,
  hasToken: boolean
): readonly string[] {
  const headers = hasToken ? [] : Object.entries(XSRF_HEADERS);
  return [
    ...headers.map(([name, value]) => quoteShell(`${name}:${value}`)),
    `--raw ${quoteShell(JSON.stringify(body))}`
  ].map(option => `\\\n    ${option}`);
}
