import type { ISettingRegistry } from '@jupyterlab/settingregistry';

import schema from '../../../schema/snippets.json';
import type { ApiSnippets } from '../../tokens';
import type { CustomFault, ISnippetSettings } from '../settings';
import {
  readCustomSnippets,
  readRefusedSettings,
  readSnippetSettings
} from '../settings';

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
      language: 'which-notebook',
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

const REQUEST: ApiSnippets.IRequest = {
  place: 'anywhere',
  token: 'secret',
  serverUrl: 'https://hub.example/user/alice/',
  apiUrl: 'https://hub.example/user/alice/api/sessions',
  path: '/api/sessions',
  user: 'alice',
  isOnHub: true
};

/**
 * The code that a snippet of the settings writes.
 */
function write(
  code: string,
  request: Partial<ApiSnippets.IRequest> = {}
): string {
  const { snippets } = readCustomSnippets([{ name: 'own', code }], []);
  return snippets[0].render({ ...REQUEST, ...request });
}

/**
 * The names of the snippets that can be used.
 */
function usable(values: readonly unknown[], taken: string[] = []): string[] {
  return readCustomSnippets(values, taken).snippets.map(({ id }) => id);
}

describe('readCustomSnippets', () => {
  it('reads none from an empty list', () => {
    expect(readCustomSnippets([], ['curl'])).toEqual({
      snippets: [],
      problems: []
    });
  });

  it('reads snippets in their order', () => {
    const { snippets, problems } = readCustomSnippets(
      [
        { name: 'Zig', code: 'zig' },
        { name: ' Go ', code: 'go', comment: 'ignored' }
      ],
      ['curl']
    );
    expect(snippets.map(({ id }) => id)).toEqual(['Zig', 'Go']);
    expect(snippets.map(snippet => snippet.render(REQUEST))).toEqual([
      'zig',
      'go'
    ]);
    expect(problems).toEqual([]);
  });

  it('makes snippets for another machine, after the extension’s own', () => {
    const [snippet] = readCustomSnippets(
      [{ name: 'own', code: 'x' }],
      []
    ).snippets;
    expect(snippet.places).toEqual(['anywhere']);
    expect(snippet.kernelLanguage).toBeUndefined();
    expect(snippet.rank).toBeUndefined();
  });

  it.each<[CustomFault, unknown, string]>([
    ['shape', null, ''],
    ['shape', 'curl', ''],
    ['shape', 7, ''],
    ['shape', ['name', 'code'], ''],
    ['shape', undefined, ''],
    ['no-name', {}, ''],
    ['no-name', { code: 'x' }, ''],
    ['no-name', { name: ' \n', code: 'x' }, ''],
    ['no-name', { name: 5, code: 'x' }, ''],
    ['no-name', { name: null, code: 'x' }, ''],
    ['no-code', { name: 'broken' }, 'broken'],
    ['no-code', { name: 'broken', code: '' }, 'broken'],
    ['no-code', { name: 'broken', code: ' \t\n' }, 'broken'],
    ['no-code', { name: 'broken', code: ['x'] }, 'broken'],
    ['no-code', { name: 'broken', code: null }, 'broken'],
    ['name-taken', { name: 'curl', code: 'x' }, 'curl'],
    ['name-taken', { name: ' curl ', code: 'x' }, 'curl'],
    ['name-taken', { name: 'before', code: 'x' }, 'before']
  ])('says %s of %j, and uses the others', (fault, value, name) => {
    const before = { name: 'before', code: 'x' };
    const after = { name: 'after', code: 'x' };
    const read = readCustomSnippets([before, value, after], ['curl']);
    expect(read.problems).toEqual([{ position: 2, name, fault }]);
    expect(read.snippets.map(snippet => snippet.id)).toEqual([
      'before',
      'after'
    ]);
  });

  it('says what is wrong with each', () => {
    const { problems } = readCustomSnippets(
      [null, { name: 'a', code: 'x' }, { name: 'a', code: 'y' }, { name: 'b' }],
      []
    );
    expect(problems).toEqual([
      { position: 1, name: '', fault: 'shape' },
      { position: 3, name: 'a', fault: 'name-taken' },
      { position: 4, name: 'b', fault: 'no-code' }
    ]);
  });

  it('lets a broken snippet take no name', () => {
    expect(usable([{ name: 'a' }, { name: 'a', code: 'x' }])).toEqual(['a']);
  });

  it('takes names that objects have anyway', () => {
    expect(
      usable([
        { name: 'constructor', code: 'x' },
        { name: '__proto__', code: 'x' }
      ])
    ).toEqual(['constructor', '__proto__']);
  });
});

describe('the code of a snippet of the settings', () => {
  it.each([
    ['${token}', 'secret'],
    ['${serverUrl}', 'https://hub.example/user/alice/'],
    ['${apiUrl}', 'https://hub.example/user/alice/api/sessions'],
    ['${path}', '/api/sessions'],
    ['${user}', 'alice'],
    ['${user}${path}: ${user}\n', 'alice/api/sessions: alice\n'],
    ['"$${token}"', '"$secret"'],
    ['${${token}}', '${secret}']
  ])('has the values put in: %s', (code, written) => {
    expect(write(code)).toBe(written);
  });

  it.each([
    '${HOME}',
    '$token',
    '{token}',
    '${ token }',
    '${Token}',
    '${token',
    '${constructor}',
    '${isOnHub}',
    '%s \\${'
  ])('keeps everything else as it is: %s', code => {
    expect(write(code)).toBe(code);
  });

  it('names the variable as a shell does, without the token', () => {
    expect(write('"Authorization: token ${token}"', { token: null })).toBe(
      '"Authorization: token $JUPYTER_API_TOKEN"'
    );
  });

  it('has an empty token where the server asks for none', () => {
    expect(write('[${token}]', { token: '' })).toBe('[]');
  });

  it.each([
    '$&',
    '$1',
    "$`$'",
    '$$',
    '$<key>',
    '${path}',
    '${token}',
    '\\n\\',
    '"\'`%$(id)',
    'ü🗝\u200f\n'
  ])('has values put in literally, and only once: %j', value => {
    const values = {
      token: value,
      serverUrl: value,
      apiUrl: value,
      path: value,
      user: value
    };
    expect(
      write('<${token}|${serverUrl}|${apiUrl}|${path}|${user}>', values)
    ).toBe(`<${Array(5).fill(value).join('|')}>`);
  });
});

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
