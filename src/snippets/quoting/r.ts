import { SHORT_ESCAPES } from './unseen';

/**
 * Write a text as a literal of R, on one line and in ASCII.
 *
 * R reads a file as its locale says, which in a container is often none, and
 * on Windows before R 4.2 is never UTF-8; escapes mean the same everywhere.
 *
 * Half of a pair of surrogates is no character to R: U+FFFD stands for it,
 * which is what browsers send for it too.
 *
 * R language definition, "Literal constants"; `?Quotes`.
 *
 * @throws A `RangeError` for a text with NUL, which no text of R can hold.
 */
export function quoteR(text: string): string {
  if (text.includes('\0')) {
    throw new RangeError('A text of R can’t hold the character NUL.');
  }
  const escaped = text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/["\\]/g, '\\$&')
    .replace(/[^ -~]/gu, escapeCharacter);
  return `"${escaped}"`;
}

/**
 * As many digits as the language takes: what follows may look like one.
 */
function escapeCharacter(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  const hex = codePoint.toString(16);
  return (
    SHORT_ESCAPES[character] ??
    (codePoint <= 0xffff
      ? `\\u${hex.padStart(4, '0')}`
      : `\\U${hex.padStart(8, '0')}`)
  );
}
