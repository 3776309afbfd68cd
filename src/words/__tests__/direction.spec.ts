import { directionOf } from '../direction';

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
