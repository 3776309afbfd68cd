/**
 * Write words as a comment of one line, in a language whose comments begin with
 * `//`.
 */
export function slashComment(words: string): string {
  return `// ${words.replace(/\s+/g, ' ')}`;
}

/**
 * Turn such a comment of a language whose comments begin with `#` into one.
 */
export function slashCommentOf(hashComment: string): string {
  return hashComment.replace(/^#/, '//');
}
