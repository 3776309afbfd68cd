/**
 * Write words as a comment of one line, in a language whose comments begin with
 * `#`.
 *
 * zsh knows no comments in what is typed or pasted, unless it is told to: it
 * says "command not found: #" and goes on. A quotation mark in the words would
 * make it take all that follows for text, so the typographic one stands there.
 */
export function hashComment(words: string): string {
  return `# ${words.replace(/\s+/g, ' ').replace(/['"`]/g, '’')}`;
}
