import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { creationOf, XSRF_HEADERS } from '../creation';
import { quoteR } from '../quoting/r';
import { creationComments } from './creationcomments';
import { hashComment } from './hashcomment';
import { rConnectionLines } from './rconnection';
import { listLines } from './rliteral';

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
    actions: ['read', 'create'],
    render: request => {
      const creation = request.action === 'create' ? creationOf(request) : null;
      const url = creation?.url ?? request.apiUrl;
      const hasToken = request.token !== '';
      const steps = [
        'request(url)',
        ...(creation?.method === 'PUT' ? ['req_method("PUT")'] : []),
        ...(hasToken
          ? ['req_headers(Authorization = paste("token", token))']
          : creation
            ? [`req_headers(${XSRF})`]
            : []),
        ...(creation ? ['req_body_json(body)'] : []),
        'req_perform()',
        'resp_body_json()',
        'str()'
      ];
      const paragraphs = [
        ['# install.packages(c("httr2", "jsonlite"))', 'library(httr2)'],
        rConnectionLines(request, url, trans),
        [
          ...(creation ? listLines('body', creation.body) : []),
          ...creationComments(creation, hasToken, trans, hashComment),
          steps.join(' |>\n  ')
        ]
      ];
      return paragraphs
        .map(paragraph => `${paragraph.join('\n')}\n`)
        .join('\n');
    }
  };
}

const XSRF = Object.entries(XSRF_HEADERS)
  .map(([name, value]) => `\`${name}\` = ${quoteR(value)}`)
  .join(', ');
