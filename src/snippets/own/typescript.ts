import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { quoteJavaScript } from '../quoting/javascript';
import { tokenLines } from './javascript';
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
    render: ({ apiUrl, serverUrl, token }) => {
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
          ...tokenLines(token, trans),
          'const settings = ServerConnection.makeSettings({',
          ...(token === ''
            ? [`  baseUrl: ${quoteJavaScript(serverUrl)}`]
            : [`  baseUrl: ${quoteJavaScript(serverUrl)},`, '  token']),
          '});',
          `const url = ${quoteJavaScript(apiUrl)};`
        ],
        [
          'const response = await ServerConnection.makeRequest(url, {}, settings);',
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
