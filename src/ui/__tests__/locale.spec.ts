import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';

import { directionOf, languageCodeOf } from '../locale';

describe('directionOf', () => {
  it.each([
    ['he-IL', 'rtl'],
    ['ar', 'rtl'],
    ['fa-IR', 'rtl'],
    ['ur-PK', 'rtl'],
    ['dv', 'rtl'],
    ['ckb', 'rtl'],
    ['az-Arab', 'rtl'],
    ['az', 'ltr'],
    ['pa-PK', 'rtl'],
    ['pa-IN', 'ltr'],
    ['en', 'ltr'],
    ['fr-FR', 'ltr'],
    ['zh-CN', 'ltr'],
    ['de-DE', 'ltr'],
    ['xx', 'ltr']
  ])('is for %s %s', (language, direction) => {
    expect(directionOf(language)).toBe(direction);
  });
});

const translator = {
  load: (domain: string) => {
    expect(domain).toBe('jupyterlab_api_token');
    return {} as TranslationBundle;
  }
};

describe('the language', () => {
  it('is what the host says', () => {
    expect(
      languageCodeOf({ ...translator, languageCode: 'fr_FR' } as ITranslator)
    ).toBe('fr_FR');
  });

  it('is that of the translations in JupyterLab 3, which says no more', () => {
    const load = () =>
      ({ getLocale: () => 'he-IL' }) as unknown as TranslationBundle;
    expect(languageCodeOf({ load } as unknown as ITranslator)).toBe('he-IL');
  });

  it('is not known where nobody says it', () => {
    expect(languageCodeOf(translator as ITranslator)).toBeUndefined();
  });
});
