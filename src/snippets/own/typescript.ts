import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { creationOf, XSRF_HEADERS, type ICreation } from '../creation';
import { quoteJavaScript } from '../quoting/javascript';
import { creationComments } from './creationcomments';
import { tokenLines } from './javascriptconnection';
import { constantLines, fieldOf } from './javascriptliteral';
import { separated } from './separated';
import { slashComment } from './slashcomment';

/**
 * TypeScript for Node.js, with JupyterLab's own client.
 *
 * The file's name has to end in `.mts`: a file that Node.js does not know for
 * an ES module can't await at its top level.
 */
export function typeScript(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    name: 'TypeScript (@jupyterlab/services)',
    rank: 50,
    mimeType: 'application/typescript',
    places: ['anywhere'],
    actions: ['read', 'create'],
    render: request => {
      const creation = request.action === 'create' ? creationOf(request) : null;
      const hasToken = request.token !== '';
      const paragraphs = [
        [
          slashComment(
            trans.__(
              'Node.js 18 or newer: %1, save as %2, and run: %3',
              INSTALL,
              FILE,
              RUN
            )
          ),
          "import { ServerConnection } from '@jupyterlab/services';"
        ],
        [
          ...tokenLines(request.token, trans),
          'const settings = ServerConnection.makeSettings({',
          ...separated([
            `baseUrl: ${quoteJavaScript(request.serverUrl)}`,
            ...(hasToken ? ['token'] : [])
          ]),
          '});',
          `const url = ${quoteJavaScript(creation?.url ?? request.apiUrl)};`
        ],
        [
          ...(creation ? constantLines('body', creation.body) : []),
          ...creationComments(creation, hasToken, trans, slashComment),
          ...callLines(creation, hasToken),
          'if (!response.ok) {',
          '  throw new ServerConnection.ResponseError(response);',
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

const INSTALL = 'npm install @jupyterlab/services tsx';
const FILE = 'jupyter.mts';
const RUN = `npx tsx ${FILE}`;

function callLines(
  creation: ICreation | null,
  hasToken: boolean
): readonly string[] {
  if (!creation) {
    return [
      'const response = await ServerConnection.makeRequest(url, {}, settings);'
    ];
  }
  const headers = Object.entries(XSRF_HEADERS).map(fieldOf).join(', ');
  const options = [
    `method: '${creation.method}'`,
    ...(hasToken ? [] : [`headers: { ${headers} }`]),
    'body: JSON.stringify(body)'
  ];
  return [
    'const init = {',
    ...separated(options),
    '};',
    'const response = await ServerConnection.makeRequest(url, init, settings);'
  ];
}
