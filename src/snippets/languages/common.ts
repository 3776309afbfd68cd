import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { INVISIBLE } from '../../ui/untrusted';

/** What a built-in snippet writes, and the language of its comments. */
export interface IWriting extends ApiSnippets.IRequest {
  readonly trans: TranslationBundle;
}

/** A built-in snippet. `index.ts` has its title and, by its place, its rank. */
export interface ISnippet extends Omit<
  ApiSnippets.ISnippet,
  'title' | 'note' | 'render' | 'rank'
> {
  render(writing: IWriting): string;
  note?(writing: IWriting): string;

  /**
   * The environment variable for the file of a certificate that only some
   * computers know, such as that of a company.
   */
  readonly certificate?: string;
}

/**
 * Escapes the characters that are invisible or change how others look:
 * controls, text direction marks, joiners, spaces other than the plain one,
 * lone surrogates, and unassigned characters. Users read code before they run
 * it, so a value must not look like another one.
 */
export function escapeUnseen(
  text: string,
  escape: (characters: string) => string
): string {
  return text.replace(UNSEEN, escape);
}

const UNSEEN = new RegExp(`(?:(?! )[${INVISIBLE}\\p{Zs}])+`, 'gu');

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r'
};

/** Escapes a character or code unit for Python, JavaScript and R. */
export function escapeCharacter(character: string): string {
  return SHORT_ESCAPES[character] ?? escapeUnicode(character);
}

/**
 * Escapes with as many digits as the language reads, because the next character
 * may look like one: `\u` with 4 or, past U+FFFF, `\U` with 8.
 */
export function escapeUnicode(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length <= 4
    ? `\\u${hex.padStart(4, '0')}`
    : `\\U${hex.padStart(8, '0')}`;
}

/**
 * The environment variable with the token for code that does not contain it.
 * jupyter_server reads `JUPYTER_TOKEN` as the token that it requires.
 */
export const TOKEN_VARIABLE = 'JUPYTER_API_TOKEN';

/** Sets the variable in bash and zsh. The history does not keep the input. */
const SET_TOKEN = `read -rs ${TOKEN_VARIABLE} && export ${TOKEN_VARIABLE}`;

export function tokenVariableWords(
  trans: TranslationBundle,
  command = SET_TOKEN
): string {
  return trans.__(
    'Set the token first, without leaving it in your shell’s history: %1',
    command
  );
}

export function comment(sign: '#' | '//', words: string): string {
  return `${sign} ${words.replace(/\s+/g, ' ')}`;
}

/**
 * Writes words as a comment for code that is pasted into a shell.
 *
 * zsh runs a pasted comment as the command `#`, which it does not find. A
 * quotation mark would make it read on, so a typographic one is used.
 */
export function hashComment(words: string): string {
  return comment('#', words.replace(/['"`]/g, '’'));
}

/** The first line of code that finds the server around it. */
export function serverComment({ isOnHub, trans }: IWriting): string {
  return hashComment(
    isOnHub
      ? trans.__('JupyterHub gives this server its URL and token.')
      : trans.__(
          'The URL and token are in a file of this server that only you can read.'
        )
  );
}

/** The end of a snippet that finds no server around it. */
export function notFoundWords(trans: TranslationBundle): string {
  return trans.__(
    'The server was not found. Run this in a notebook or terminal on the server.'
  );
}

/** The end of a snippet after a failed request. */
export function noJsonWords(trans: TranslationBundle): string {
  return trans.__(
    'No JSON came from the API. “Test token” in JupyterLab can say why.'
  );
}

export function noTokenInUrlWords(trans: TranslationBundle): string {
  return trans.__(
    'From JupyterHub 5.0 on, servers do not accept a token in a URL.'
  );
}

/** Whether the code may use TLS. Inside a hub's server the Hub decides that. */
export function isOnTls({
  isOnHub,
  place,
  serverUrl
}: ApiSnippets.IRequest): boolean {
  return /^https:/i.test(serverUrl) && !(place === 'server' && isOnHub);
}

/** Lines of code. `false` and `''` are none. */
export type Lines = readonly (string | false)[];

/** Joins lines to paragraphs, and those with a blank line between them. */
export function joinParagraphs(...paragraphs: readonly Lines[]): string {
  return paragraphs
    .map(lines => lines.filter(Boolean))
    .filter(({ length }) => length > 0)
    .map(lines => `${lines.join('\n')}\n`)
    .join('\n');
}
