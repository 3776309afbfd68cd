import type { TranslationBundle } from '@jupyterlab/translation';

import type { Snippet } from './common';
import {
  escapeCharacter,
  escapeUnseen,
  joinParagraphs,
  slashComment,
  TOKEN_VARIABLE,
  tokenVariableWords
} from './common';

/** For Node.js, with nothing to install. */
export const javaScript: Snippet = trans => ({
  id: 'javascript-fetch',
  title: trans.__('JavaScript (fetch)'),
  mimeType: 'text/javascript',
  places: ['anywhere'],
  render: ({ apiUrl, token }) =>
    joinParagraphs(
      [
        slashComment(
          trans.__(
            'Node.js 18 or newer: save as %1 and run: %2',
            'jupyter.mjs',
            'node jupyter.mjs'
          )
        )
      ],
      [`const url = ${quoteJavaScript(apiUrl)};`, ...tokenLines(token, trans)],
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
        PRINT_JSON
      ]
    )
});

/**
 * For Node.js, with JupyterLab's own client. Only in a file with the extension
 * `.mts` or `.mjs` does Node.js allow `await` at the top level.
 */
export const typeScript: Snippet = trans => ({
  id: 'typescript-services',
  title: trans.__('TypeScript (@jupyterlab/services)'),
  mimeType: 'application/typescript',
  places: ['anywhere'],
  render: ({ apiUrl, serverUrl, token }) =>
    joinParagraphs(
      [
        slashComment(
          trans.__(
            'Node.js 18 or newer: %1, save as %2, and run: %3',
            'npm install @jupyterlab/services tsx',
            'jupyter.mts',
            'npx tsx jupyter.mts'
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
        PRINT_JSON
      ]
    )
});

const PRINT_JSON =
  'console.log(JSON.stringify(await response.json(), null, 2));';

/** Lines that set `token`, none where the server requires no token. */
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
 * Writes any text, lone surrogates included, as a literal of JavaScript or
 * TypeScript on one line (ECMA-262, "String Literals"). A character past U+FFFF
 * has two escapes, one for each code unit.
 */
export function quoteJavaScript(text: string): string {
  const escaped = escapeUnseen(text.replace(/['\\]/g, '\\$&'), characters =>
    characters.replace(/[^]/g, escapeCharacter)
  );
  return `'${escaped}'`;
}
