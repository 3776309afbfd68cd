import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { quoteJavaScript } from '../quoting/javascript';
import { slashComment } from './slashcomment';
import { TOKEN_VARIABLE, tokenVariableWords } from './tokenvariable';

/**
 * JavaScript for Node.js, with nothing to install.
 */
export function javaScript(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    name: 'JavaScript (fetch)',
    rank: 40,
    mimeType: 'text/javascript',
    places: ['anywhere'],
    render: ({ apiUrl, token }) => {
      const paragraphs = [
        [
          slashComment(
            trans.__('Node.js 18 or newer: save as %1 and run: %2', FILE, RUN)
          )
        ],
        [
          `const url = ${quoteJavaScript(apiUrl)};`,
          ...tokenLines(token, trans)
        ],
        [
          ...(token === ''
            ? ['const response = await fetch(url);']
            : [
                'const response = await fetch(url, {',
                '  headers: { Authorization: `token ${token}` }',
                '});'
              ]),
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

/**
 * Lines that set `token`, none where the server asks for none.
 */
export function tokenLines(
  token: string | null,
  trans: TranslationBundle
): readonly string[] {
  if (token === null) {
    return [
      slashComment(tokenVariableWords(trans)),
      `const token = process.env.${TOKEN_VARIABLE};`
    ];
  }
  return token === '' ? [] : [`const token = ${quoteJavaScript(token)};`];
}
