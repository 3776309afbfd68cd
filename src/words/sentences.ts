/**
 * Put whole sentences one after the other. Each is translated on its own, and
 * none is a part of another, so that languages may order their words as they
 * do.
 *
 * @param sentences - The sentences, `''` for what is not to be said.
 */
export function sentences(...sentences: readonly string[]): string {
  return sentences.filter(Boolean).join(' ');
}
