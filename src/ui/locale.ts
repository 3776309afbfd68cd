import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';

import { DOMAIN } from './jupyterlab';
import { validLanguage } from './time';

/**
 * What a section needs to put words on the screen.
 */
export interface ILocale {
  /** The translations of the extension's domain. */
  readonly trans: TranslationBundle;

  /** The interface's language as a BCP 47 tag. */
  readonly language: string;
}

/**
 * The words and the language of the interface.
 */
export function localeOf(translator: ITranslator): ILocale {
  return {
    trans: loadTranslations(translator),
    language: validLanguage(languageCodeOf(translator))
  };
}

/**
 * Load the translations of the extension.
 *
 * They put arguments in exactly as these are. JupyterLab itself makes `%` of
 * `%% ` in them too, in 3.4 as in 4 (`Gettext.strfmt`), so that a file would
 * have another name on the screen than on the disk.
 */
export function loadTranslations(translator: ITranslator): TranslationBundle {
  const trans = translator.load(DOMAIN);
  return Object.assign(Object.create(trans) as TranslationBundle, {
    __: (text: string, ...args: unknown[]) =>
      // The texts are in the code that calls this.
      // eslint-disable-next-line jupyter/no-dynamic-translation
      fill(trans.__(text, ...args.map(markOf)), args),
    _n: (singular: string, plural: string, n: number, ...args: unknown[]) =>
      // eslint-disable-next-line jupyter/no-dynamic-translation
      fill(trans._n(singular, plural, n, ...args.map(markOf)), args),
    _p: (context: string, text: string, ...args: unknown[]) =>
      // eslint-disable-next-line jupyter/no-dynamic-translation
      fill(trans._p(context, text, ...args.map(markOf)), args),
    _np: (
      context: string,
      singular: string,
      plural: string,
      n: number,
      ...args: unknown[]
    ) =>
      fill(
        // eslint-disable-next-line jupyter/no-dynamic-translation
        trans._np(context, singular, plural, n, ...args.map(markOf)),
        args
      )
  });
}

/**
 * The interface's language as JupyterLab writes it, such as `fr_FR` or `fr-FR`;
 * `undefined` where the host does not say.
 *
 * In JupyterLab 3 the translations alone tell it (`Gettext.getLocale`).
 */
export function languageCodeOf(translator: ITranslator): string | undefined {
  const { languageCode }: Partial<ITranslator> = translator;
  const trans: TranslationBundle & { readonly getLocale?: () => string } =
    translator.load(DOMAIN);
  return languageCode ?? trans.getLocale?.();
}

/**
 * What stands for an argument until the words are there: noncharacters, which
 * no text has.
 */
function markOf(_: unknown, index: number): string {
  return `\ufdd0${index}\ufdd1`;
}

function fill(words: string, args: readonly unknown[]): string {
  return words.replace(/\ufdd0(\d+)\ufdd1/g, (_, index) =>
    String(args[Number(index)])
  );
}

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
