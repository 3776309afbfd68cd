import { escapeUnseen, SHORT_ESCAPES } from './unseen';

/**
 * Write a text as a literal of Python 3, on one line.
 *
 * Every text can be written, halves of pairs of surrogates included. Unseen
 * characters are escaped, see `escapeUnseen`.
 *
 * Python language reference, "String and Bytes literals".
 */
export function quotePython(text: string): string {
  const escaped = text.replace(/["\\]/g, '\\$&');
  return `"${escapeUnseen(escaped, characters => Array.from(characters, escapePython).join(''))}"`;
}

function escapePython(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  const hex = codePoint.toString(16);
  return (
    SHORT_ESCAPES[character] ??
    (codePoint <= 0xff
      ? `\\x${hex.padStart(2, '0')}`
      : codePoint <= 0xffff
        ? `\\u${hex.padStart(4, '0')}`
        : `\\U${hex.padStart(8, '0')}`)
  );
}
