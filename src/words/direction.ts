/**
 * The scripts that are written from right to left (ISO 15924).
 */
const RIGHT_TO_LEFT: ReadonlySet<string | undefined> = new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Mand',
  'Mend',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa'
]);

/**
 * The direction in which a language is written.
 *
 * `Intl.Locale` would tell it itself, but not in each browser.
 *
 * @param language - The interface's language as a BCP 47 tag.
 */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const { script } = new Intl.Locale(language).maximize();
  return RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr';
}
