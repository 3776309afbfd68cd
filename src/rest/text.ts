/** Shown in place of a token. Does not tell the token's length. */
export const MASK = '•'.repeat(16);

/** Joins whole sentences, each translated on its own; `''` stands for none. */
export function sentences(...sentences: readonly string[]): string {
  return sentences.filter(Boolean).join(' ');
}
