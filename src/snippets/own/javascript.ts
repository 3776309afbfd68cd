import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { creationOf, XSRF_HEADERS, type ICreation } from '../creation';
import { creationComments } from './creationcomments';
import { javaScriptUrl } from './javascriptconnection';
import { constantLines, fieldOf } from './javascriptliteral';
import { separated } from './separated';
import { slashComment } from './slashcomment';

/**
 * JavaScript for Node.js, with nothing to install.
 */
export function javaScript(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    name: 'JavaScript (fetch)',
    rank: 40,
    mimeType: 'text/javascript',
    actions: ['read', 'create'],
    render: request => {
      const creation = request.action === 'create' ? creationOf(request) : null;
      const url = creation?.url ?? request.apiUrl;
      const { imports, lines, hasToken } = javaScriptUrl(request, url, trans);
      const paragraphs = [
        [
          slashComment(
            trans.__('Node.js 18 or newer: save as %1 and run: %2', FILE, RUN)
          ),
          ...imports
        ],
        lines,
        [
          ...(creation ? constantLines('body', creation.body) : []),
          ...creationComments(creation, hasToken, trans, slashComment),
          ...callLines(creation, hasToken),
          'if (!response.ok) {',
          '  throw new Error(`${response.status} ${await response.text()}`);',
          '}',
          'console.log(JSON.stringify(await response.json(), null, 2));'
        ]
      ];
      return paragraphs
        .map(paragraph => `${paragraph.join('\n')}\n`)
        .join('\n');
    }
  };
}

const FILE = 'jupyter.mjs';
const RUN = `node ${FILE}`;

function callLines(
  creation: ICreation | null,
  hasToken: boolean
): readonly string[] {
  const headers = [
    ...(hasToken ? ['Authorization: `token ${token}`'] : []),
    ...(creation ? ["'Content-Type': 'application/json'"] : []),
    ...(creation && !hasToken ? Object.entries(XSRF_HEADERS).map(fieldOf) : [])
  ];
  const options = [
    ...(creation ? [`method: '${creation.method}'`] : []),
    ...(headers.length > 0 ? [`headers: { ${headers.join(', ')} }`] : []),
    ...(creation ? ['body: JSON.stringify(body)'] : [])
  ];
  return options.length > 0
    ? ['const response = await fetch(url, {', ...separated(options), '});']
    : ['const response = await fetch(url);'];
}
