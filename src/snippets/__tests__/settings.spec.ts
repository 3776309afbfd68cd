import type { ISettingRegistry } from '@jupyterlab/settingregistry';

import schema from '../../../schema/snippets.json';
import { trans } from '../../ui/__tests__/trans';
import { builtInSnippets } from '../languages';
import { DEFAULTS } from '../plugin';
import type { ICustomFailure, ISnippetSettings } from '../settings';
import {
  readCustomSnippets,
  readSnippetSettings,
  rememberedLanguage,
  rememberLanguage
} from '../settings';
import { requestOf } from './anyrequest';

it('the schema lists the ids of the built-in snippets', () => {
  const ids = builtInSnippets(trans).map(({ id }) => id);
  expect(schema.properties.language.description).toContain(
    `: ${ids.join(', ')}, or`
  );
});

describe('readCustomSnippets', () => {
  it('reads snippets for another machine, in their order', () => {
    const { snippets, failures } = readCustomSnippets(
      [
        { name: 'Zig', code: 'zig' },
        { name: ' constructor ', code: 'go', comment: 'ignored' }
      ],
      ['curl']
    );
    const places = ['anywhere'];
    expect(snippets).toMatchObject([
      { id: 'Zig', places },
      { id: 'constructor', places }
    ]);
    expect(snippets[0].title).toBe('Zig');
    expect(snippets[0].kernelLanguage).toBeUndefined();
    expect(failures).toEqual([]);
  });

  it.each<[ICustomFailure['kind'], unknown, string]>([
    ['no-name', null, ''],
    ['no-name', { code: 'x' }, ''],
    ['no-name', { name: ' \n', code: 'x' }, ''],
    ['no-code', { name: 'broken' }, 'broken'],
    ['no-code', { name: 'broken', code: ' \t\n' }, 'broken'],
    ['no-code', { name: 'broken', code: ['x'] }, 'broken'],
    ['name-taken', { name: ' curl ', code: 'x' }, 'curl'],
    ['name-taken', { name: 'before', code: 'x' }, 'before']
  ])('reports %s of %j, and reads the others', (kind, value, name) => {
    const before = { name: 'before', code: 'x' };
    const after = { name: 'broken', code: 'x' };
    const { failures, snippets } = readCustomSnippets(
      [before, value, after],
      ['curl']
    );
    expect(failures).toEqual([{ position: 2, name, kind }]);
    expect(snippets.map(({ id }) => id)).toEqual(['before', 'broken']);
  });
});

describe('the code of a custom snippet', () => {
  const REQUEST = requestOf({ token: 'secret', user: 'alice' });

  function write(code: string, request = {}): string {
    const { snippets } = readCustomSnippets([{ name: 'own', code }], []);
    return snippets[0].render({ ...REQUEST, ...request });
  }

  it.each([
    ['${token}', 'secret'],
    ['${serverUrl}', 'http://localhost:8888/'],
    ['${apiUrl}', 'http://localhost:8888/api/sessions'],
    ['${user}${path}: ${user}\n', 'alice/api/sessions: alice\n'],
    ['"$${token}"', '"$secret"'],
    ['${${token}}', '${secret}'],
    // What is no name of a value stays.
    ...[
      '${HOME} $token ${ token } ${Token} %s \\${',
      '${token',
      '${constructor} ${isOnHub}'
    ].map(code => [code, code])
  ])('contains values in place of their names: %s', (code, written) => {
    expect(write(code)).toBe(written);
  });

  it.each([
    [null, '"token $JUPYTER_API_TOKEN"'],
    ['', '"token "']
  ])(
    'reads an environment variable if the token is not included: %j',
    (token, text) => {
      expect(write('"token ${token}"', { token })).toBe(text);
    }
  );

  it.each(['$&', "$`$'", '$$', '$<key>', '${path}', '\\n\\', 'ü🗝\u200f\n'])(
    'contains each value as it is, and does not replace it again: %j',
    value => {
      const names = ['token', 'serverUrl', 'apiUrl', 'path', 'user'];
      const values = Object.fromEntries(names.map(name => [name, value]));
      const code = names.map(name => `\${${name}}`).join('|');
      expect(write(code, values)).toBe(names.map(() => value).join('|'));
    }
  );
});

describe('readSnippetSettings', () => {
  /** Reads the settings of a server that has this schema. */
  function read(
    properties: ISettingRegistry.ISchema['properties'],
    reason: unknown = 'why'
  ): Promise<ISnippetSettings> {
    const fetch = async (id: string): Promise<ISettingRegistry.IPlugin> => ({
      id,
      raw: '{"language": "of the user"}',
      schema: { type: 'object', properties },
      data: { composite: {}, user: {} },
      version: '0.1.0'
    });
    return readSnippetSettings(
      { values: DEFAULTS, refusal: reason },
      { fetch }
    );
  }

  it.each([
    [undefined, DEFAULTS],
    [{ language: {}, custom: {} }, DEFAULTS],
    [{ language: { default: 5 }, custom: { default: 'x' } }, DEFAULTS],
    [
      { language: { default: 'httpie' }, custom: { default: [null] } },
      { language: 'httpie', custom: [null] }
    ]
  ])(
    'uses an admin’s settings in the schema %j',
    async (properties, values) => {
      expect(await read(properties)).toEqual({ ...values, refused: 'why' });
    }
  );

  it('uses the defaults when the server does not respond', async () => {
    const fetch = jest.fn(() => Promise.reject(new Error('503')));
    const live = { values: DEFAULTS, refusal: 'why' };
    expect(await readSnippetSettings(live, { fetch })).toEqual({
      ...DEFAULTS,
      refused: 'why'
    });
    expect(fetch.mock.calls).toEqual([['jupyterlab-api-token:snippets']]);
  });

  it.each([
    [new Error('not valid'), 'Error: not valid'],
    // JupyterLab 3.
    [
      [{ dataPath: '.custom[0]', message: 'should be object' }],
      '.custom[0] should be object'
    ],
    // JupyterLab 4. An error of the whole has no place.
    [
      [
        { instancePath: '/custom/0', message: 'must be object' },
        { instancePath: '', message: 'has more' }
      ],
      '/custom/0 must be object; has more'
    ],
    [[null, 'x', { message: 'must be array' }], '; ; must be array']
  ])('reports JupyterLab’s error in one line: %j', async (reason, words) => {
    expect((await read({}, reason)).refused).toBe(words);
  });
});

describe('the remembered language', () => {
  beforeEach(() => localStorage.clear());

  it.each<[string, () => void]>([
    [
      'is blocked',
      () =>
        jest.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        })
    ],
    [
      'is full',
      () =>
        jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
          throw new DOMException('Full.', 'QuotaExceededError');
        })
    ]
  ])('is none where the browser’s storage %s', (_, block) => {
    block();
    rememberLanguage('curl');
    rememberLanguage('');
    expect(rememberedLanguage()).toBe('');
  });
});
