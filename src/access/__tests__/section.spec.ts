import { failed } from '../../rest/failure';
import { HUB_4, HUB_5, hubOf, SERVICE } from '../../token/__tests__/pages';
import type { ApiToken } from '../../tokens';
import { findAll, textOf } from '../../ui/__tests__/drawn';
import { trans } from '../../ui/__tests__/trans';
import { otherTokenWords, renderFacts } from '../section';

const SERVER_URL = 'https://hub.example/user/alice/';
const OTHER_ORIGIN = { ...HUB_5, hubHost: 'https://other.example' };

const NEVER = { created: null, expires: null };

type Options = Readonly<Record<string, string>>;

/** Renders facts, of a hub with these options or of a token without a hub. */
function rendered(
  of: Options | 'server' | 'other',
  facts: Partial<ApiToken.IFacts>
) {
  return renderFacts(
    { state: 'works', ...facts },
    typeof of === 'string'
      ? { kind: of, hub: null, serverUrl: SERVER_URL }
      : { kind: 'hub', hub: hubOf(of), serverUrl: SERVER_URL },
    { trans, language: 'en' },
    ''
  );
}

/** The facts as `name: value`. */
function rows(...args: Parameters<typeof rendered>): string[] {
  const list = rendered(...args);
  const values = findAll(list, 'dd').map(textOf);
  return findAll(list, 'dt').map(
    (name, index) => `${textOf(name)}: ${values[index]}`
  );
}

const SERVER = `Server: alice/ ${SERVER_URL}`;
const SIGN_OUT = 'Expires: When you sign out';
const LITTLE = `${SIGN_OUT}, or earlier. It is not known when.`;

it.each<
  [string, Options | 'server' | 'other', Partial<ApiToken.IFacts>, string[]]
>([
  [
    'a server',
    'server',
    {},
    [
      `Server: ${SERVER_URL}`,
      'Permissions: Full access to this server: files, kernels, terminals',
      'Expires: When the server stops, unless it starts with the same token again'
    ]
  ],
  [
    'a hub',
    HUB_5,
    {
      owner: 'alice',
      scopes: ['read:users:name!user=alice', 'access:servers!server=alice/'],
      lifetime: NEVER
    },
    [
      'Owner: alice',
      SERVER,
      'Permissions: Access the server alice/ access:servers!server=alice/ See the name of alice read:users:name!user=alice',
      `${SIGN_OUT} Usually also when the server stops`
    ]
  ],
  [
    'a hub that says little',
    HUB_4,
    { hubVersion: '2.2.2' },
    ['Owner: Not known', SERVER, 'Permissions: The Hub does not say', LITTLE]
  ],
  [
    'a hub without scopes',
    HUB_4,
    { hubVersion: '1.5.1', owner: 'alice' },
    [
      'Owner: alice',
      SERVER,
      'Permissions: Full access to this server, and everything that you can do on the Hub (JupyterHub 1.5.1 has no scopes)',
      'Expires: When the server stops. The Hub gave this token to the server for you.'
    ]
  ],
  [
    'a hub on another origin',
    OTHER_ORIGIN,
    { failure: failed('other-origin') },
    [
      'Owner: alice',
      SERVER,
      'Permissions: Access this server. Other permissions are not known',
      LITTLE
    ]
  ],
  [
    'a refused token',
    HUB_5,
    { state: 'refused', scopes: [] },
    ['Owner: alice', SERVER, 'Permissions: Nothing', 'Expires: No longer valid']
  ],
  [
    'a token that a server refused',
    { ...OTHER_ORIGIN, hubUser: 'bob' },
    { state: 'refused', failure: failed('other-origin') },
    [
      'Owner: bob',
      `Server: alice/, which belongs to alice ${SERVER_URL}`,
      'Permissions: Not known',
      'Expires: Not known'
    ]
  ],
  [
    'an API token in a service',
    SERVICE,
    { owner: 'bob', endsWithSession: false },
    [
      'Owner: bob',
      `Service: lab ${SERVER_URL}`,
      'Permissions: The Hub does not say',
      'Expires: It is not known when.'
    ]
  ],
  [
    'another user’s API token',
    HUB_5,
    { owner: 'bob', endsWithSession: false, lifetime: NEVER },
    [
      'Owner: bob',
      `Server: alice/, which belongs to alice ${SERVER_URL}`,
      'Permissions: The Hub does not say',
      'Expires: Never, unless it is revoked'
    ]
  ],
  ['a platform that says nothing', 'other', {}, [`Server: ${SERVER_URL}`]],
  [
    'a platform',
    'other',
    { owner: 'alice', scopes: ['self', 'notebooks:write'] },
    [
      'Owner: alice',
      `Server: ${SERVER_URL}`,
      'Permissions: self notebooks:write'
    ]
  ]
])('renders the facts of %s', (_, of, facts, expected) => {
  expect(rows(of, facts)).toEqual(expected);
});

it('folds permissions after three', () => {
  const scopes = ['a', 'b', 'c', 'd', 'e'];
  expect(rows('other', { scopes })).toContain(
    'Permissions: a b c 2 more permissions d e'
  );
  expect(rows('other', { scopes: scopes.slice(2) })).toContain(
    'Permissions: c d e'
  );
});

it('lists at most 100 scopes, the strongest first', () => {
  const many = (name: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${name}${index}`);
  const scopes = [...many('read:', 150), ...many('custom:', 200_000)];
  const items = findAll(rendered(HUB_5, { scopes }), 'li').map(textOf);
  expect(items).toHaveLength(101);
  expect(items.findIndex(item => !item.startsWith('custom'))).toBe(100);
  expect(items[100]).toContain('200050');
});

it.each<[Options | 'other', number, RegExp]>([
  [HUB_5, 0, /in 2 days, or when you sign out Usually .* 20 percent/],
  [HUB_5, 86_400, /in 1 day, or .* 10 percent/],
  [HUB_5, 3 * 86_400, /1 day ago 0 percent/],
  ['other', 0, /in 2 days 20 percent/]
])(
  'goes by the clock of %j, which is %d seconds ahead',
  (of, clockAheadSeconds, words) => {
    jest.useFakeTimers({ now: Date.parse('2026-11-22T12:00:00Z') });
    try {
      const lifetime = {
        created: new Date('2026-11-14T12:00:00Z'),
        expires: new Date('2026-11-24T12:00:00Z')
      };
      const facts = { lifetime, clockAheadSeconds };
      const [bar] = findAll(rendered(of, facts), 'div').filter(
        ({ attrs }) => attrs.role
      );
      const expiry = rows(of, facts).pop();
      expect(`${expiry} ${bar.attrs['aria-label']}`).toMatch(words);
      expect(expiry).toContain('November 24, 2026');
    } finally {
      jest.useRealTimers();
    }
  }
);

it.each<[ApiToken.Kind, RegExp]>([
  ['server', /^It is the same token\..* as you .* can read it\.$/],
  ['hub', /^It is a different token: .* 4\.0 .* usually .* identifies you\.$/],
  ['none', /^It is a different token/]
])('says of a %s token whether it is the other one', (kind, words) => {
  expect(otherTokenWords({ kind }, trans)).toMatch(words);
});
