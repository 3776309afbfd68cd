import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';

import { validLanguage } from './time';
import { languageCodeOf, loadTranslations } from './translations';

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
