import { PageConfig } from '@jupyterlab/coreutils';
import * as fc from 'fast-check';

import { version } from '../../../package.json';
import { failed } from '../../rest/failure';
import { HUB_5, hubOf } from '../../token/__tests__/pages';
import type { ApiToken } from '../../tokens';
import { writeDiagnostics } from '../section';

const TOKEN = '0123456789abcdef0123456789abcdef';

type Known = Parameters<typeof writeDiagnostics>[0];

const KNOWN = {
  token: { value: TOKEN, kind: 'hub', hub: hubOf(HUB_5) } as Known['token'],
  facts: {
    state: 'works',
    owner: 'alice',
    scopes: ['access:servers!server=alice/', 'read:users:name!user=alice'],
    lifetime: { created: null, expires: new Date() },
    hubVersion: '6.1.1',
    clockAheadSeconds: 0
  },
  check: {
    path: '/api/contents/secret plan.ipynb',
    outcome: 'stale',
    hub: 'rejects',
    response: { status: 200, milliseconds: 12.6, message: 'from the server' }
  }
} as const;

function write(known: Partial<Known> = {}): string {
  const application = { name: 'JupyterLab', version: '4.6.6' };
  return writeDiagnostics({ ...KNOWN, ...known }, application, 'en');
}

let userAgent: jest.SpyInstance;
let serverVersion: jest.SpyInstance;

beforeEach(() => {
  userAgent = jest.spyOn(navigator, 'userAgent', 'get');
  userAgent.mockReturnValue('Mozilla/5.0');
  serverVersion = jest.spyOn(PageConfig, 'getNotebookVersion');
  serverVersion.mockReturnValue([2, 18, 0]);
  Reflect.set(window, 'isSecureContext', true);
});

it('has versions, the kind of host and token, and the outcomes', () => {
  expect(write()).toBe(
    `jupyterlab-api-token: ${version}
JupyterLab: 4.6.6
jupyter_server: 2.18.0
JupyterHub: 6.1.1, same origin, default server
browser: Mozilla/5.0
language: en
page: http: secure
token: hub
asked: works, expires, clock ahead: 0 s
scopes: access:servers!server, read:users:name!user
test: stale, status: 200, 13 ms, the Hub rejects`
  );
});

it('says what is not known', () => {
  serverVersion.mockReturnValue([]);
  Reflect.set(window, 'isSecureContext', false);
  const token = { ...KNOWN.token, value: '', kind: 'none', hub: null } as const;
  expect(write({ token, facts: null, check: null })).toBe(
    `jupyterlab-api-token: ${version}
JupyterLab: 4.6.6
jupyter_server: not known
JupyterHub: none
browser: Mozilla/5.0
language: en
page: http: not secure
token: none
asked: nothing yet
scopes: not known
test: none yet`
  );
});

it.each<[Partial<ApiToken.IFacts>, string]>([
  [{ state: 'none', absence: 'lite' }, 'no token: lite'],
  [
    { state: 'unknown', failure: failed('server-error', 502) },
    'unknown, failure: server-error, status: 502'
  ],
  [{ lifetime: { created: null, expires: null } }, 'never expires'],
  [{ clockAheadSeconds: -90 }, 'clock ahead: -90 s'],
  [{ scopes: ['self', 'custom:plan:read!user=a', '€'] }, 'self, custom, other']
])('says of the facts %j: %s', (facts, words) => {
  expect(write({ facts: { state: 'works', ...facts } })).toContain(words);
});

it.each([
  [{ hubHost: 'https://other.example' }, 'other origin, default server'],
  [{ hubServerName: 'gpu' }, 'same origin, named server'],
  [{ hubServerUser: 'bob' }, 'default server, of another user']
])('says of the hub %j: %s', (options, words) => {
  const hub = hubOf({ ...HUB_5, ...options });
  expect(write({ token: { ...KNOWN.token, hub } })).toContain(words);
});

it('has no token, no name of a user or server, and no path', () => {
  const names = fc
    .string({ minLength: 6, maxLength: 20 })
    // Words of the report itself are no leak.
    .filter(text => /^[^a-z]*$/.test(text) && !/^[\s,.:!\d]*$/.test(text));
  const tokens = fc.stringMatching(/^[\da-f]{8,32}$/);
  const plain = write();
  fc.assert(
    fc.property(names, tokens, (name, token) => {
      fc.pre(!plain.includes(token));
      userAgent.mockReturnValue(`Mozilla ${token}`);
      const report = write({
        token: {
          ...KNOWN.token,
          value: token,
          hub: hubOf({
            ...HUB_5,
            hubUser: name,
            hubServerUser: name,
            hubServerName: name
          })
        },
        facts: {
          ...KNOWN.facts,
          owner: name,
          // A Hub that repeats the token.
          hubVersion: token,
          scopes: [
            `access:servers!server=${name}/${name}`,
            `custom:${name}!user=${name}`,
            name
          ]
        },
        check: {
          path: name,
          outcome: 'ok',
          response: { status: 200, milliseconds: 1, data: name, message: name }
        }
      });
      expect(report).not.toContain(name);
      expect(report).not.toContain(token);
    })
  );
});
