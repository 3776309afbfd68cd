import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { hashComment, TOKEN_VARIABLE } from './common';

/**
 * A `.env` file with the server's address and the token.
 */
export function dotenvFile(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    id: 'dotenv',
    title: trans.__('.env file'),
    rank: 100,
    places: ['anywhere'],
    render: ({ serverUrl, token }) => {
      const lines = [line('JUPYTER_API_URL', serverUrl, trans)];
      if (token !== '') {
        lines.push(
          hashComment(
            token === null
              ? trans.__(
                  'Put the token in, keep this file out of version control, and let nobody else read it: %1',
                  PROTECT
                )
              : trans.__(
                  'Keep this file out of version control, and let nobody else read it: %1',
                  PROTECT
                )
          ),
          line(TOKEN_VARIABLE, token ?? '', trans)
        );
      }
      return `${lines.join('\n')}\n`;
    }
  };
}

const PROTECT = 'chmod 600 .env';

function line(name: string, value: string, trans: TranslationBundle): string {
  const quoted = quoteDotenv(value);
  if (quoted === null) {
    throw new Error(
      trans.__(
        'The value of %1 has characters that a .env file can’t hold in a way that all programs understand. Choose another language.',
        name
      )
    );
  }
  return `${name}=${quoted}`;
}

/**
 * Write a value for a `.env` file, so that npm's `dotenv` and Python's
 * `python-dotenv` both read what was written, or `null` where no form means the
 * same to both.
 *
 * - Bare, which Docker's `--env-file` and shells read too.
 * - In single quotation marks.
 * - In double ones, where both read `\n` and `\r`, and python-dotenv alone the
 *   other escapes.
 * - Bare once more, for values that have quotation marks of both kinds.
 *
 * None of these holds `${name}`, which python-dotenv replaces everywhere. There
 * are no escapes for unseen characters: they stand as they are, in quotation
 * marks. NUL gets into no environment, and halves of pairs of surrogates into
 * no file.
 *
 * dotenv, `lib/main.js`; python-dotenv, `parser.py` and `variables.py`.
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

/**
 * What python-dotenv takes for the name of a variable, and perhaps a default.
 */
const REPLACED = /\$\{[^}:]*(:-[^}]*)?\}/;

const BARE = /^[\p{L}\p{N}\w.:/@%+,=~-]*$/u;

/**
 * A backslash that python-dotenv takes for an escape, or that keeps the
 * quotation mark from ending the value.
 */
const NOT_IN_SINGLE = /['\n\r]|\\(\\|$)/;
const NOT_IN_DOUBLE = /"|\\([\\'abfnrtv\n\r]|$)/;

/**
 * No quotation mark at the beginning, no comment, and no space at an end.
 */
const BARE_WITH_QUOTES = /^(?!['"`])[^#\p{C}\p{Z}]+(?: +[^#\p{C}\p{Z}]+)*$/u;
