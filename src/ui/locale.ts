import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';

import { DOMAIN } from './jupyterlab';
import { validLanguage } from './time';

export interface ILocale {
  readonly trans: TranslationBundle;

  /** A BCP 47 tag. */
  readonly language: string;
}

export function localeOf(translator: ITranslator): ILocale {
  return {
    trans: loadTranslations(translator),
    language: validLanguage(languageCodeOf(translator))
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
  return Object.assign(Object.create(trans) as TranslationBundle, {
    __: (text: string, ...args: unknown[]) =>
      // The callers contain the texts.
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
 * Returns the interface's language, such as `fr_FR` or `fr-FR`; `undefined` where
 * the host has none. JupyterLab 3 has it in `Gettext.getLocale` only.
 */
export function languageCodeOf(translator: ITranslator): string | undefined {
  const { languageCode }: Partial<ITranslator> = translator;
  const trans: TranslationBundle & { readonly getLocale?: () => string } =
    translator.load(DOMAIN);
  return languageCode ?? trans.getLocale?.();
}

/** Returns a placeholder for an argument, of noncharacters, which no text has. */
function markOf(_: unknown, index: number): string {
  return `\ufdd0${index}\ufdd1`;
}

function fill(words: string, args: readonly unknown[]): string {
  return words.replace(/\ufdd0(\d+)\ufdd1/g, (_, index) =>
    String(args[Number(index)])
  );
}

/** The scripts that are written from right to left (ISO 15924). */
const RIGHT_TO_LEFT = /Adlm|Arab|Hebr|Mand|Mend|Nkoo|Rohg|Samr|Syrc|Thaa/;

/**
 * Returns the direction of a language, which `Intl.Locale` has in some browsers
 * only.
 *
 * @param language - A BCP 47 tag.
 */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const { script } = new Intl.Locale(language).maximize();
  return RIGHT_TO_LEFT.test(script ?? '') ? 'rtl' : 'ltr';
}
