import type { TranslationBundle } from '@jupyterlab/translation';

import { sentences } from '../../rest/text';
import {
  type ISnippet,
  hashComment,
  joinParagraphs,
  TOKEN_VARIABLE
} from './common';

export const dotenvFile: ISnippet = {
  id: 'dotenv',
  places: ['anywhere'],
  render: ({ serverUrl, token, trans }) =>
    joinParagraphs([
      line('JUPYTER_API_URL', serverUrl, trans),
      token !== '' &&
        hashComment(
          sentences(
            token === null ? trans.__('Add the token.') : '',
            trans.__(
              'Keep this file out of version control, and readable by you only: %1',
              'chmod 600 .env'
            )
          )
        ),
      token !== '' && line(TOKEN_VARIABLE, token ?? '', trans)
    ])
};

function line(name: string, value: string, trans: TranslationBundle): string {
  const quoted = quoteDotenv(value);
  if (quoted === null) {
    throw new Error(
      trans.__(
        'The value of %1 has characters that programs read from a .env file in different ways. Choose another language.',
        name
      )
    );
  }
  return `${name}=${quoted}`;
}

/**
 * Writes a value that npm's `dotenv` (`lib/main.js`) and Python's
 * `python-dotenv` (`parser.py`, `variables.py`) read alike, or `null` where no
 * form means the same to both:
 *
 * - without quotation marks, which Docker's `--env-file` and shells read too;
 * - in single ones;
 * - in double ones, where both read `\n` and `\r`, and only python-dotenv the
 *   other escapes;
 * - without, for values that contain both kinds.
 *
 * python-dotenv replaces `${name}` in all of these. There are no escapes for
 * invisible characters. Environment variables can't hold NUL, and files no lone
 * surrogates.
 */
export function quoteDotenv(text: string): string | null {
  if (/\0|\p{Cs}/u.test(text) || REPLACED.test(text)) {
    return null;
  }
  if (BARE.test(text)) {
    return text;
  }
  if (!NOT_IN_SINGLE.test(text)) {
    return `'${text}'`;
  }
  if (!NOT_IN_DOUBLE.test(text)) {
    return `"${text.replace(/\n/g, '\\n').replace(/\r/g, '\\r')}"`;
  }
  return BARE_WITH_QUOTES.test(text) ? text : null;
}

/** A variable of python-dotenv, perhaps with a default. */
const REPLACED = /\$\{[^}:]*(:-[^}]*)?\}/;

const BARE = /^[\p{L}\p{N}\w.:/@%+,=~-]*$/u;

/**
 * A backslash that python-dotenv reads as an escape, or that keeps the quotation
 * mark from ending the value.
 */
const NOT_IN_SINGLE = /['\n\r]|\\(\\|$)/;
const NOT_IN_DOUBLE = /"|\\([\\'abfnrtv\n\r]|$)/;

/** No quotation mark at the start, no comment, and no space at either end. */
const BARE_WITH_QUOTES = /^(?!['"`])[^#\p{C}\p{Z}]+(?: +[^#\p{C}\p{Z}]+)*$/u;
