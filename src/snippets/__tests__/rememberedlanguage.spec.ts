import { rememberedLanguage, rememberLanguage } from '../model';

beforeEach(() => localStorage.clear());

describe('the remembered language', () => {
  it('is none at first', () => {
    expect(rememberedLanguage()).toBe('');
  });

  it.each(['curl', 'python-requests', '', '"; 🗝 \u202e'])(
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
    expect(Object.entries(localStorage)).toEqual([
      ['jupyterlab-api-token:language', 'curl']
    ]);
  });

  it('leaves nothing behind when it is forgotten', () => {
    localStorage.setItem('of-somebody-else', 'x');
    rememberLanguage('curl');
    rememberLanguage('');
    expect(Object.entries(localStorage)).toEqual([['of-somebody-else', 'x']]);
  });

  it.each(['curl', ''])(
    'does no harm where the browser keeps nothing: %j',
    name => {
      jest.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      });
      expect(() => rememberLanguage(name)).not.toThrow();
      expect(rememberedLanguage()).toBe('');
    }
  );

  it('does no harm where the browser has no room', () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('Full.', 'QuotaExceededError');
    });
    expect(() => rememberLanguage('curl')).not.toThrow();
    expect(rememberedLanguage()).toBe('');
  });
});
