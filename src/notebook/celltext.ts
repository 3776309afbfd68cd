/**
 * The text of a cell that runs the code in a notebook.
 *
 * @param language - The language of the code.
 * @param notebookLanguage - The language of the notebook's kernel, `''` when
 *   the notebook does not say: most run Python.
 *
 * @returns `null` when such a notebook can't run such code.
 */
export function cellText(
  code: string,
  language: string,
  notebookLanguage: string
): string | null {
  const wanted = language.toLowerCase();
  const has = notebookLanguage.toLowerCase();
  if (has === wanted) {
    return code;
  }
  if (wanted === 'bash' && (has === 'python' || !has)) {
    // A cell magic of IPython.
    return `%%bash\n${code}`;
  }
  return has ? null : code;
}
