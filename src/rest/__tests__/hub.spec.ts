import type { Body } from '../body';
import type { IHubUser } from '../hub';
import {
  fetchLifetime,
  fetchUser,
  fetchVersion,
  readHubAnswer,
  readUser
} from '../hub';
import type { Answer } from '../request';
import { asked, onHub } from './connections';
import { TEXT_OR_NULL, TEXTS_OR_NULL, withOddFields } from './oddvalues';
import { json, page, reset, TestServer } from './server';

/** What GET /user answers in JupyterHub 5. */
const USER = {
  kind: 'user',
  name: 'alice',
  admin: false,
  groups: ['staff'],
  scopes: ['access:servers!server=alice/', 'read:tokens!user=alice'],
  token_id: 'a7',
  session_id: '5e55'
};

/** An entry of GET /users/alice/tokens. */
const ENTRY = {
  kind: 'api_token',
  id: 'a7',
  created: '2024-05-06T07:08:09.000000Z',
  expires_at: '2024-05-20T07:08:09.000000Z',
  session_id: '5e55',
  oauth_client: 'Server at /user/alice/'
};

const LIFETIME = {
  created: new Date('2024-05-06T07:08:09Z'),
  expires: new Date('2024-05-20T07:08:09Z')
};

const ANSWER = { hubVersion: '5.5.1' };
const ALICE = readUser(USER, ANSWER);
const ALICE_BEFORE_5: IHubUser = { ...ALICE, tokenId: null };

/**
 * A whole answer of the Hub.
 */
function answer(status: number, body: Body): Answer {
  return {
    type: 'response',
    status,
    milliseconds: 1,
    body,
    hubVersion: '5.5',
    clockAhead: 86_400,
    retryAfter: null
  };
}

describe('readUser', () => {
  it('reads what JupyterHub 5 says', () => {
    expect(readUser(USER, ANSWER)).toEqual({
      name: 'alice',
      groups: ['staff'],
      scopes: ['access:servers!server=alice/', 'read:tokens!user=alice'],
      tokenId: 'a7',
      sessionId: '5e55',
      hubVersion: '5.5.1'
    });
  });

  it('does without what older ones leave out', () => {
    expect(readUser({}, { hubVersion: null })).toEqual({
      name: null,
      groups: null,
      scopes: null,
      tokenId: null,
      sessionId: null,
      hubVersion: null
    });
  });

  it('gives no wrong type, whatever is in a field', () => {
    for (const odd of withOddFields(USER)) {
      expect(readUser(odd, ANSWER)).toEqual({
        name: TEXT_OR_NULL,
        groups: TEXTS_OR_NULL,
        scopes: TEXTS_OR_NULL,
        tokenId: TEXT_OR_NULL,
        sessionId: TEXT_OR_NULL,
        hubVersion: '5.5.1'
      });
    }
  });
});

describe('readHubAnswer', () => {
  const KNOWN: Body = { type: 'json', value: USER };
  const HTML: Body = { type: 'html' };

  it('gives what the Hub knows', () => {
    expect(readHubAnswer(answer(200, KNOWN), value => value.name)).toEqual({
      type: 'known',
      value: 'alice',
      version: '5.5',
      clockAhead: 86_400
    });
  });

  it.each<[number, Body]>([
    [401, KNOWN],
    [403, KNOWN],
    [403, { type: 'empty' }]
  ])('takes %i for a refusal', (status, body) => {
    expect(readHubAnswer(answer(status, body), readUser)).toEqual({
      type: 'rejected',
      version: '5.5',
      clockAhead: 86_400
    });
  });

  it.each<[number, Body]>([
    [201, KNOWN],
    [204, { type: 'empty' }],
    [404, KNOWN],
    [429, HTML],
    [500, HTML],
    [503, HTML]
  ])('does not take %i for facts', (status, body) => {
    expect(readHubAnswer(answer(status, body), readUser)).toEqual({
      type: 'problem',
      problem: 'status',
      status,
      retryAfter: null,
      version: '5.5',
      clockAhead: 86_400
    });
  });

  it.each<[Body, string]>([
    [HTML, 'html'],
    [{ type: 'malformed' }, 'malformed'],
    [{ type: 'empty' }, 'malformed'],
    [{ type: 'text', text: '{}' }, 'malformed'],
    [{ type: 'json', value: null }, 'malformed'],
    [{ type: 'json', value: [USER] }, 'malformed'],
    [{ type: 'json', value: 'alice' }, 'malformed']
  ])('does not take a body of %j for facts', (body, problem) => {
    expect(readHubAnswer(answer(200, body), readUser)).toMatchObject({
      type: 'problem',
      problem,
      version: '5.5'
    });
  });

  it.each([
    ['redirect', 'html'],
    ['timeout', 'timeout'],
    ['unreachable', 'unreachable']
  ] as const)('calls no answer after a %s a problem', (type, problem) => {
    expect(readHubAnswer({ type }, readUser)).toEqual({
      type: 'problem',
      problem,
      status: null,
      retryAfter: null,
      version: null,
      clockAhead: null
    });
  });

  it('calls what the person gave up no problem', () => {
    expect(readHubAnswer({ type: 'cancelled' }, readUser)).toEqual({
      type: 'cancelled',
      version: null,
      clockAhead: null
    });
  });
});

describe('asking the Hub', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await TestServer.start();
  });
  afterAll(() => server.stop());
  beforeEach(() => server.reset());

  it('tells whose the token is', async () => {
    const version = { 'X-JupyterHub-Version': '5.5.1' };
    server.on('/hub/api/user', json(200, USER, version));
    expect(await fetchUser(onHub(server))).toMatchObject({
      type: 'known',
      value: ALICE
    });
    expect(asked(server)).toEqual(['/hub/api/user token secret']);
  });

  it('asks no Hub on another origin', async () => {
    const connection = onHub(server, {
      hubHost: server.url.replace('127.0.0.1', 'localhost')
    });
    expect(await fetchUser(connection)).toEqual({
      type: 'problem',
      problem: 'other-origin',
      status: null,
      retryAfter: null,
      version: null,
      clockAhead: null
    });
    expect(asked(server)).toEqual([]);
  });

  it('asks with the page’s fetch, not with that for the server', async () => {
    server.on('/hub/api/user', json(200, USER));
    const fetch = jest.fn(globalThis.fetch);
    await fetchUser({ ...onHub(server), fetch });
    expect(server.seen).toHaveLength(1);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('can be given up', async () => {
    const signal = AbortSignal.abort();
    expect(await fetchUser(onHub(server), signal)).toMatchObject({
      type: 'cancelled'
    });
    expect(asked(server)).toEqual([]);
  });

  const VERSION = { 'X-JupyterHub-Version': '2.0.2' };
  it.each([
    ['its word', json(200, { version: '5.5.1' }), '5.5.1'],
    ['the header of a refusal', json(403, {}, VERSION), '2.0.2'],
    ['the header of a failure', json(500, {}, VERSION), '2.0.2'],
    ['nothing in a word of another type', json(200, { version: 5 }), null],
    ['nothing in a web page', page(200), null],
    ['nothing when it cuts the connection', reset, null]
  ])('reads its version, with no token, from %s', async (_, reply, version) => {
    server.on('/hub/api/', reply);
    expect(await fetchVersion(onHub(server))).toBe(version);
    expect(asked(server)).toEqual(['/hub/api/']);
  });

  it('asks for the token’s life by the token’s id', async () => {
    server.on('/hub/api/users/alice/tokens/a7', json(200, ENTRY));
    expect(await fetchLifetime(onHub(server), ALICE)).toEqual(LIFETIME);
    expect(asked(server)).toEqual([
      '/hub/api/users/alice/tokens/a7 token secret'
    ]);
  });

  it('finds it in the list before JupyterHub 5.0, where the id is not known', async () => {
    const list = { api_tokens: [{ ...ENTRY, session_id: 'b0b' }, ENTRY] };
    server.on('/hub/api/users/alice/tokens', json(200, list));
    const lifetime = await fetchLifetime(onHub(server), ALICE_BEFORE_5);
    expect(lifetime).toEqual(LIFETIME);
    expect(asked(server)).toEqual(['/hub/api/users/alice/tokens token secret']);
  });

  it('asks under the right name, whatever is in it', async () => {
    const user = {
      ...ALICE,
      name: 'a/b c@d',
      scopes: ['read:tokens!user=a/b c@d'],
      tokenId: 'a/7?'
    };
    await fetchLifetime(onHub(server), user);
    expect(asked(server)).toEqual([
      '/hub/api/users/a%2Fb%20c%40d/tokens/a%2F7%3F token secret'
    ]);
  });

  it.each<[string, Partial<IHubUser>]>([
    ['has no such scope', { scopes: ['access:servers!server=alice/'] }],
    ['has it for another person', { scopes: ['read:tokens!user=bob'] }],
    ['has unknown scopes', { scopes: null }],
    ['has no name', { name: null, scopes: ['read:tokens'] }]
  ])('does not ask for a life with a token that %s', async (_, changes) => {
    const user = { ...ALICE, ...changes };
    expect(await fetchLifetime(onHub(server), user)).toBeNull();
    expect(asked(server)).toEqual([]);
  });

  it('asks for a life with a token that sees everybody’s', async () => {
    server.on('/hub/api/users/alice/tokens/a7', json(200, ENTRY));
    const user = { ...ALICE, scopes: ['read:tokens'] };
    expect(await fetchLifetime(onHub(server), user)).toEqual(LIFETIME);
  });

  it.each([
    ['a refusal', json(403, {})],
    ['a failure', json(500, {})],
    ['a web page', page(200)],
    ['a list', json(200, [ENTRY])],
    ['an entry without an end', json(200, {})],
    ['a cut', reset]
  ])('does without a life after %s', async (_, reply) => {
    server.on('/hub/api/users/alice/tokens/a7', reply);
    expect(await fetchLifetime(onHub(server), ALICE)).toBeNull();
    expect(server.seen).toHaveLength(1);
  });
});
