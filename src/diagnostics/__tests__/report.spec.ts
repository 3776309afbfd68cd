import * as fc from 'fast-check';

import { version } from '../../../package.json';
import { failed } from '../../rest/failure';
import { HUB_5, hubOf } from '../../token/__tests__/pages';
import { NO_CHECK, NO_FACTS } from '../../token/unknown';
import type { IDiagnosed } from '../report';
import { writeDiagnostics } from '../report';

const TOKEN = '0123456789abcdef0123456789abcdef';

const known: IDiagnosed = {
  token: {
    value: TOKEN,
    kind: 'hub',
    serverUrl: 'https://hub.example/user/alice/',
    hub: hubOf(HUB_5),
    inspect: () => Promise.resolve(NO_FACTS),
    check: path => Promise.resolve({ ...NO_CHECK, path, outcome: 'ok' })
  },
  facts: {
    ...NO_FACTS,
    kind: 'hub',
    state: 'works',
    owner: 'alice',
    scopes: [
      'access:servers!server=alice/',
      'read:users:name!user=alice',
      'read:users:groups!user=alice'
    ],
    lifetime: { created: null, expires: new Date() },
    hubVersion: '6.1.1',
    clockAhead: 0
  },
  check: {
    ...NO_CHECK,
    path: '/api/contents/secret plan.ipynb',
    url: 'https://hub.example/user/alice/api/contents/secret%20plan.ipynb',
    outcome: 'stale',
    status: 200,
    milliseconds: 12.6,
    message: 'said by the server',
    hub: 'rejects'
  },
  application: {
    name: 'JupyterLab',
    version: '4.6.6',
    serverVersion: '2.18.0'
  },
  browser: {
    userAgent: 'Mozilla/5.0',
    language: 'en',
    protocol: 'https:',
    isSecureContext: true
  }
};

it('has versions, the kind of host and token, and the outcomes', () => {
  expect(writeDiagnostics(known)).toBe(
    `jupyterlab-api-token: ${version}
JupyterLab: 4.6.6
jupyter_server: 2.18.0
JupyterHub: 6.1.1, same origin, default server
browser: Mozilla/5.0
language: en
page: https: secure
token: hub
asked: works, has an end, clock ahead: 0 s
scopes: access:servers!server, read:users:name!user, read:users:groups!user
test: stale, status: 200, 13 ms, the Hub rejects`
  );
});

it('says what is not known', () => {
  const { application, browser, token } = known;
  expect(
    writeDiagnostics({
      token: { ...token, value: '', kind: 'none', hub: null },
      facts: null,
      check: null,
      application: { ...application, serverVersion: '' },
      browser: { ...browser, protocol: 'http:', isSecureContext: false }
    })
  ).toBe(
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

it.each([
  [{ absence: 'lite' as const }, 'no token: lite'],
  [
    { failure: failed('server-error', 502) },
    'failure: server-error, status: 502'
  ],
  [{ lifetime: { created: null, expires: null } }, 'has no end'],
  [{ clockAhead: -90 }, 'clock ahead: -90 s'],
  [{ scopes: ['self', 'custom:plan:read!user=a', '€'] }, 'self, custom, other']
])('says of the facts %j: %s', (facts, words) => {
  const report = writeDiagnostics({
    ...known,
    facts: { ...NO_FACTS, ...facts }
  });
  expect(report).toContain(words);
});

it.each([
  [{ hubHost: 'https://other.example' }, 'other origin, default server'],
  [{ hubServerName: 'gpu' }, 'same origin, named server'],
  [{ hubServerUser: 'bob' }, 'default server, of another person']
])('says of the hub %j: %s', (options, words) => {
  const hub = hubOf({ ...HUB_5, ...options });
  expect(
    writeDiagnostics({ ...known, token: { ...known.token, hub } })
  ).toContain(words);
});

it('names no token, no person, no server and no path, whatever there is', () => {
  const name = fc
    .string({ minLength: 6, maxLength: 20 })
    // Words of the report itself are no leak.
    .filter(text => /^[^a-z]*$/.test(text) && !/^[\s,.:!\d]*$/.test(text));
  const plain = writeDiagnostics(known);
  fc.assert(
    fc.property(
      name,
      fc.stringMatching(/^[\da-f]{8,32}$/),
      (foreign, token) => {
        fc.pre(!plain.includes(token));
        const report = writeDiagnostics({
          ...known,
          token: {
            ...known.token,
            value: token,
            serverUrl: `https://${foreign}/`,
            hub: hubOf({
              ...HUB_5,
              hubUser: foreign,
              hubServerUser: foreign,
              hubServerName: foreign
            })
          },
          facts: {
            ...known.facts!,
            owner: foreign,
            // A Hub that sends back what it was sent.
            hubVersion: token,
            scopes: [
              `access:servers!server=${foreign}/${foreign}`,
              `custom:${foreign}!user=${foreign}`,
              foreign
            ]
          },
          check: {
            ...known.check!,
            path: foreign,
            url: foreign,
            data: foreign,
            message: foreign
          },
          browser: { ...known.browser, userAgent: `Mozilla ${token}` }
        });
        expect(report).not.toContain(foreign);
        expect(report).not.toContain(token);
      }
    )
  );
});
