import { readFileSync } from 'fs';
import { resolve } from 'path';

import { READ_ENTRY } from '../../rest/__tests__/entries';
import type { IHubToken } from '../../rest/hubtoken';
import { HUB_5, hubOf, SERVICE } from '../../token/__tests__/pages';
import type { Access } from '../access';
import {
  ACCESSES,
  firstLifetime,
  isServersOwn,
  lifetimes,
  scopesOf
} from '../access';

describe('the scopes of a new token', () => {
  // The Hub compares scopes with names, not with their form in a URL.
  it.each<[Access, string, object, string]>([
    ['server', 'alice', {}, 'access:servers!server=alice/'],
    ['servers', 'alice', {}, 'access:servers!user=alice'],
    [
      'servers-and-control',
      'alice',
      {},
      'access:servers!user=alice, servers!user=alice'
    ],
    ['server', '', { hubServerName: 'a ñ' }, 'access:servers!server=alice/a ñ'],
    ['server', '', { hubServerUser: "o'h" }, "access:servers!server=o'h/"],
    // A visitor of alice's server.
    ['server', 'bob', { hubUser: 'bob' }, 'access:servers!server=alice/'],
    ['servers', 'bob', { hubUser: 'bob' }, 'access:servers!user=bob'],
    ['server', 'alice', SERVICE, 'access:services!service=lab']
  ])(
    'allow access “%s” of %s only, on the hub %j',
    (access, user, options, scopes) => {
      const hub = hubOf({ ...HUB_5, ...options });
      expect(scopesOf(access, user, hub).join(', ')).toBe(scopes);
    }
  );
});

describe('the choices of lifetime', () => {
  const HOUR = 60 * 60;
  const DAY = 24 * HOUR;

  const ALL = [HOUR, DAY, 7 * DAY, 30 * DAY, 90 * DAY, 365 * DAY];

  it.each([
    [0, 30 * DAY, ALL],
    [30, 30 * DAY, [HOUR, DAY, 7 * DAY, 30 * DAY]],
    [7.5, 7.5 * DAY, [HOUR, DAY, 7 * DAY, 7.5 * DAY]],
    [1, DAY, [HOUR, DAY]],
    [1 / 24, HOUR, [HOUR]],
    [0.01, 864, [864]],
    [0.000001, 1, [1]],
    [730, 730 * DAY, [...ALL, 730 * DAY]]
  ])('end with the days in the settings: %j', (days, first, seconds) => {
    expect(lifetimes(days)).toEqual(seconds);
    expect(firstLifetime(days)).toBe(first);
  });
});

describe('the schema', () => {
  const { properties } = JSON.parse(
    readFileSync(resolve(__dirname, '../../../schema/hub-tokens.json'), 'utf8')
  );

  // Without a default, an `overrides.json` that names the setting keeps
  // JupyterLab's server from giving any settings. The editor of settings in
  // JupyterLab 3 can't render a list of types.
  it('has a default for each setting, which means that it is not set', () => {
    expect(properties).toEqual({
      expiresInDays: expect.objectContaining({ type: 'number', default: 0 }),
      access: expect.objectContaining({ type: 'string', default: '' })
    });
  });

  it('offers every kind of access', () => {
    const choices: { const: string }[] = properties.access.oneOf;
    expect(choices.map(choice => choice.const)).toEqual(['', ...ACCESSES]);
  });
});

describe('isServersOwn', () => {
  /**
   * The token that JupyterHub 4.1 to 6.1.1 create for a server.
   *
   * @param server - The server's name in scopes.
   */
  function serversToken(
    path = '/user/alice/',
    server = 'alice/',
    changes: Partial<IHubToken> = {}
  ): IHubToken {
    const [user] = server.split('/');
    return {
      ...READ_ENTRY,
      note: `Server at ${path}`,
      scopes: [
        `access:servers!server=${server}`,
        `read:users:activity!user=${user}`,
        `read:users:groups!user=${user}`,
        `read:users:name!user=${user}`,
        `users:activity!user=${user}`
      ],
      lifetime: { created: null, expires: null },
      ...changes
    };
  }

  const TOKEN = serversToken();
  const SCOPES = TOKEN.scopes ?? [];

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
    'recognizes a server’s own token: at %s, of %s, named “%s”',
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
    ['it expires', { lifetime: READ_ENTRY.lifetime }],
    ['its lifetime is not known', { lifetime: null }],
    // As JupyterHub 2.x lists all tokens.
    ['its scopes are not known', { scopes: null }],
    ['it lacks what a server reports', { scopes: [SCOPES[0]] }],
    ['it has everything', { scopes: ['inherit'] }],
    ['it has more', { scopes: [...SCOPES, 'tokens!user=alice'] }],
    ['it can use another server', { scopes: [...SCOPES, `${SCOPES[0]}gpu`] }],
    ['it can use all servers', { scopes: [...SCOPES, 'access:servers'] }],
    ['its scopes are another user’s', serversToken('/user/alice/', 'bob/')],
    ['its path is another user’s', { note: 'Server at /user/bob/' }],
    ['its path begins like the user’s', { note: 'Server at /user/alice2/' }],
    ['its path is below another one', { note: 'Server at /jh/user/alice/' }],
    ['its path is a service’s', { note: 'Server at /services/alice/' }],
    [
      'its path is below a server',
      serversToken('/user/alice/a/b/', 'alice/a/b')
    ],
    ['its path is no directory', { note: 'Server at /user/alice' }],
    ['its path has a broken escape', { note: 'Server at /user/alice%/' }],
    ['its note goes on', { note: 'Server at /user/alice/\nand more' }],
    ['its note has only a /', { note: 'Server at /' }]
  ])('is not sure of a token with a server’s note: %s', (_, changes) => {
    expect(ownOf({ ...TOKEN, ...changes })).toBe('doubtful');
  });

  it('is not sure which of two tokens is the server’s, unless only one can be', () => {
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
    ['an application and such a note', { app: 'Server at /user/alice/' }]
  ])('rejects a token with %s', (_, changes) => {
    expect(ownOf({ ...TOKEN, ...changes })).toBe('no');
  });
});
