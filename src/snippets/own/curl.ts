import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
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
    render: request => {
      const { lines, url, token } = shellConnection(request, trans);
      const call = [
        'curl --silent --show-error --fail --globoff',
        ...(token === null ? [] : ['--header @-']),
        url
      ].join(' ');
      return [
        ...lines,
        ...(token === null
          ? [call]
          : [`printf 'Authorization: token %s\\n' ${token} |`, `  ${call}`]),
        ''
      ].join('\n');
    }
  };
}
