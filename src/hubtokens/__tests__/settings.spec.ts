import { readFileSync } from 'fs';
import { resolve } from 'path';

import { ODD_VALUES } from '../../rest/__tests__/oddvalues';
import { ACCESSES } from '../access';
import { readHubTokenSettings } from '../settings';

describe('readHubTokenSettings', () => {
  it('reads what is set', () => {
    const values = { expiresInDays: 7, access: 'servers' };
    expect(readHubTokenSettings(values)).toEqual(values);
  });

  it.each(ACCESSES)('reads the access %s', access => {
    expect(readHubTokenSettings({ access }).access).toBe(access);
  });

  it.each([0.5, 30, 3650])('reads %d days', expiresInDays => {
    expect(readHubTokenSettings({ expiresInDays }).expiresInDays).toBe(
      expiresInDays
    );
  });

  it.each([
    [{}],
    [{ expiresInDays: null, access: null }],
    [{ expiresInDays: undefined, access: undefined }],
    [{ expiresInDays: 0, access: '' }],
    [{ expiresInDays: -7, access: 'all' }],
    [{ expiresInDays: '7', access: 'Servers' }],
    [{ expiresInDays: NaN, access: 0 }],
    [{ expiresInDays: [7], access: ['servers'] }],
    [{ days: 7, scope: 'servers' }]
  ])('finds nothing set in %j', values => {
    expect(readHubTokenSettings(values)).toEqual({
      expiresInDays: null,
      access: null
    });
  });

  it('gives no wrong type, whatever is set', () => {
    for (const odd of ODD_VALUES) {
      const settings = readHubTokenSettings({
        expiresInDays: odd,
        access: odd
      });
      expect(settings.access).toBeNull();
      const { expiresInDays } = settings;
      expect(expiresInDays === null || expiresInDays > 0).toBe(true);
    }
  });
});

describe('the schema', () => {
  const { properties } = JSON.parse(
    readFileSync(resolve(__dirname, '../../../schema/hub-tokens.json'), 'utf8')
  );

  // Without one an `overrides.json` that names the setting keeps JupyterLab's
  // server from giving any settings at all.
  it.each([
    ['expiresInDays', 0],
    ['access', '']
  ])('has a default for %s', (name, value) => {
    expect(properties[name]).toHaveProperty('default', value);
    // JupyterLab 3's editor of settings can't draw a list of types.
    expect(properties[name].type).toBe(typeof value);
  });

  it('has as defaults what is read as nothing set', () => {
    expect(
      readHubTokenSettings({
        expiresInDays: properties.expiresInDays.default,
        access: properties.access.default
      })
    ).toEqual({ expiresInDays: null, access: null });
  });

  it('has the accesses that can be chosen', () => {
    const choices: { const: string }[] = properties.access.oneOf;
    expect(choices.map(choice => choice.const)).toEqual(['', ...ACCESSES]);
  });

  it('has no other settings', () => {
    expect(Object.keys(properties)).toEqual(['expiresInDays', 'access']);
  });
});
