import * as fc from 'fast-check';

import { HUB_4, HUB_5, hubOf } from '../../token/__tests__/pages';
import { ACCESSES, scopesOf, serverScope } from '../access';

describe('scopesOf', () => {
  it.each([
    ['server', ['access:servers!server=alice/']],
    ['servers', ['access:servers!user=alice']],
    ['servers-and-control', ['access:servers!user=alice', 'servers!user=alice']]
  ] as const)('gives the scopes of %s', (access, scopes) => {
    expect(scopesOf(access, 'alice', hubOf(HUB_5))).toEqual(scopes);
    expect(scopesOf(access, 'alice', hubOf(HUB_4))).toEqual(scopes);
  });

  it('opens a named server alone, and not the default one', () => {
    const hub = hubOf({ ...HUB_5, hubServerName: 'gpu' });
    expect(scopesOf('server', 'alice', hub)).toEqual([
      'access:servers!server=alice/gpu'
    ]);
  });

  it('opens to a visitor the server that is visited, and else their own', () => {
    const hub = hubOf({ ...HUB_5, hubUser: 'bob', hubServerName: 'gpu' });
    expect(scopesOf('server', 'bob', hub)).toEqual([
      'access:servers!server=alice/gpu'
    ]);
    expect(scopesOf('servers', 'bob', hub)).toEqual([
      'access:servers!user=bob'
    ]);
    expect(scopesOf('servers-and-control', 'bob', hub)).toEqual([
      'access:servers!user=bob',
      'servers!user=bob'
    ]);
  });

  // The Hub compares scopes with names, not with their form in an address.
  it.each(['maría josé', 'a+b@example.org', "first.o'hara", '100%'])(
    'writes the name as the Hub does: %s',
    name => {
      const hub = hubOf({ ...HUB_5, hubUser: name, hubServerUser: name });
      expect(scopesOf('server', name, hub)).toEqual([
        `access:servers!server=${name}/`
      ]);
      expect(scopesOf('servers-and-control', name, hub)).toEqual([
        `access:servers!user=${name}`,
        `servers!user=${name}`
      ]);
    }
  );

  it('gives no scope without a filter, and none beyond servers', () => {
    const hubs = fc.record({
      serverUser: fc.string(),
      serverName: fc.string()
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...ACCESSES),
        fc.string(),
        hubs,
        (access, user, hub) => {
          const scopes = scopesOf(access, user, hub);
          expect(scopes).not.toHaveLength(0);
          for (const scope of scopes) {
            expect(scope).toMatch(/^(access:)?servers!(user|server)=/);
          }
        }
      )
    );
  });
});

describe('serverScope', () => {
  it.each([
    ['', 'access:servers!server=alice/'],
    ['gpu', 'access:servers!server=alice/gpu'],
    ['mi servidor ñ', 'access:servers!server=alice/mi servidor ñ']
  ])('names the server %j', (hubServerName, scope) => {
    expect(serverScope(hubOf({ ...HUB_5, hubServerName }))).toBe(scope);
  });
});

it('goes from the narrowest to the widest', () => {
  expect(ACCESSES).toEqual(['server', 'servers', 'servers-and-control']);
});
