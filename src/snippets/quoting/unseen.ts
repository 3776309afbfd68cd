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
 * What has no look of its own, or changes how others look, apart from spaces:
 * for between the brackets of a regular expression with the flag `u`.
 *
 * U+2800 is a Braille pattern with no dot.
 */
export const LOOKLESS =
  '\\p{C}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\u2800';

const UNSEEN = new RegExp(`(?:(?! )[${LOOKLESS}\\p{Zs}])+`, 'gu');

/**
 * The escapes that Python, JavaScript and R have in common.
 */
export const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r'
};
