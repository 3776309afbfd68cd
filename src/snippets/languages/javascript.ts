import type { TranslationBundle } from '@jupyterlab/translation';

import type { Snippet } from './common';
import {
  certificateWords,
  escapeCharacter,
  escapeUnseen,
  joinParagraphs,
  noJsonWords,
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
  note: request => certificateWords('NODE_EXTRA_CA_CERTS', request, trans),
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
        ...orExit(
          [
            ...(token === ''
              ? ['const response = await fetch(url);']
              : [
                  'const response = await fetch(url, {',
                  '  headers: { Authorization: `token ${token}` }',
                  '});'
                ]),
            'if (!response.ok) {',
            '  throw new Error(`${response.status} ${response.statusText}`);',
            '}',
            PRINT_JSON
          ],
          trans,
          'error.cause ?? error'
        )
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
  note: request => certificateWords('NODE_EXTRA_CA_CERTS', request, trans),
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
      orExit(
        [
          'const response = await ServerConnection.makeRequest(url, {}, settings);',
          'if (!response.ok) {',
          '  throw new ServerConnection.ResponseError(response);',
          '}',
          PRINT_JSON
        ],
        trans
      )
    )
});

const PRINT_JSON =
  'console.log(JSON.stringify(await response.json(), null, 2));';

/** Lines that end the program with a sentence when they fail. */
function orExit(
  lines: readonly string[],
  trans: TranslationBundle,
  reason = 'error'
): readonly string[] {
  return [
    'try {',
    ...lines.map(line => `  ${line}`),
    '} catch (error) {',
    `  console.error(String(${reason}), ${quoteJavaScript(noJsonWords(trans))});`,
    '  process.exitCode = 1;',
    '}'
  ];
}

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
