import type { ISettingRegistry } from '@jupyterlab/settingregistry';

import { readRefusedSettings } from '../refusedsettings';
import type { ISnippetSettings } from '../settings';
import { readSnippetSettings } from '../settings';

const PLUGIN = 'jupyterlab-api-token:snippets';

/**
 * Read the settings of a server that has this schema.
 */
function read(
  properties: ISettingRegistry.ISchema['properties'],
  reason: unknown = 'why'
): Promise<ISnippetSettings> {
  const plugin: ISettingRegistry.IPlugin = {
    id: PLUGIN,
    raw: '{"language": "of the person"}',
    schema: { type: 'object', properties },
    data: { composite: {}, user: {} },
    version: '0.1.0'
  };
  return readRefusedSettings({ fetch: async () => plugin }, PLUGIN, reason);
}

describe('readRefusedSettings', () => {
  it('asks for the plugin’s settings once', async () => {
    const fetch = jest.fn(() => Promise.reject(new Error('503')));
    await readRefusedSettings({ fetch }, PLUGIN, 'why');
    expect(fetch.mock.calls).toEqual([[PLUGIN]]);
  });

  it('takes what an admin set for everyone, one broken snippet included', async () => {
    const custom = [{ name: 'broken' }, { name: 'own', code: 'x' }];
    expect(
      await read({
        language: { type: 'string', default: 'HTTPie' },
        custom: { type: 'array', default: custom }
      })
    ).toEqual({ language: 'HTTPie', custom, refused: 'why' });
  });

  it.each([
    ['no properties', undefined],
    ['properties without defaults', { language: {}, custom: {} }],
    [
      'defaults of another type',
      { language: { default: 5 }, custom: { default: 'x' } }
    ]
  ] as const)('falls back to the defaults with %s', async (_, properties) => {
    expect(await read(properties)).toEqual({
      ...readSnippetSettings({}),
      refused: 'why'
    });
  });

  it('falls back to the defaults when the server does not answer', async () => {
    const fetch = () => Promise.reject(new Error('503'));
    expect(await readRefusedSettings({ fetch }, PLUGIN, 'why')).toEqual({
      ...readSnippetSettings({}),
      refused: 'why'
    });
  });

  it.each([
    ['not valid', 'not valid'],
    [new Error('not valid'), 'Error: not valid'],
    // As JupyterLab 4 says it, and JupyterLab 3.
    [
      [
        {
          instancePath: '/custom/0',
          message: 'must be object',
          keyword: 'type'
        }
      ],
      '/custom/0 must be object'
    ],
    [
      [{ dataPath: '.custom[0]', message: 'should be object' }],
      '.custom[0] should be object'
    ],
    // The fault of the whole has no place.
    [[{ instancePath: '', message: 'has more' }], 'has more'],
    [
      [
        { instancePath: '/language', message: 'must be string' },
        { instancePath: '/custom', message: 'must be array' }
      ],
      '/language must be string; /custom must be array'
    ]
  ])('says in one line what JupyterLab said: %j', async (reason, words) => {
    expect((await read({}, reason)).refused).toBe(words);
  });

  it('minds no odd faults', async () => {
    const reason = [null, 'x', { message: 'must be array' }];
    expect((await read({}, reason)).refused).toContain('must be array');
  });
});
