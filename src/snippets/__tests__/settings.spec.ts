import schema from '../../../schema/snippets.json';
import { readSnippetSettings } from '../settings';

const DEFAULTS = readSnippetSettings({});

describe('readSnippetSettings', () => {
  it('has the schema’s defaults where the host has no settings', () => {
    const { custom, language } = schema.properties;
    expect(DEFAULTS).toEqual({
      language: language.default,
      custom: custom.default,
      refused: ''
    });
  });

  it('takes what a person has set, broken snippets too', () => {
    const settings = {
      language: 'Which notebook am I?',
      custom: [{ name: 'own', code: 'x' }, null, 7]
    };
    expect(readSnippetSettings(settings)).toEqual({ ...settings, refused: '' });
  });

  it('takes no language for one, which is no snippet’s name', () => {
    expect(readSnippetSettings({ language: '' }).language).toBe('');
  });

  it('takes nothing that it does not know', () => {
    expect(readSnippetSettings({ token: 'secret', refused: 'x' })).toEqual(
      DEFAULTS
    );
  });

  it.each([[undefined], [null], [0], [true], [['curl']], [{}]])(
    'falls back to the default language for %j',
    language => {
      expect(readSnippetSettings({ language })).toEqual(DEFAULTS);
    }
  );

  it.each([[undefined], [null], [0], ['curl'], [{ 0: {}, length: 1 }]])(
    'falls back to no own snippets for %j',
    custom => {
      expect(readSnippetSettings({ custom })).toEqual(DEFAULTS);
    }
  );
});
