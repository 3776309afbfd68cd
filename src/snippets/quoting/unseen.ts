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

/**
 * U+2800 is a Braille pattern with no dot.
 */
const UNSEEN = /(?:(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800])+/gu;

/**
 * The escapes that Python, JavaScript and R have in common.
 */
export const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r'
};
