import { failed } from '../../rest/failure';
import type { ApiToken } from '../../tokens';
import { trans } from '../../ui/__tests__/trans';
import { scopeWords, unknownScopesWords } from '../scopes';

describe('scopeWords', () => {
  it.each([
    ['access:servers', 'Access all users’ servers'],
    ['access:servers!user=alice', 'Access all servers of alice'],
    ['access:servers!server=alice/gpu', 'Access the server alice/gpu'],
    ['access:servers!group=staff', 'Access all servers of the group staff'],
    ['access:services!service=grader', 'Access the service grader'],
    ['servers!user=alice', 'Start and stop the servers of alice'],
    ['start:servers!server=alice/', 'Start the server alice/'],
    ['delete:servers!user=alice', 'Stop the servers of alice'],
    ['read:servers!server=alice/', 'See the state of the server alice/'],
    ['read:users:name!user=a=b', 'See the name of a=b'],
    ['read:users:groups!user=a!user=b', 'See which groups a!user=b is in'],
    ['read:users!user=%1', 'See the account of %1'],
    ['tokens!user=a!b', 'See, create and revoke the tokens of a!b'],
    ['read:shares!server=alice/', 'See with whom the server alice/ is shared'],
    ['self', 'Everything in your own account on the Hub'],
    ['inherit', 'Everything that you can do on the Hub']
  ])('says what %s allows', (scope, words) => {
    expect(scopeWords(scope, trans)).toBe(words);
  });

  it.each([
    'users:activity read:users:activity read:tokens',
    'servers start:servers delete:servers read:servers',
    'shares read:shares users:shares read:users:shares'
  ])('knows what of a user %s are', scopes => {
    for (const scope of scopes.split(' ')) {
      expect(scopeWords(`${scope}!user=alice`, trans)).toContain('alice');
    }
  });

  it('shows hidden characters in a name', () => {
    expect(scopeWords('tokens!user=a\nb', trans)).toBe(
      'See, create and revoke the tokens of a⟨U+000A⟩b'
    );
  });

  it('returns nothing for unknown scopes', () => {
    const unknown = [
      '|!|=|!user=alice|a!b=c|constructor|custom:thing:read|self!user=alice',
      // Only admins have these: the scope itself is enough.
      'admin:users|tokens|tokens |tokens!user=|tokens!server=alice/',
      'tokens!user!user=alice|tokens\n!user=alice',
      // Else "Use all servers of ", and all users' for a filter with no name.
      'access:servers!user|access:servers!server|access:servers!=alice'
    ];
    for (const scope of unknown.join('|').split('|')) {
      expect([scope, scopeWords(scope, trans)]).toEqual([scope, null]);
    }
  });
});

it.each<[ApiToken.IFacts['state'], ApiToken.FailureKind | null, string]>([
  ['works', null, 'The Hub does not say'],
  ['refused', null, 'Not known'],
  [
    'works',
    'other-origin',
    'Access this server. Other permissions are not known'
  ],
  ['works', 'blocked', 'Access this server. Other permissions are not known'],
  ['refused', 'other-origin', 'Not known'],
  ['unknown', 'other-origin', 'Not known']
])('says what is known of permissions: %s, %s', (state, kind, words) => {
  const failure = kind ? failed(kind) : undefined;
  expect(unknownScopesWords({ state, failure }, trans)).toBe(words);
});
