/**
 * Where the browser keeps the name of the language that was chosen last. It
 * keeps nothing else.
 */
const KEY = 'jupyterlab-api-token:language';

/**
 * The language that the person chose last, `''` when they chose none, or the
 * browser keeps nothing.
 */
export function rememberedLanguage(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

/**
 * Remember the language that the person chose; `''` forgets it.
 */
export function rememberLanguage(name: string): void {
  try {
    if (name) {
      localStorage.setItem(KEY, name);
    } else {
      localStorage.removeItem(KEY);
    }
  } catch {
    // A browser that keeps nothing: the setting decides the next time.
  }
}
