import { escapeUnseen, SHORT_ESCAPES } from './unseen';

/**
 * Write a text as a literal of JavaScript, TypeScript too, on one line.
 *
 * Every text can be written, halves of pairs of surrogates included. Unseen
 * characters are escaped, see `escapeUnseen`.
 *
 * ECMA-262, "String Literals".
 */
export function quoteJavaScript(text: string): string {
  const escaped = text.replace(/['\\]/g, '\\$&');
  return `'${escapeUnseen(escaped, escapeUnits)}'`;
}

/**
 * Escape each code unit: a character past U+FFFF has two.
 */
function escapeUnits(characters: string): string {
  return characters.replace(
    /[^]/g,
    unit =>
      SHORT_ESCAPES[unit] ??
      `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  );
}
