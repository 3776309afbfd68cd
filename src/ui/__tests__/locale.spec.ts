import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';

import { directionOf, languageOf, loadTranslations } from '../locale';

it.each([
  ['rtl', 'he-IL ar fa-IR ur-PK dv ckb az-Arab pa-PK'],
  ['ltr', 'az pa-IN en fr-FR zh-CN de-DE xx']
])('the direction is %s for the languages %s', (direction, languages) => {
  for (const language of languages.split(' ')) {
    expect([language, directionOf(language)]).toEqual([language, direction]);
  }
});

/** Like `Gettext.strfmt` of JupyterLab 3.4.7 and 4.6. */
function strfmt(text: string, ...args: unknown[]): string {
  return text
    .replace(/%%/g, '%% ')
    .replace(/%(\d+)/g, (_, number) => String(args[Number(number) - 1]))
    .replace(/%% /g, '%');
}

const GERMAN: Readonly<Record<string, string>> = {
  'from %1 to %2': 'nach %2, von %1',
  'of a token\u0004Ends': 'Endet'
};

const bundle: Pick<TranslationBundle, '__' | '_n' | '_p' | '_np' | 'gettext'> =
  {
    __: (text, ...args) => strfmt(GERMAN[text] ?? text, ...args),
    _n: (singular, plural, n, ...args) =>
      strfmt(n === 1 ? singular : plural, n, ...args),
    _p: (context, text, ...args) =>
      strfmt(GERMAN[`${context}\u0004${text}`] ?? text, ...args),
    _np: (context, ...rest) => bundle._n(...rest),
    gettext: text => text
  };

const translator: Pick<ITranslator, 'load'> = {
  load: domain => {
    expect(domain).toBe('jupyterlab_api_token');
    return bundle as TranslationBundle;
  }
};

const trans = loadTranslations(translator as ITranslator);

describe('a translation', () => {
  it.each([
    '%1',
    '%2',
    '%%',
    '%% ',
    '%%%  ',
    '50%% off%%',
    '$&',
    '$1',
    '${token}',
    '\ufdd00\ufdd1'
  ])('contains its arguments unchanged: %j', arg => {
    const words = `${arg} and 2`;
    expect(trans.__('%1 and %2', arg, '2')).toBe(words);
    expect(trans._p('context', '%1 and %2', arg, '2')).toBe(words);
    expect(trans._n('one', '%2 and %1', 2, arg)).toBe(words);
    expect(trans._np('context', 'one', '%2 and %1', 2, arg)).toBe(words);
  });

  it('has its arguments in the order of the language', () => {
    expect(trans.__('from %1 to %2', '%2', '%1')).toBe('nach %1, von %2');
  });

  it('depends on the context of a word', () => {
    expect(trans._p('of a token', 'Ends')).toBe('Endet');
    expect(trans._p('of a path', 'Ends')).toBe('Ends');
  });

  it('has one percent sign in place of two', () => {
    expect(trans.__('Write a %% as %%25: %1', 'x')).toBe('Write a % as %25: x');
  });

  it('is JupyterLab’s otherwise', () => {
    expect(trans.gettext('x')).toBe('x');
    expect(trans._n('%1 token', '%1 tokens', 1)).toBe('1 token');
  });
});

it.each([
  ['fr_FR', 'fr-FR'],
  ['fr-FR', 'fr-FR'],
  ['en', 'en'],
  ['zh_CN', 'zh-CN'],
  ['zh_Hans_CN', 'zh-Hans-CN'],
  ['PT_br', 'pt-BR'],
  ...[undefined, '', '_', 'C', 'e', 'fr_', 'en_US.UTF-8', 'ça va', '<i>'].map(
    code => [code, 'en']
  )
])('reads the language %j as %s', (code, language) => {
  const host = { ...translator, languageCode: code };
  expect(languageOf(host as ITranslator)).toBe(language);
});

it('reads the language from the translations in JupyterLab 3', () => {
  const load = () =>
    ({ ...bundle, getLocale: () => 'he_IL' }) as unknown as TranslationBundle;
  expect(languageOf({ load } as unknown as ITranslator)).toBe('he-IL');
});
