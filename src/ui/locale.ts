import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';

import { DOMAIN } from './jupyterlab';

export interface ILocale {
  readonly trans: TranslationBundle;

  /** A BCP 47 tag. */
  readonly language: string;
}

export function localeOf(translator: ITranslator): ILocale {
  return {
    trans: loadTranslations(translator),
    language: languageOf(translator)
  };
}

/**
 * Loads the translations of the extension, with arguments kept as they are.
 *
 * JupyterLab's `Gettext.strfmt`, in 3.4 as in 4, replaces `%% ` by `%` in
 * arguments too, which would show wrong names of files.
 */
export function loadTranslations(translator: ITranslator): TranslationBundle {
  const trans = translator.load(DOMAIN);
  const wrap =
    (translate: (...args: never[]) => string, texts: number) =>
    (...args: unknown[]) => {
      const values = args.slice(texts);
      // Noncharacters, which no text has, mark the place of a value.
      const marks = values.map((_, index) => `\ufdd0${index}\ufdd1`);
      const words: string = Reflect.apply(translate, trans, [
        ...args.slice(0, texts),
        ...marks
      ]);
      return words.replace(/\ufdd0(\d+)\ufdd1/g, (_, index) =>
        String(values[index])
      );
    };
  return Object.assign(Object.create(trans) as TranslationBundle, {
    __: wrap(trans.__, 1),
    _n: wrap(trans._n, 3),
    _p: wrap(trans._p, 2),
    _np: wrap(trans._np, 4)
  });
}

/**
 * Returns the interface's language as a BCP 47 tag, such as `fr-FR` for `fr_FR`;
 * `en` where the host has no valid one. JupyterLab 3 has it in
 * `Gettext.getLocale` only.
 */
export function languageOf(translator: ITranslator): string {
  const { languageCode }: Partial<ITranslator> = translator;
  const trans: TranslationBundle & { readonly getLocale?: () => string } =
    translator.load(DOMAIN);
  const code = languageCode ?? trans.getLocale?.() ?? '';
  try {
    return Intl.getCanonicalLocales(code.replace(/_/g, '-'))[0];
  } catch {
    return 'en';
  }
}

/** The scripts that are written from right to left (ISO 15924). */
const RIGHT_TO_LEFT = /Adlm|Arab|Hebr|Mand|Mend|Nkoo|Rohg|Samr|Syrc|Thaa/;

/** The direction of a language, which only some browsers' `Intl.Locale` has. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const { script } = new Intl.Locale(language).maximize();
  return RIGHT_TO_LEFT.test(script ?? '') ? 'rtl' : 'ltr';
}
