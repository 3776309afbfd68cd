import type { IHubToken } from '../../rest/hubtoken';
import { HUB_5, hubOf } from '../../token/__tests__/pages';
import { isServersOwn } from '../serversown';

const CREATED = new Date('2026-11-22T05:46:05Z');
const FOREVER = { created: CREATED, expires: null };

/**
 * The token that JupyterHub 4.1 to 6.1.1 create for a server.
 *
 * @param path - The server's path.
 * @param server - The server's name in scopes.
 */
function serversToken(
  path = '/user/alice/',
  server = 'alice/',
  changes: Partial<IHubToken> = {}
): IHubToken {
  const [user] = server.split('/');
  return {
    id: 'a1',
    app: null,
    note: `Server at ${path}`,
    scopes: [
      `access:servers!server=${server}`,
      `read:users:activity!user=${user}`,
      `read:users:groups!user=${user}`,
      `read:users:name!user=${user}`,
      `users:activity!user=${user}`
    ],
    created: CREATED,
    lastUsed: null,
    lifetime: FOREVER,
    sessionId: null,
    ...changes
  };
}

const TOKEN = serversToken();
const SCOPES = TOKEN.scopes ?? [];

/**
 * What is said of a token among these.
 */
function ownOf(
  token: IHubToken,
  { tokens = [token], user = 'alice', hubPrefix = '/hub/' } = {}
): string {
  const hub = hubOf({ ...HUB_5, hubPrefix });
  return isServersOwn(token, tokens, user, hub);
}

it.each([
  ['/user/alice/', 'alice', '', '/hub/'],
  ['/user/alice/gpu/', 'alice', 'gpu', '/hub/'],
  ['/jh/user/alice/', 'alice', '', '/jh/hub/'],
  ['/j%20h/user/alice/a%20b/', 'alice', 'a b', '/j%20h/hub/'],
  ['/user/mar%C3%ADa%20jos%C3%A9/', 'maría josé', '', '/hub/'],
  ['/user/o%27hara/', "o'hara", '', '/hub/'],
  ['/user/a@b/gpu/', 'a@b', 'gpu', '/hub/'],
  ['/user/100%25/', '100%', '', '/hub/']
])(
  'a token is a server’s own: at %s, of %s, named “%s”',
  (path, user, name, hubPrefix) => {
    const token = serversToken(path, `${user}/${name}`);
    expect(ownOf(token, { user, hubPrefix })).toBe('yes');
    // JupyterHub 3.1.1 lets it use all of the user's servers.
    const [, ...others] = token.scopes ?? [];
    const scopes = [`access:servers!user=${user}`, ...others];
    expect(ownOf({ ...token, scopes }, { user, hubPrefix })).toBe('yes');
  }
);

it.each<[string, Partial<IHubToken>]>([
  ['it expires', { lifetime: { created: CREATED, expires: CREATED } }],
  ['its lifetime is not known', { lifetime: null }],
  // As JupyterHub 2.x lists all tokens.
  ['its scopes are not known', { scopes: null }],
  ['it has no scopes', { scopes: [] }],
  ['it lacks what a server reports', { scopes: [SCOPES[0]] }],
  ['it has everything', { scopes: ['inherit'] }],
  ['it has more', { scopes: [...SCOPES, 'tokens!user=alice'] }],
  ['it opens another server', { scopes: [...SCOPES, `${SCOPES[0]}gpu`] }],
  ['it opens everybody’s servers', { scopes: [...SCOPES, 'access:servers'] }],
  ['its scopes are another user’s', serversToken('/user/alice/', 'bob/')],
  ['its path is another user’s', { note: 'Server at /user/bob/' }],
  ['its path begins like the user’s', { note: 'Server at /user/alice2/' }],
  ['its path is below another one', { note: 'Server at /jh/user/alice/' }],
  ['its path is a service’s', { note: 'Server at /services/alice/' }],
  [
    'its path is below a server',
    serversToken('/user/alice/gpu/lab/', 'alice/gpu/lab')
  ],
  ['its path is no directory', { note: 'Server at /user/alice' }],
  ['its path has a broken escape', { note: 'Server at /user/alice%/' }],
  ['its note goes on', { note: 'Server at /user/alice/\nand more' }],
  ['its note has only a /', { note: 'Server at /' }]
])('a token that calls itself a server’s is doubtful: %s', (_, changes) => {
  expect(ownOf({ ...TOKEN, ...changes })).toBe('doubtful');
});

it('two tokens of one server are doubtful, unless only one can be the server’s', () => {
  const twin = { ...TOKEN, id: 'a2' };
  const poser = { ...twin, scopes: ['inherit'] };
  expect(ownOf(TOKEN, { tokens: [TOKEN, twin] })).toBe('doubtful');
  expect(ownOf(TOKEN, { tokens: [poser, TOKEN] })).toBe('yes');
  const named = serversToken('/user/alice/gpu/', 'alice/gpu', { id: 'a3' });
  expect(ownOf(TOKEN, { tokens: [named, TOKEN] })).toBe('yes');
});

it.each<[string, Partial<IHubToken>]>([
  ['another note', { note: 'nightly job' }],
  ['no note', { note: null }],
  ['a note with no path', { note: 'Server at work' }],
  ['a note that ends like a server’s', { note: `My ${TOKEN.note}` }],
  ['an app', { app: 'Server at /user/alice/', note: null }],
  ['an app with such a note', { app: 'Server at /user/alice/' }]
])('a token is not a server’s: %s', (_, changes) => {
  expect(ownOf({ ...TOKEN, ...changes })).toBe('no');
});
