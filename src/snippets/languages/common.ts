import type { TranslationBundle } from '@jupyterlab/translation';

import { LOOKLESS } from '../../ui/untrusted';

/**
 * Put something visible in the place of all characters that a person would not
 * see, or that change how the others look: controls, text direction marks and
 * overrides, joiners, spaces of all kinds but the plain one, halves of pairs of
 * surrogates, and what has no character yet.
 *
 * A value that looks like another one must not get into code that a person
 * reads before running it.
 *
 * @param escape - Writes such characters, one or some side by side, as the
 *   language has it.
 */
export function escapeUnseen(
  text: string,
  escape: (characters: string) => string
): string {
  return text.replace(UNSEEN, escape);
}

const UNSEEN = new RegExp(`(?:(?! )[${LOOKLESS}\\p{Zs}])+`, 'gu');

/**
 * The escapes that Python, JavaScript and R have in common.
 */
export const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r'
};

/**
 * The environment variable from which code reads a token that it does not hold.
 *
 * Not `JUPYTER_TOKEN`: jupyter_server takes that one for the token to ask for.
 */
export const TOKEN_VARIABLE = 'JUPYTER_API_TOKEN';

/**
 * The command that sets it, in bash and zsh: what it reads is not seen, and
 * gets into no history.
 */
export const SET_TOKEN = `read -rs ${TOKEN_VARIABLE} && export ${TOKEN_VARIABLE}`;

/**
 * Say in a line how to set it.
 */
export function tokenVariableWords(trans: TranslationBundle): string {
  return trans.__(
    'Set the token first, without leaving it in the history of your shell: %1',
    SET_TOKEN
  );
}

/**
 * Write words as a comment of one line, in a language whose comments begin with
 * `#`.
 *
 * zsh knows no comments in what is typed or pasted, unless it is told to: it
 * says "command not found: #" and goes on. A quotation mark in the words would
 * make it take all that follows for text, so the typographic one stands there.
 */
export function hashComment(words: string): string {
  return `# ${words.replace(/\s+/g, ' ').replace(/['"`]/g, '’')}`;
}

/**
 * Write words as a comment of one line, in a language whose comments begin with
 * `//`.
 */
export function slashComment(words: string): string {
  return `// ${words.replace(/\s+/g, ' ')}`;
}
