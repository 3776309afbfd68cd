import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { creationOf, XSRF_HEADERS, type ICreation } from '../creation';
import { quoteShell } from '../quoting/shell';
import { creationComments } from './creationcomments';
import { hashComment } from './hashcomment';
import { shellConnection } from './shellconnection';

/**
 * curl.
 *
 * The token comes on standard input: what stands in a command, every user of
 * the machine can read while it runs. `printf` is part of each shell, and so no
 * command of its own. `--header @-` is in curl from 7.55 on.
 */
export function curl(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    name: 'curl',
    rank: 0,
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
        'curl --silent --show-error --fail --globoff',
        ...(token === null ? [] : ['--header @-']),
        url,
        ...(creation ? creationOptions(creation, token !== null) : [])
      ].join(' ');
      return [
        ...lines,
        ...creationComments(creation, token !== null, trans, hashComment),
        ...(token === null
          ? [call]
          : [`printf 'Authorization: token %s\\n' ${token} |`, `  ${call}`]),
        ''
      ].join('\n');
    }
  };
}

function creationOptions(
  { method, body }: ICreation,
  hasToken: boolean
): readonly string[] {
  const headers = Object.entries({
    'Content-Type': 'application/json',
    ...(hasToken ? {} : XSRF_HEADERS)
  });
  return [
    `--request ${method}`,
    ...headers.map(
      ([name, value]) => `--header ${quoteShell(`${name}: ${value}`)}`
    ),
    `--data ${quoteShell(JSON.stringify(body))}`
  ].map(option => `\\\n    ${option}`);
}
