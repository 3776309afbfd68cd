import { failed } from '../../rest/failure';
import { HUB_4, HUB_5, hubOf, SERVICE } from '../../token/__tests__/pages';
import type { ApiToken } from '../../tokens';
import { findAll, textOf } from '../../ui/__tests__/drawn';
import { trans } from '../../ui/__tests__/trans';
import { otherTokenWords, renderFacts } from '../section';

const SERVER_URL = 'https://hub.example/user/alice/';
const OTHER_ORIGIN = { ...HUB_5, hubHost: 'https://other.example' };

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

function rows(...args: Parameters<typeof rendered>): Record<string, string> {
  const list = rendered(...args);
  const values = findAll(list, 'dd').map(textOf);
  return Object.fromEntries(
    findAll(list, 'dt').map((name, index) => [textOf(name), values[index]])
  );
}

it.each<
  [
    string,
    Options | 'server' | 'other',
    Partial<ApiToken.IFacts>,
    Record<string, string>
  ]
>([
  [
    'a server',
    'server',
    {},
    {
      Server: SERVER_URL,
      Permissions: 'Full access to this server: files, kernels, terminals',
      Expires:
        'When the server stops, unless it starts with the same token again'
    }
  ],
  [
    'a hub',
    HUB_5,
    {
      owner: 'alice',
      scopes: ['read:users:name!user=alice', 'access:servers!server=alice/'],
      lifetime: { created: null, expires: null }
    },
    {
      Owner: 'alice',
      Server: `alice/ ${SERVER_URL}`,
      Permissions:
        'Access the server alice/ access:servers!server=alice/ See the name of alice read:users:name!user=alice',
      Expires: 'When you sign out'
    }
  ],
  [
    'a hub that says little',
    HUB_4,
    { hubVersion: '2.2.2' },
    {
      Owner: 'Not known',
      Server: `alice/ ${SERVER_URL}`,
      Permissions: 'The Hub does not say',
      Expires: 'When you sign out, or earlier. It is not known when.'
    }
  ],
  [
    'a hub without scopes',
    HUB_4,
    { hubVersion: '1.5.1', owner: 'alice' },
    {
      Owner: 'alice',
      Server: `alice/ ${SERVER_URL}`,
      Permissions:
        'Full access to this server, and everything that you can do on the Hub (JupyterHub 1.5.1 has no scopes)',
      Expires:
        'When the server stops. The Hub gave this token to the server for you.'
    }
  ],
  [
    'a hub on another origin',
    OTHER_ORIGIN,
    { failure: failed('other-origin') },
    {
      Owner: 'alice',
      Server: `alice/ ${SERVER_URL}`,
      Permissions: 'Access this server. Other permissions are not known',
      Expires: 'When you sign out, or earlier. It is not known when.'
    }
  ],
  ['a platform that says nothing', 'other', {}, { Server: SERVER_URL }],
  [
    'a platform',
    'other',
    { owner: 'alice', scopes: ['self', 'notebooks:write'] },
    {
      Owner: 'alice',
      Server: SERVER_URL,
      Permissions: 'self notebooks:write'
    }
  ]
])('renders the facts of %s', (_, of, facts, expected) => {
  expect(rows(of, facts)).toEqual(expected);
});

it('names the service', () => {
  expect(rows(SERVICE, { owner: 'bob' })).toMatchObject({
    Owner: 'bob',
    Service: `lab ${SERVER_URL}`
  });
});

it.each<[Options, Partial<ApiToken.IFacts>, string, string]>([
  [HUB_5, { owner: 'bob' }, 'bob', 'alice/, which belongs to alice'],
  [HUB_5, {}, 'alice', 'alice/'],
  [
    { ...OTHER_ORIGIN, hubUser: 'bob' },
    {},
    'bob',
    'alice/, which belongs to alice'
  ]
])(
  'names the owners of token and server: %j, %j',
  (hub, facts, owner, server) => {
    expect(rows(hub, facts)).toMatchObject({
      Owner: owner,
      Server: `${server} ${SERVER_URL}`
    });
  }
);

it.each([
  [HUB_5, 'Not known', 'No longer valid'],
  [OTHER_ORIGIN, 'Not known', 'Not known']
])(
  'says what is known of a refused token on %j',
  (hub, Permissions, Expires) => {
    expect(rows(hub, { state: 'refused' })).toMatchObject({
      Permissions,
      Expires
    });
  }
);

it('folds permissions after three', () => {
  const scopes = ['a', 'b', 'c', 'd', 'e'];
  expect(rows('other', { scopes }).Permissions).toBe(
    'a b c 2 more permissions d e'
  );
  expect(rows('other', { scopes: scopes.slice(2) }).Permissions).toBe('c d e');
});

it('lists at most 100 scopes, the strongest first', () => {
  const many = (name: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${name}${index}`);
  const scopes = [...many('read:', 150), ...many('custom:', 200_000)];
  const items = findAll(rendered(HUB_5, { scopes }), 'li').map(textOf);
  expect(items).toHaveLength(101);
  expect(items.findIndex(item => !item.startsWith('custom'))).toBe(100);
  expect(items[100]).toContain('200050');
  expect(rows(HUB_5, { scopes: [] }).Permissions).toBe('Nothing');
});

it.each<[Options | 'other', number, RegExp]>([
  [HUB_5, 0, /in 2 days, or when you sign out 20 percent/],
  [HUB_5, 86_400, /in 1 day, or .* 10 percent/],
  [HUB_5, -86_400, /in 3 days, or .* 30 percent/],
  [HUB_5, 30, /in 2 days, or .* 20 percent/],
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
      const { Expires } = rows(of, facts);
      expect(`${Expires} ${bar.attrs['aria-label']}`).toMatch(words);
      expect(Expires).toContain('November 24, 2026');
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

const SIGN_OUT = 'When you sign out, or earlier.';
const NOT_KNOWN = 'It is not known when.';
const NEVER = { created: null, expires: null };

it.each<[Options, Partial<ApiToken.IFacts>, string]>([
  [HUB_5, {}, `${SIGN_OUT} ${NOT_KNOWN}`],
  [HUB_5, { endsWithSession: false }, NOT_KNOWN],
  [HUB_5, { lifetime: NEVER }, 'When you sign out'],
  [
    HUB_5,
    { endsWithSession: false, lifetime: NEVER },
    'Never, unless it is revoked'
  ]
])('says when a token expires: %j, %j', (hub, facts, expires) => {
  expect(rows(hub, facts).Expires).toBe(expires);
});
