import { escapeUnseen } from './unseen';

/**
 * Write a text as one word of a shell: sh, dash, bash, zsh, ksh.
 *
 * Unseen characters are escaped, see `escapeUnseen`, so that pasting presses no
 * keys: a carriage return would run the line. `$'\r'` would be shorter, but
 * dash does not know it. Line breaks stay, for `$(…)` would drop them at its
 * end. In quotes they end no command, but an interactive bash takes a `^` right
 * after one for its history: no value that gets here can have a line break.
 *
 * Half of a pair of surrogates has no bytes: U+FFFD stands for it, which is
 * what browsers send for it too.
 *
 * POSIX.1-2017, XCU 2.2 "Quoting", and `printf`.
 *
 * @throws A `RangeError` for a text with NUL, which no word can hold.
 */
export function quoteShell(text: string): string {
  if (text.includes('\0')) {
    throw new RangeError('A word of a shell can’t hold the character NUL.');
  }
  const quoted = text.replace(/'/g, "'\\''");
  return `'${escapeUnseen(quoted, characters => characters.replace(/[^\n]+/g, printed))}'`;
}

/**
 * Leave the quotes, have characters printed, and go on in quotes.
 */
function printed(characters: string): string {
  return `'"$(printf '${octal(characters)}')"'`;
}

/**
 * The bytes of characters in the form that every `printf` knows.
 */
function octal(characters: string): string {
  return Array.from(
    new TextEncoder().encode(characters),
    byte => `\\${byte.toString(8).padStart(3, '0')}`
  ).join('');
}
