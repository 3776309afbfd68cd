import * as fc from 'fast-check';

import { HUB_4, HUB_5, hubOf } from '../../token/__tests__/pages';
import {
  ACCESSES,
  DAY,
  firstLifetime,
  lifetimes,
  limitsTokens,
  scopesOf,
  serverScope
} from '../access';

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

const HOUR = 60 * 60;

/** Any number of days that the setting can have. */
const ANY_DAYS = fc.double({
  min: 0,
  minExcluded: true,
  max: 3650,
  noNaN: true
});

it('counts a day in seconds', () => {
  expect(DAY).toBe(86_400);
});

describe('lifetimes', () => {
  it('offers an hour, a day, 7, 30 and 90 days, and a year', () => {
    expect(lifetimes(null)).toEqual([
      HOUR,
      DAY,
      7 * DAY,
      30 * DAY,
      90 * DAY,
      365 * DAY
    ]);
  });

  it.each([
    [30, [HOUR, DAY, 7 * DAY, 30 * DAY]],
    [14, [HOUR, DAY, 7 * DAY, 14 * DAY]],
    [7.5, [HOUR, DAY, 7 * DAY, 7.5 * DAY]],
    [1, [HOUR, DAY]],
    [0.5, [HOUR, 12 * HOUR]],
    [1 / 24, [HOUR]],
    [0.01, [864]],
    [0.000001, [1]],
    [365, [HOUR, DAY, 7 * DAY, 30 * DAY, 90 * DAY, 365 * DAY]],
    [730, [HOUR, DAY, 7 * DAY, 30 * DAY, 90 * DAY, 365 * DAY, 730 * DAY]]
  ])('ends with the setting, of %d days', (days, seconds) => {
    expect(lifetimes(days)).toEqual(seconds);
  });

  it('offers whole seconds, each once, from the shortest to the setting', () => {
    fc.assert(
      fc.property(ANY_DAYS, days => {
        const offered = lifetimes(days);
        expect(offered).toEqual([...new Set(offered)].sort((a, b) => a - b));
        expect(offered.every(seconds => Number.isSafeInteger(seconds))).toBe(
          true
        );
        expect(offered[0]).toBeGreaterThan(0);
        const longest = offered[offered.length - 1];
        expect(Math.abs(longest - days * DAY)).toBeLessThanOrEqual(1);
      })
    );
  });
});

describe('firstLifetime', () => {
  it('chooses 30 days where no setting says', () => {
    expect(firstLifetime(null)).toBe(30 * DAY);
  });

  it.each([
    [7, 7 * DAY],
    [365, 365 * DAY],
    [0.5, 12 * HOUR],
    [0.000001, 1]
  ])('chooses the setting, of %d days', (days, seconds) => {
    expect(firstLifetime(days)).toBe(seconds);
  });

  it('chooses one of those that are offered', () => {
    expect(lifetimes(null)).toContain(firstLifetime(null));
    fc.assert(
      fc.property(ANY_DAYS, days => {
        expect(lifetimes(days)).toContain(firstLifetime(days));
      })
    );
  });
});

describe('limitsTokens', () => {
  it.each([
    [null, false],
    ['', false],
    ['main', false],
    ['2.3.1', false],
    ['2.9', false],
    ['3.0.0b1', true],
    ['3.0.0', true],
    ['3.1.1', true],
    ['10.0', true]
  ])('knows of JupyterHub %j: %s', (hubVersion, expected) => {
    expect(limitsTokens(hubVersion)).toBe(expected);
  });
});
