import type { TranslationBundle } from '@jupyterlab/translation';

/**
 * Put arguments in for `%1`, `%2` and so on, and `%` for `%%`, as JupyterLab's
 * gettext does (`Gettext.strfmt`).
 *
 * @throws An error when a text asks for an argument that is not there, where
 *   a user would read "undefined".
 */
function substitute(text: string, args: readonly unknown[]): string {
  return text.replace(/%(%|\d+)/g, (place, name) => {
    if (name === '%') {
      return '%';
    }
    const index = Number(name) - 1;
    if (!(index in args)) {
      throw new Error(`No argument for ${place} in: ${text}`);
    }
    return String(args[index]);
  });
}

const words: Pick<TranslationBundle, '__' | '_n' | '_p' | '_np'> = {
  __: (text, ...args) => substitute(text, args),
  _n: (singular, plural, n, ...args) =>
    substitute(n === 1 ? singular : plural, [n, ...args]),
  _p: (context, text, ...args) => substitute(text, args),
  _np: (context, ...rest) => words._n(...rest)
};

/** The translations of a user who reads English. */
export const trans = words as TranslationBundle;
