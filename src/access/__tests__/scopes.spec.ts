import { trans } from '../../ui/__tests__/trans';
import { scopeWords } from '../scopes';

describe('scopeWords', () => {
  it.each([
    ['access:servers!user=alice', 'Access all servers of alice'],
    ['access:servers!server=alice/', 'Access the server alice/'],
    ['access:servers!server=alice/gpu', 'Access the server alice/gpu'],
    ['access:servers!group=staff', 'Access all servers of the group staff'],
    ['access:services!service=grader', 'Access the service grader'],

    ['servers!user=alice', 'Start and stop the servers of alice'],
    ['servers!server=alice/', 'Start and stop the server alice/'],
    ['start:servers!user=alice', 'Start the servers of alice'],
    ['start:servers!server=alice/', 'Start the server alice/'],
    ['delete:servers!user=alice', 'Stop the servers of alice'],
    ['delete:servers!server=alice/', 'Stop the server alice/'],
    ['read:servers!user=alice', 'See the servers of alice'],
    ['read:servers!server=alice/', 'See the state of the server alice/'],

    ['tokens!user=alice', 'See, create and revoke the tokens of alice'],
    ['read:tokens!user=alice', 'See which tokens alice has'],

    ['read:users:name!user=alice', 'See the name of alice'],
    ['read:users:groups!user=alice', 'See which groups alice is in'],
    ['read:users:activity!user=alice', 'See when alice was last active'],
    ['read:users!user=alice', 'See the account of alice'],
    ['users:activity!user=alice', 'Report activity of alice'],

    ['read:users:shares!user=alice', 'See what is shared with alice'],
    ['users:shares!user=alice', 'See and leave what is shared with alice'],
    ['read:shares!user=alice', 'See how the servers of alice are shared'],
    ['read:shares!server=alice/', 'See with whom the server alice/ is shared'],
    ['shares!user=alice', 'Share the servers of alice'],
    ['shares!server=alice/', 'Share the server alice/'],

    ['self', 'Everything in your own account on the Hub'],
    ['inherit', 'Everything that you can do on the Hub']
  ])('says what %s allows', (scope, words) => {
    expect(scopeWords(scope, trans)).toBe(words);
  });

  it.each(['a=b', 'a!b', 'a!user=b', '😀', '%1', 'ünï@c.example'])(
    'names a user as the Hub does: %j',
    name => {
      expect(scopeWords(`tokens!user=${name}`, trans)).toBe(
        `See, create and revoke the tokens of ${name}`
      );
    }
  );

  it('shows hidden characters in a name', () => {
    expect(scopeWords('tokens!user=a\nb', trans)).toBe(
      'See, create and revoke the tokens of a⟨U+000A⟩b'
    );
  });

  it.each([
    '',
    '!',
    '=',
    '!user=alice',
    'a!b=c',
    'constructor',
    'custom:thing:read',
    // Only admins have these: the scope itself is enough.
    'admin:users',
    'tokens',
    'tokens ',
    'tokens!user=',
    'tokens!server=alice/',
    'tokens!user!user=alice',
    'tokens\n!user=alice',
    'self!user=alice',
    // Else "Use all servers of ", and all users' for a filter with no name.
    'access:servers!user',
    'access:servers!server',
    'access:servers!=alice'
  ])('returns nothing for the unknown scope %j', scope => {
    expect(scopeWords(scope, trans)).toBeNull();
  });
});
