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
    trans: translator.load(DOMAIN),
    language: validLanguage(languageCodeOf(translator))
  };
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
