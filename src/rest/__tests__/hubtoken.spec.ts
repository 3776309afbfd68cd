import type { IHubToken, IHubUser } from '../hubtoken';
import {
  byAge,
  findOwnToken,
  mayCreateTokens,
  mayListTokens,
  readToken,
  readTokens
} from '../hubtoken';
import type { JsonRecord } from '../validate';
import { APP_ENTRY, ENTRY, MAY_NOT, READ_ENTRY } from './entries';

const SERVER = 'https://hub.example/user/alice/';

const APP_LIFETIME = {
  created: new Date('2024-05-06T07:08:09Z'),
  expires: new Date('2024-05-20T07:08:09Z')
};

/** alice, a member of two groups, with a token of these scopes. */
function holderOf(
  scopes: readonly string[] | null,
  changes: Partial<IHubUser> = {}
): IHubUser {
  return {
    name: 'alice',
    groups: ['staff', 'users'],
    scopes,
    tokenId: 'a7',
    sessionId: '5e55',
    ...changes
  };
}

function read(entry: JsonRecord): IHubToken {
  const token = readToken(entry);
  if (token === null) {
    throw new Error('This entry has no id.');
  }
  return token;
}

describe('the scopes of a page', () => {
  it.each([
    [
      true,
      true,
      'tokens!user=alice tokens!user tokens tokens!group=users self inherit all'
    ],
    [
      false,
      true,
      'read:tokens!user=alice read:tokens!user read:tokens read:tokens!group=staff'
    ],
    [
      false,
      false,
      'read:tokens!user=bob read:tokens!group=admins read:tokens!server=alice/ tokens!user=bob tokens!user=alice2 tokens!user=Alice tokens!user= tokens!group=staff2 tokens!server=alice/ tokens! custom:tokens admin:users servers!user=alice self!user=alice inherit!user=alice'
    ]
  ])('allow creating: %s, and listing: %s, with any of %s', (...expected) => {
    const [make, list, scopes] = expected;
    for (const scope of scopes.split(' ')) {
      const holder = holderOf([...MAY_NOT, scope]);
      expect([scope, mayCreateTokens(holder), mayListTokens(holder)]).toEqual([
        scope,
        make,
        list
      ]);
    }
  });

  it.each([
    ['by default', holderOf(MAY_NOT)],
    ['with unknown scopes', holderOf(null)],
    ['without a name', holderOf(['tokens', 'read:tokens'], { name: null })],
    ['with unknown groups', holderOf(['tokens!group=staff'], { groups: null })]
  ])('allow neither %s', (_, holder) => {
    expect(mayCreateTokens(holder)).toBe(false);
    expect(mayListTokens(holder)).toBe(false);
  });
});

describe('readToken', () => {
  it('reads an API token and one of an OAuth client', () => {
    expect(readToken(ENTRY)).toEqual(READ_ENTRY);
    expect(readToken(APP_ENTRY)).toEqual({
      ...READ_ENTRY,
      id: 'a7',
      app: 'Server at /user/alice/',
      note: null,
      lastUsed: new Date('2024-05-07T08:09:10Z'),
      lifetime: APP_LIFETIME,
      sessionId: '5e55'
    });
  });

  it('reads a token of an older hub', () => {
    const { id, ...others } = read({ id: 'a7' });
    expect(id).toBe('a7');
    expect(new Set(Object.values(others))).toEqual(new Set([null]));
  });

  it.each<[JsonRecord, object | null]>([
    [{ expires_at: null }, { ...APP_LIFETIME, expires: null }],
    [{ created: undefined }, { ...APP_LIFETIME, created: null }],
    [{ expires_at: undefined }, null],
    [{ expires_at: 'soon' }, null]
  ])('reads the lifetime from %j', (changes, lifetime) => {
    expect(read({ ...APP_ENTRY, ...changes }).lifetime).toEqual(lifetime);
  });

  // The Hub is the client of API tokens, under a name that differs between its
  // versions; no browser session is behind them.
  it.each<[JsonRecord, string | null]>([
    [{ oauth_client: 'jupyterhub' }, null],
    [{ oauth_client: null }, null],
    [{ oauth_client: '' }, null],
    [{ oauth_client: 'Grader' }, 'Grader'],
    [{ oauth_client: 'JupyterHub grader' }, 'JupyterHub grader'],
    [{ oauth_client: 'my jupyterhub' }, 'my jupyterhub'],
    [{ oauth_client: 'JupyterHub', session_id: '5e55' }, 'JupyterHub'],
    [{ oauth_client: undefined, session_id: '5e55' }, null]
  ])(
    'distinguishes API tokens from those of OAuth clients: %j',
    (changes, app) => {
      expect(read({ ...ENTRY, ...changes }).app).toBe(app);
    }
  );
});

it('readTokens leaves out invalid entries', () => {
  const api_tokens = [null, 'a7', 7, [APP_ENTRY], {}, APP_ENTRY, { id: 7 }];
  expect(readTokens({ api_tokens })).toEqual([read(APP_ENTRY)]);
});

describe('findOwnToken', () => {
  const OLDER = { ...APP_ENTRY, id: 'a6', created: '2024-05-01T00:00:00Z' };

  function ownOf(
    entries: readonly unknown[],
    tokenId: string | null = null,
    sessionId: string | null = '5e55'
  ): string | null {
    const tokens = readTokens({ api_tokens: entries }) ?? [];
    return findOwnToken(tokens, { sessionId, tokenId }, SERVER)?.id ?? null;
  }

  it.each([
    ['a8', 'a8'],
    ['a9', null]
  ])('finds it by its id alone: %s', (id, own) => {
    expect(ownOf([APP_ENTRY, ENTRY, OLDER], id)).toBe(own);
  });

  // Before JupyterHub 5.0, where the id is not known.
  it.each<[string, readonly unknown[]]>([
    ['after an older one', [OLDER, APP_ENTRY]],
    ['before an older one', [APP_ENTRY, OLDER]],
    ['beside one of unknown start', [{ ...OLDER, created: null }, APP_ENTRY]],
    ['beside another session', [{ ...ENTRY, session_id: 'b0b' }, APP_ENTRY]]
  ])('finds the newest of the session and server: %s', (_, entries) => {
    expect(ownOf(entries)).toBe('a7');
  });

  it.each<[string, JsonRecord]>([
    ['another session', { session_id: 'b0b' }],
    ['no session', { session_id: null }],
    ['no client', { oauth_client: undefined }],
    ['another server', { oauth_client: 'Server at /user/bob/' }],
    ['a named server', { oauth_client: 'Server at /user/alice/gpu/' }],
    ['a longer path', { oauth_client: 'Server at /x/user/alice/' }]
  ])('does not find a token of %s', (_, changes) => {
    expect(ownOf([{ ...APP_ENTRY, ...changes }])).toBeNull();
    expect(ownOf([{ ...APP_ENTRY, ...changes }], null, null)).toBeNull();
  });
});

it('byAge puts newer tokens first, and those of unknown age last', () => {
  const created = [null, '2024-01-01', '2024-03-01', '2023-01-01'];
  const tokens = created.map(date => read({ ...APP_ENTRY, created: date }));
  expect(tokens.sort(byAge).map(token => token.created)).toEqual([
    new Date('2024-03-01'),
    new Date('2024-01-01'),
    new Date('2023-01-01'),
    null
  ]);
});
