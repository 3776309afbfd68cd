import type { ISnippet, IWriting, Lines } from './common';
import {
  comment,
  escapeCharacter,
  escapeUnseen,
  joinParagraphs,
  noJsonWords,
  TOKEN_VARIABLE,
  tokenVariableWords
} from './common';

/** For Node.js, with nothing to install. */
export const javaScript: ISnippet = {
  id: 'javascript-fetch',
  mimeType: 'text/javascript',
  places: ['anywhere'],
  certificate: 'NODE_EXTRA_CA_CERTS',
  render: writing => {
    const { apiUrl, token, trans } = writing;
    return joinParagraphs(
      [
        comment(
          '//',
          trans.__(
            'Node.js 18 or newer: save as %1 and run: %2',
            'jupyter.mjs',
            'node jupyter.mjs'
          )
        )
      ],
      [`const url = ${quoteJavaScript(apiUrl)};`, ...tokenLines(writing)],
      orExit(
        writing,
        'error.cause ?? error',
        ...(token === ''
          ? ['const response = await fetch(url);']
          : [
              'const response = await fetch(url, {',
              '  headers: { Authorization: `token ${token}` }',
              '});'
            ]),
        'if (!response.ok) {',
        '  throw new Error(`${response.status} ${response.statusText}`);',
        '}'
      )
    );
  }
};

/**
 * For Node.js, with JupyterLab's own client. Only in a file with the extension
 * `.mts` or `.mjs` does Node.js allow `await` at the top level.
 */
export const typeScript: ISnippet = {
  id: 'typescript-services',
  mimeType: 'application/typescript',
  places: ['anywhere'],
  certificate: 'NODE_EXTRA_CA_CERTS',
  render: writing => {
    const { apiUrl, serverUrl, token, trans } = writing;
    return joinParagraphs(
      [
        comment(
          '//',
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
        ...tokenLines(writing),
        'const settings = ServerConnection.makeSettings({',
        `  baseUrl: ${quoteJavaScript(serverUrl)}${token === '' ? '' : ','}`,
        token !== '' && '  token',
        '});',
        `const url = ${quoteJavaScript(apiUrl)};`
      ],
      orExit(
        writing,
        'error',
        'const response = await ServerConnection.makeRequest(url, {}, settings);',
        'if (!response.ok) {',
        '  throw new ServerConnection.ResponseError(response);',
        '}'
      )
    );
  }
};

/**
 * Lines that print the JSON of a `response`, and end the program with a sentence
 * when they fail.
 *
 * @param reason - An expression for the reason of the `error`.
 */
function orExit(
  { trans }: IWriting,
  reason: string,
  ...lines: readonly string[]
): Lines {
  return [
    'try {',
    ...lines.map(line => `  ${line}`),
    '  console.log(JSON.stringify(await response.json(), null, 2));',
    '} catch (error) {',
    `  console.error(String(${reason}), ${quoteJavaScript(noJsonWords(trans))});`,
    '  process.exitCode = 1;',
    '}'
  ];
}

/** Lines that set `token`, none where the server requires no token. */
function tokenLines({ token, trans }: IWriting): Lines {
  return [
    token === null && comment('//', tokenVariableWords(trans)),
    token === null
      ? `const token = process.env.${TOKEN_VARIABLE};`
      : token !== '' && `const token = ${quoteJavaScript(token)};`
  ];
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
