import { failed } from '../../rest/failure';
import { trans } from '../../ui/__tests__/trans';
import type { Availability } from '../model';
import {
  availabilityWords,
  creationWords,
  lifetimeWords,
  makingFailureWords,
  permissionWords,
  tokenExpiryWords,
  useWords
} from '../words';

const LOCALE = { trans, language: 'en' };
const NOW = new Date('2024-05-06T07:08:09Z');
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function after(seconds: number): Date {
  return new Date(NOW.getTime() + seconds * 1000);
}

describe('availabilityWords', () => {
  /** What is said of each availability. The type makes this list whole. */
  const WORDS: Readonly<Record<Availability, RegExp>> = {
    lite: /^JupyterLite has no server/,
    'no-hub': /This server does not run on one\.$/,
    'no-token': /^This page has no token/,
    'other-origin': /another origin than this page/,
    asking: /^Asking the Hub …$/,
    failed: /^$/,
    'may-not': /does not allow this page to create tokens/,
    'may-list': /allows this page to list tokens, but not to create or revoke/,
    'may-make': /^$/,
    unlimited: /^Only JupyterHub 3\.0 and later .* creates none\.$/
  };

  it.each(Object.entries(WORDS) as [Availability, RegExp][])(
    'say why the page can’t create tokens: %s',
    (availability, words) => {
      expect(availabilityWords(availability, null, trans)).toMatch(words);
    }
  );

  it('name a version that can’t limit tokens', () => {
    expect(availabilityWords('unlimited', '2.3.1\u202e', trans)).toMatch(
      /^JupyterHub 2\.3\.1⟨U\+202E⟩ gives every new token all of your permissions/
    );
  });
});

describe('permissionWords', () => {
  it.each<[string, readonly string[], string]>([
    [
      'a server',
      ['access:servers!server=alice/', 'read:users:name!user=alice'],
      'Access the server alice/'
    ],
    [
      'all servers, and control with what it implies',
      [
        'access:servers!user=alice',
        ...['', 'start:', 'delete:', 'read:'].map(
          kind => `${kind}servers!user=alice`
        )
      ],
      'Access all servers of alice · Start and stop the servers of alice'
    ],
    [
      'control that is not whole',
      ['start:servers!user=alice', 'read:servers!user=alice'],
      'Start the servers of alice'
    ],
    [
      'one user’s servers, and starting another’s',
      ['servers!user=alice', 'start:servers!user=bob'],
      'Start and stop the servers of alice · Start the servers of bob'
    ],
    ['an admin’s', ['tokens', 'admin:users'], 'admin:users · tokens'],
    ['reading', ['read:users:name!user=alice'], 'See the name of alice'],
    ['nothing', [], 'Nothing']
  ])('name the permissions: %s', (_, scopes, words) => {
    expect(permissionWords(scopes, trans)).toBe(words);
    expect(permissionWords([...scopes].reverse(), trans)).toBe(words);
  });

  it.each(['custom:thing!user=<img src=x onerror=alert(1)>', '%1 100%', ''])(
    'keep an unknown scope: %j',
    scope => {
      expect(permissionWords([scope], trans)).toBe(scope);
    }
  );

  it('distinguish unknown permissions from none', () => {
    expect(permissionWords(null, trans)).toMatch(/^Permissions not known/);
  });
});

it.each([
  [-3 * MINUTE, '3 minutes ago'],
  // By a clock that is slow.
  [2 * MINUTE, 'now']
])(
  'says when a token was created and used: in %d seconds, “%s”',
  (seconds, words) => {
    expect(creationWords(after(seconds), NOW, LOCALE)).toBe(`Created ${words}`);
    expect(useWords(after(seconds), NOW, LOCALE)).toBe(`Last used ${words}`);
    expect(useWords(null, NOW, LOCALE)).toBe('Never used');
  }
);

describe('tokenExpiryWords', () => {
  it.each([
    [12 * DAY, null, 'Expires in 12 days'],
    [DAY, -4 * DAY, 'Expires soon: in 1 day'],
    [DAY, 0, 'Expires in 1 day'],
    [0, -DAY, 'Expired now'],
    [-3 * HOUR, null, 'Expired 3 hours ago']
  ])(
    'write an expiry in %d seconds, of a token created in %j, as “%s”',
    (end, start, words) => {
      const created = start === null ? null : after(start);
      const lifetime = { created, expires: after(end) };
      expect(tokenExpiryWords(lifetime, NOW, LOCALE)).toBe(words);
    }
  );

  it('distinguish no expiry date from an unknown one', () => {
    const lifetime = { created: NOW, expires: null };
    expect(tokenExpiryWords(lifetime, NOW, LOCALE)).toBe('Never expires');
    expect(tokenExpiryWords(null, NOW, LOCALE)).toBe('Expiry date not known');
  });
});

describe('lifetimeWords', () => {
  it.each([
    [365 * DAY, '1 year'],
    [366 * DAY, '366 days'],
    [1.5 * DAY, '36 hours'],
    [1.5 * HOUR, '90 minutes'],
    [60, '1 minute'],
    [90, '90 seconds'],
    [1, '1 second']
  ])('write %d seconds as “%s”', (seconds, words) => {
    expect(lifetimeWords(seconds, 'en')).toBe(words);
  });

  it('use the user’s language', () => {
    expect(lifetimeWords(7 * DAY, 'fr')).toMatch(/^7\sjours$/);
  });
});

describe('makingFailureWords', () => {
  it.each([
    // JupyterHub 5.1 and later, with `token_expires_in_max_seconds`.
    [
      'token expires_in: 2592000 must not exceed 86400',
      'The Hub does not allow such a long lifetime. Choose a shorter one.'
    ],
    [
      'Not assigning <img onerror=x> 100% “%1” scopes',
      'The Hub refused to create this token. Choose less access or a shorter lifetime.'
    ]
  ])('say what to change after %j', (message, words) => {
    const failure = failed('bad-request', 400, message);
    expect(makingFailureWords(failure, trans)).toBe(words);
  });

  it.each([
    [failed('forbidden', 403), false],
    [failed('timeout'), true]
  ])(
    'say whether the token may have been created: %j, %s',
    (failure, isOpen) => {
      expect(
        makingFailureWords(failure, trans).endsWith(
          ' The token may have been created anyway. If the list shows one that you do not recognize, revoke it.'
        )
      ).toBe(isOpen);
    }
  );
});
