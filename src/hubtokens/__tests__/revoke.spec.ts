import { READ_ENTRY } from '../../rest/__tests__/entries';
import { failed } from '../../rest/failure';
import type { IHubToken } from '../../rest/hubtoken';
import { trans } from '../../ui/__tests__/trans';
import { confirmationWords, revocationWords } from '../revoke';

/** A token that a script asked for. */
const SCRIPTS: IHubToken = READ_ENTRY;

/** One with which the server itself works. */
const SERVERS: IHubToken = { ...SCRIPTS, note: 'Server at /user/alice/' };

/** One that an app was given. */
const APPS: IHubToken = { ...SCRIPTS, app: 'Grader', note: null };

/** What nothing may take for more than words. */
const ODD = '<img src=x onerror=alert(1)> 100% “%1”';
const NAMED_ODDLY = { ...SCRIPTS, note: ODD };

const CACHE = /up to 5 minutes, from its cache/;
const SCRIPTS_STOP = [/Every script.* 403.*can’t be undone/, CACHE];
const SERVER_STOPS = [
  /\$JUPYTERHUB_API_TOKEN in notebooks and terminals.*may stop the server.*restart the server/,
  CACHE
];
const ASKS_AGAIN = [/asks for access again/, CACHE];

it.each<[string, IHubToken, number, RegExp[]]>([
  ['Revoke “nightly job”?', SCRIPTS, 1, SCRIPTS_STOP],
  ['Revoke “a8”?', { ...SCRIPTS, note: null }, 1, SCRIPTS_STOP],
  [`Revoke “${ODD}”?`, NAMED_ODDLY, 1, SCRIPTS_STOP],
  ['Revoke “Server at /user/alice/”?', SERVERS, 1, SERVER_STOPS],
  [
    'Revoke the access of “Grader”?',
    APPS,
    1,
    [/^The Hub revokes 1 token of “Grader”\.$/, ...ASKS_AGAIN]
  ],
  [
    'Revoke the access of “Grader”?',
    APPS,
    12,
    [/all 12 tokens of “Grader”.* signed out in every browser/, ...ASKS_AGAIN]
  ]
])(
  'asks “%s”, and says what stops working: %j',
  (title, token, count, words) => {
    const isServers = token === SERVERS;
    const effects = { count, endsPage: false, isServers };
    expect(confirmationWords(token, effects, trans)).toEqual({
      title,
      effects: words.map(effect => expect.stringMatching(effect)),
      tick: '',
      accept: 'Revoke'
    });
  }
);

// A page may run with a token of any kind.
it.each<[IHubToken, number, RegExp]>([
  [{ ...APPS, app: ODD }, 3, /all 3 tokens of “<img .*in every browser\.$/],
  [SCRIPTS, 1, /revokes 1 token of “nightly job”\.$/]
])('asks for a tick before this page is signed out: %j', (token, count, of) => {
  const effects = { count, endsPage: true, isServers: false };
  expect(confirmationWords(token, effects, trans)).toEqual({
    title: expect.stringMatching(/^Sign this page out\?$/),
    effects: [
      expect.stringMatching(
        /token of this page.*can’t save, run or open anything.*Save your work first/
      ),
      expect.stringMatching(of),
      expect.stringMatching(/^Scripts .* stop working/),
      expect.stringMatching(CACHE)
    ],
    tick: 'I have saved my work. Sign this page out',
    accept: 'Revoke and sign out'
  });
});

it.each([
  [
    { token: NAMED_ODDLY },
    `“${ODD}” is revoked. A server may accept it for up to 5 more minutes.`
  ],
  [{ token: APPS }, '“Grader” is revoked.'],
  [
    { token: APPS, isSignedOut: true },
    'This page’s token is revoked. Reload the page to get a new one'
  ],
  [
    { token: NAMED_ODDLY, failure: failed('forbidden', 403) },
    `“${ODD}” was not revoked. The Hub does not let this page do that, or`
  ],
  [
    { token: NAMED_ODDLY, failure: failed('timeout') },
    `“${ODD}” may or may not be revoked. The Hub did not respond in time.`
  ]
])('says how a revocation ended: %j', (revocation, words) => {
  const whole = { failure: null, isSignedOut: false, ...revocation };
  expect(revocationWords(whole, trans).startsWith(words)).toBe(true);
});
