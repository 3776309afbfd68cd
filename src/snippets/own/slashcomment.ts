/**
 * Write words as a comment of one line, in a language whose comments begin with
 * `//`.
 */
export function slashComment(words: string): string {
  return `// ${words.replace(/\s+/g, ' ')}`;
}
