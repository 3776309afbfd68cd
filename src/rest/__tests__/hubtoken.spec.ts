import * as fc from 'fast-check';

import type { ApiToken } from '../../tokens';
import type { IHubToken } from '../hub';
import {
  byAge,
  findOwnToken,
  readLifetime,
  readToken,
  readTokens
} from '../hub';
import type { JsonRecord } from '../validate';
import {
  DATE_OR_NULL,
  isSegment,
  TEXT_OR_NULL,
  TEXTS_OR_NULL,
  withOddFields
} from './oddvalues';

/** The entry of a page's token in GET /users/alice/tokens of JupyterHub 5. */
const ENTRY = {
  kind: 'api_token',
  id: 'a7',
  user: 'alice',
  roles: [],
  scopes: ['access:servers!server=alice/'],
  created: '2024-05-06T07:08:09.000000Z',
  last_activity: '2024-05-07T08:09:10.000000Z',
  expires_at: '2024-05-20T07:08:09.000000Z',
  note: null,
  session_id: '5e55',
  oauth_client: 'Server at /user/alice/'
};

/** The entry of a token that a script asked for. */
const API_ENTRY = {
  ...ENTRY,
  id: 'a8',
  last_activity: null,
  note: 'nightly job',
  session_id: null,
  oauth_client: 'JupyterHub'
};

const LIFETIME = {
  created: new Date('2024-05-06T07:08:09Z'),
  expires: new Date('2024-05-20T07:08:09Z')
};

/**
 * Read an entry that has an id.
 */
function read(entry: JsonRecord): IHubToken {
  const token = readToken(entry);
  if (token === null) {
    throw new Error('This entry has no id.');
  }
  return token;
}

describe('readLifetime', () => {
  const { created, expires } = LIFETIME;

  it.each<[string, JsonRecord, ApiToken.ILifetime | null]>([
    ['a token that ends', ENTRY, LIFETIME],
    [
      'a token with no end',
      { ...ENTRY, expires_at: null },
      { created, expires: null }
    ],
    [
      'a token of unknown start',
      { ...ENTRY, created: undefined },
      { created: null, expires }
    ],
    ['a token of unknown end', { ...ENTRY, expires_at: undefined }, null],
    ['an end that is no date', { ...ENTRY, expires_at: 'soon' }, null],
    ['an end that is a number', { ...ENTRY, expires_at: 1716188889 }, null],
    ['nothing', {}, null]
  ])('reads %s', (_, entry, lifetime) => {
    expect(readLifetime(entry)).toEqual(lifetime);
  });

  it('gives no wrong type, whatever is in a field', () => {
    for (const odd of withOddFields(ENTRY)) {
      const lifetime = readLifetime(odd);
      if (lifetime) {
        const { created, expires } = lifetime;
        expect([created, expires]).toEqual([DATE_OR_NULL, DATE_OR_NULL]);
        expect(expires === null).toBe(odd.expires_at === null);
      }
    }
  });
});

describe('readToken', () => {
  it('reads what the Hub says of an app’s token', () => {
    expect(readToken(ENTRY)).toEqual({
      id: 'a7',
      app: 'Server at /user/alice/',
      note: null,
      scopes: ['access:servers!server=alice/'],
      created: LIFETIME.created,
      lastUsed: new Date('2024-05-07T08:09:10Z'),
      lifetime: LIFETIME,
      sessionId: '5e55'
    });
  });

  it('reads what the Hub says of a token that a script asked for', () => {
    expect(readToken(API_ENTRY)).toEqual({
      id: 'a8',
      app: null,
      note: 'nightly job',
      scopes: ['access:servers!server=alice/'],
      created: LIFETIME.created,
      lastUsed: null,
      lifetime: LIFETIME,
      sessionId: null
    });
  });

  // The Hub is the client of the tokens that it made itself, under a name
  // that differs between its versions; no browser's session is behind them.
  it.each<[string, JsonRecord, string | null]>([
    ['the Hub is the client', API_ENTRY, null],
    [
      'the Hub is the client, by its id',
      { ...API_ENTRY, oauth_client: 'jupyterhub' },
      null
    ],
    ['no client is named', { ...API_ENTRY, oauth_client: null }, null],
    ['no client is told', { id: 'a8' }, null],
    ['the client has no name', { ...API_ENTRY, oauth_client: '' }, null],
    [
      'a service is the client',
      { ...API_ENTRY, oauth_client: 'Grader' },
      'Grader'
    ],
    [
      'the client only sounds like the Hub',
      { ...API_ENTRY, oauth_client: 'JupyterHub grader' },
      'JupyterHub grader'
    ],
    [
      'the client only ends like the Hub',
      { ...API_ENTRY, oauth_client: 'my jupyterhub' },
      'my jupyterhub'
    ],
    [
      'an app in a session calls itself the Hub',
      { ...ENTRY, oauth_client: 'JupyterHub' },
      'JupyterHub'
    ],
    [
      'it is from a session whose client is not told',
      { ...ENTRY, oauth_client: undefined },
      null
    ]
  ])('tells API tokens from those of apps: %s', (_, entry, app) => {
    expect(read(entry).app).toBe(app);
  });

  it.each<[string, JsonRecord]>([
    ['nothing', {}],
    ['no id', { ...ENTRY, id: undefined }],
    ['an empty id', { ...ENTRY, id: '' }],
    ['an id that is a number', { ...ENTRY, id: 7 }]
  ])('takes no token from an entry with %s', (_, entry) => {
    expect(readToken(entry)).toBeNull();
  });

  it('does without what older hubs leave out', () => {
    expect(readToken({ id: 'a7' })).toEqual({
      id: 'a7',
      app: null,
      note: null,
      scopes: null,
      created: null,
      lastUsed: null,
      lifetime: null,
      sessionId: null
    });
  });

  it('leaves a note as it is', () => {
    const note = '<img src=x onerror=alert(1)> %1 日記';
    expect(read({ ...API_ENTRY, note }).note).toBe(note);
  });

  it('gives no wrong type, whatever is in a field', () => {
    for (const odd of withOddFields(ENTRY)) {
      const token = readToken(odd);
      expect(token).toEqual(isSegment(odd.id) ? expect.anything() : null);
      if (token) {
        expect(token).toEqual({
          id: odd.id,
          app: TEXT_OR_NULL,
          note: TEXT_OR_NULL,
          scopes: TEXTS_OR_NULL,
          created: DATE_OR_NULL,
          lastUsed: DATE_OR_NULL,
          lifetime: token.lifetime && {
            created: DATE_OR_NULL,
            expires: DATE_OR_NULL
          },
          sessionId: TEXT_OR_NULL
        });
      }
    }
  });
});

describe('readTokens', () => {
  it('reads all entries, in their order', () => {
    const tokens = readTokens({ api_tokens: [API_ENTRY, ENTRY] });
    expect(tokens).toEqual([read(API_ENTRY), read(ENTRY)]);
  });

  it('leaves out what is no entry', () => {
    const api_tokens = [null, 'a7', 7, [ENTRY], {}, ENTRY, { id: null }];
    expect(readTokens({ api_tokens })).toEqual([read(ENTRY)]);
  });

  it.each([undefined, null, {}, 'a7', 7, { length: 1, 0: ENTRY }])(
    'finds none in a list that is %j',
    api_tokens => {
      expect(readTokens({ api_tokens })).toEqual([]);
    }
  );
});

describe('findOwnToken', () => {
  const SERVER = 'https://hub.example/user/alice/';
  const HOLDER = { sessionId: '5e55', tokenId: null };
  const OLDER = {
    ...ENTRY,
    id: 'a6',
    created: '2024-05-01T00:00:00Z',
    expires_at: '2024-05-15T00:00:00Z'
  };

  /**
   * The id of the page's own token among these.
   */
  function ownOf(
    entries: readonly unknown[],
    holder: Parameters<typeof findOwnToken>[1] = HOLDER,
    serverUrl = SERVER
  ): string | null {
    const tokens = readTokens({ api_tokens: entries });
    return findOwnToken(tokens, holder, serverUrl)?.id ?? null;
  }

  describe('where the Hub tells the token’s id', () => {
    it('finds it by that, whatever else is said of it', () => {
      const holder = { sessionId: '5e55', tokenId: 'a8' };
      expect(ownOf([ENTRY, API_ENTRY, OLDER], holder)).toBe('a8');
    });

    it('takes no other for it when it is not in the list', () => {
      const holder = { sessionId: '5e55', tokenId: 'a9' };
      expect(ownOf([ENTRY, API_ENTRY], holder)).toBeNull();
    });
  });

  describe('before JupyterHub 5.0, where the id is not known', () => {
    it.each<[string, readonly unknown[]]>([
      ['alone', [ENTRY]],
      ['among others', [{ ...ENTRY, id: 'a9', session_id: 'b0b' }, ENTRY, {}]],
      ['after an older one', [OLDER, ENTRY]],
      ['before an older one', [ENTRY, OLDER]],
      ['beside one of unknown start', [{ ...OLDER, created: null }, ENTRY]],
      [
        'beside one of a named server',
        [{ ...OLDER, oauth_client: 'Server at /user/alice/gpu/' }, ENTRY]
      ],
      ['among rubbish', [null, 'a7', 7, [ENTRY], ENTRY]]
    ])('finds the page’s own token %s', (_, entries) => {
      expect(ownOf(entries)).toBe('a7');
    });

    it('finds the own token of a named server', () => {
      const entry = { ...ENTRY, oauth_client: 'Server at /user/alice/gpu/' };
      expect(ownOf([OLDER, entry], HOLDER, `${SERVER}gpu/`)).toBe('a7');
    });

    it.each<[string, JsonRecord]>([
      ['another session', { ...ENTRY, session_id: 'b0b' }],
      ['no session', { ...ENTRY, session_id: null }],
      ['a script', { ...ENTRY, oauth_client: undefined }],
      ['another server', { ...ENTRY, oauth_client: 'Server at /user/bob/' }],
      [
        'a server of her own, named',
        { ...ENTRY, oauth_client: 'Server at /user/alice/gpu/' }
      ],
      [
        'a server with a longer name',
        { ...ENTRY, oauth_client: 'Server at /x/user/alice/' }
      ]
    ])('takes no token of %s for its own', (_, entry) => {
      expect(ownOf([entry])).toBeNull();
    });

    it('finds none for somebody without a session', () => {
      const holder = { sessionId: null, tokenId: null };
      expect(ownOf([ENTRY, { ...ENTRY, session_id: null }], holder)).toBeNull();
    });

    it('leaves the list in its order', () => {
      const tokens = readTokens({ api_tokens: [OLDER, ENTRY] });
      findOwnToken(tokens, HOLDER, SERVER);
      expect(tokens.map(({ id }) => id)).toEqual(['a6', 'a7']);
    });
  });

  it('finds one of the list or none, whatever is in it', () => {
    for (const odd of withOddFields({ api_tokens: [ENTRY, OLDER] })) {
      const tokens = readTokens(odd);
      const own = findOwnToken(tokens, HOLDER, SERVER);
      expect(own === null || tokens.includes(own)).toBe(true);
    }
  });
});

describe('byAge', () => {
  it('puts newer tokens first, and those of unknown age last', () => {
    const created = [null, '2024-01-01', '2024-03-01', '2023-01-01'];
    const tokens = created.map(date => read({ ...ENTRY, created: date }));
    expect(tokens.sort(byAge).map(token => token.created)).toEqual([
      new Date('2024-03-01'),
      new Date('2024-01-01'),
      new Date('2023-01-01'),
      null
    ]);
  });
});

describe('any JSON at all', () => {
  /** An entry whose fields are anything, often what they should be. */
  const ANY_ENTRY = fc.record(
    Object.fromEntries(
      Object.entries(ENTRY).map(([name, value]) => [
        name,
        fc.oneof(fc.constant(value), fc.jsonValue())
      ])
    ),
    { requiredKeys: [] }
  );
  const ANY_LIST = fc.oneof(
    fc.array(fc.oneof(ANY_ENTRY, fc.jsonValue())),
    fc.jsonValue()
  );

  it('gives a list of tokens with ids, among which the own one is found or not', () => {
    fc.assert(
      fc.property(
        ANY_LIST,
        fc.option(fc.constantFrom('a7', '5e55')),
        (api_tokens, id) => {
          const tokens = readTokens({ api_tokens });
          for (const token of tokens) {
            expect(token.id).toEqual(expect.stringMatching(/./s));
          }
          for (const holder of [
            { sessionId: '5e55', tokenId: id },
            { sessionId: id, tokenId: null }
          ]) {
            const own = findOwnToken(
              tokens,
              holder,
              'https://hub.example/user/alice/'
            );
            expect(own === null || tokens.includes(own)).toBe(true);
          }
          expect(tokens.sort(byAge)).toHaveLength(tokens.length);
        }
      ),
      { numRuns: 2_000 }
    );
  });
});
