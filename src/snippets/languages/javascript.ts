import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import {
  escapeUnseen,
  SHORT_ESCAPES,
  slashComment,
  TOKEN_VARIABLE,
  tokenVariableWords
} from './common';

/**
 * JavaScript for Node.js, with nothing to install.
 */
export function javaScript(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    id: 'javascript-fetch',
    title: trans.__('JavaScript (fetch)'),
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
function tokenLines(
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

/**
 * TypeScript for Node.js, with JupyterLab's own client.
 *
 * The file's name has to end in `.mts`: a file that Node.js does not know for
 * an ES module can't await at its top level.
 */
export function typeScript(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    id: 'typescript-services',
    title: trans.__('TypeScript (@jupyterlab/services)'),
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
              TYPESCRIPT_FILE,
              RUN_TYPESCRIPT
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
const TYPESCRIPT_FILE = 'jupyter.mts';
const RUN_TYPESCRIPT = `npx tsx ${TYPESCRIPT_FILE}`;

/**
 * Write a text as a literal of JavaScript, TypeScript too, on one line.
 *
 * Every text can be written, halves of pairs of surrogates included. Unseen
 * characters are escaped, see `escapeUnseen`.
 *
 * ECMA-262, "String Literals".
 */
export function quoteJavaScript(text: string): string {
  const escaped = text.replace(/['\\]/g, '\\$&');
  return `'${escapeUnseen(escaped, escapeUnits)}'`;
}

/**
 * Escape each code unit: a character past U+FFFF has two.
 */
function escapeUnits(characters: string): string {
  return characters.replace(
    /[^]/g,
    unit =>
      SHORT_ESCAPES[unit] ??
      `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  );
}
