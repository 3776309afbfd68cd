import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { rConnectionLines } from './rconnection';

/**
 * R with httr2.
 *
 * httr2 does not bring jsonlite along, but can't read or write JSON without it.
 * It never prints an `Authorization` header (0.2.2; and again from 1.1.1, in
 * all that prints a request), and here nothing prints one.
 */
export function r(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    name: 'R (httr2)',
    rank: 60,
    mimeType: 'text/x-rsrc',
    kernelLanguage: 'R',
    render: request => {
      const steps = [
        'request(url)',
        ...(request.token === ''
          ? []
          : ['req_headers(Authorization = paste("token", token))']),
        'req_perform()',
        'resp_body_json()',
        'str()'
      ];
      const paragraphs = [
        ['# install.packages(c("httr2", "jsonlite"))', 'library(httr2)'],
        rConnectionLines(request, trans),
        [steps.join(' |>\n  ')]
      ];
      return paragraphs
        .map(paragraph => `${paragraph.join('\n')}\n`)
        .join('\n');
    }
  };
}
