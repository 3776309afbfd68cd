import { rememberedLanguage, rememberLanguage } from '../rememberedlanguage';
import { useBrowserStorage } from './browserstorage';

const storage = useBrowserStorage();

describe('the remembered language', () => {
  it('is none at first', () => {
    expect(rememberedLanguage()).toBe('');
  });

  it.each(['curl', 'Python (requests)', '', '"; 🗝 \u202e'])(
    'comes back as it was: %j',
    name => {
      rememberLanguage(name);
      expect(rememberedLanguage()).toBe(name);
    }
  );

  it('is the one that was chosen last', () => {
    rememberLanguage('curl');
    rememberLanguage('HTTPie');
    expect(rememberedLanguage()).toBe('HTTPie');
  });

  it('is all that the browser keeps', () => {
    rememberLanguage('curl');
    expect([...storage.kept]).toEqual([
      ['jupyterlab-api-token:language', 'curl']
    ]);
  });

  it('leaves nothing behind when it is forgotten', () => {
    storage.kept.set('of-somebody-else', 'x');
    rememberLanguage('curl');
    rememberLanguage('');
    expect([...storage.kept]).toEqual([['of-somebody-else', 'x']]);
  });

  it.each(['curl', ''])(
    'does no harm where the browser keeps nothing: %j',
    name => {
      storage.refuse();
      expect(() => rememberLanguage(name)).not.toThrow();
      expect(rememberedLanguage()).toBe('');
    }
  );

  it('does no harm where the browser has no room', () => {
    storage.fill();
    expect(() => rememberLanguage('curl')).not.toThrow();
    expect(rememberedLanguage()).toBe('');
  });
});
