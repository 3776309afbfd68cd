import * as fc from 'fast-check';

import type { IHubUser } from '../../rest/hub';
import { limitsTokens, mayListTokens, mayMakeTokens } from '../permission';

/**
 * alice, a member of the group staff, with a token of these scopes.
 */
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
    hubVersion: '5.5.1',
    ...changes
  };
}

/** What JupyterHub gives a page's token that no setting widens. */
const BARE = [
  'access:servers!server=alice/',
  'read:users:groups!user=alice',
  'read:users:name!user=alice'
];

describe('mayMakeTokens', () => {
  it.each([
    'tokens!user=alice',
    'tokens!user',
    'tokens',
    'tokens!group=staff',
    'tokens!group=users',
    'self',
    'inherit',
    'all'
  ])('lets a page make tokens that has %s', scope => {
    expect(mayMakeTokens(holderOf([...BARE, scope]))).toBe(true);
    expect(mayMakeTokens(holderOf([scope, ...BARE]))).toBe(true);
  });

  it.each([
    'read:tokens!user=alice',
    'read:tokens',
    'tokens!user=bob',
    'tokens!user=alice2',
    'tokens!user=Alice',
    'tokens!user=',
    'tokens!group=admins',
    'tokens!group=staff2',
    'tokens!server=alice/',
    'tokens!service=grader',
    'tokens!',
    'tokens:read',
    ' tokens',
    'Tokens',
    'mytokens!user=alice',
    'custom:tokens',
    'admin:users',
    'users!user=alice',
    'servers!user=alice',
    'self!user=alice',
    'inherit!user=alice'
  ])('lets no page make tokens that has %j', scope => {
    expect(mayMakeTokens(holderOf([...BARE, scope]))).toBe(false);
  });

  it('lets no page make tokens that has what a hub gives it by default', () => {
    expect(mayMakeTokens(holderOf(BARE))).toBe(false);
    expect(mayMakeTokens(holderOf([]))).toBe(false);
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
    expect(limitsTokens({ hubVersion })).toBe(expected);
  });
});

describe('mayListTokens', () => {
  it.each([
    'read:tokens!user=alice',
    'read:tokens!user',
    'read:tokens',
    'read:tokens!group=staff',
    'tokens!user=alice',
    'tokens!user',
    'tokens',
    'tokens!group=users',
    'self',
    'inherit',
    'all'
  ])('lets a page list tokens that has %s', scope => {
    expect(mayListTokens(holderOf([...BARE, scope]))).toBe(true);
  });

  it.each([
    'read:tokens!user=bob',
    'read:tokens!group=admins',
    'read:tokens!server=alice/',
    'tokens!user=bob',
    'read:users!user=alice',
    'admin:users'
  ])('lets no page list tokens that has %s', scope => {
    expect(mayListTokens(holderOf([...BARE, scope]))).toBe(false);
  });

  it('lets no page list tokens that has what a hub gives it by default', () => {
    expect(mayListTokens(holderOf(BARE))).toBe(false);
    expect(mayListTokens(holderOf([]))).toBe(false);
  });
});

describe('where the Hub did not say', () => {
  it.each([
    ['what the token may do', holderOf(null)],
    ['whose it is', holderOf(['tokens', 'read:tokens'], { name: null })],
    [
      'in which groups its holder is',
      holderOf(['tokens!group=staff', 'read:tokens!group=staff'], {
        groups: null
      })
    ]
  ])('nothing is guessed: %s', (_, holder) => {
    expect(mayMakeTokens(holder)).toBe(false);
    expect(mayListTokens(holder)).toBe(false);
  });
});

it.each(['maría josé', 'a+b@example.org', "first.o'hara", 'a!b=c', 'alice.*'])(
  'knows its holder by the name that the Hub uses: %s',
  name => {
    const own = holderOf([`tokens!user=${name}`], { name });
    expect(mayMakeTokens(own)).toBe(true);
    expect(mayMakeTokens({ ...own, name: 'alice' })).toBe(false);
  }
);

it('takes no other name for its holder’s', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (name, other) => {
      fc.pre(name !== other);
      const holder = holderOf([`tokens!user=${other}`], { name, groups: [] });
      expect(mayMakeTokens(holder)).toBe(false);
      expect(mayListTokens(holder)).toBe(false);
    })
  );
});
