import type { IFailure } from '../../rest/failure';
import { failed } from '../../rest/failure';
import type { IHubToken } from '../../rest/hubtoken';
import { trans } from '../../ui/__tests__/trans';
import { confirmationWords, revocationWords } from '../revoke';

/** A token that a script asked for. */
const SCRIPTS: IHubToken = {
  id: 'a8',
  app: null,
  note: 'nightly job',
  scopes: ['access:servers!server=alice/'],
  created: null,
  lastUsed: null,
  lifetime: null,
  sessionId: null
};

/** One with which the server itself works. */
const SERVERS: IHubToken = { ...SCRIPTS, note: 'Server at /user/alice/' };

/** One that an app was given. */
const APPS: IHubToken = {
  ...SCRIPTS,
  app: 'Grader',
  note: null,
  sessionId: '5e55'
};

/** The one of this page. */
const PAGES: IHubToken = { ...APPS, app: 'Server at /user/alice/' };

/** What nothing may take for more than words. */
const ODD = '<img src=x onerror=alert(1)> 100% “%1”';

function confirm(token: IHubToken, { count = 1, endsPage = false } = {}) {
  const isServers = token === SERVERS;
  return confirmationWords(token, { count, endsPage, isServers }, trans);
}

describe('confirmationWords', () => {
  const FIVE_MINUTES = /up to 5 (more )?minutes, from its cache/;

  it.each<[string, IHubToken, string, RegExp[]]>([
    [
      'a script’s token',
      SCRIPTS,
      'Revoke “nightly job”?',
      [/Every script.* 403.*can’t be undone/, FIVE_MINUTES]
    ],
    [
      'a server’s token',
      SERVERS,
      'Revoke “Server at /user/alice/”?',
      [
        /\$JUPYTERHUB_API_TOKEN in notebooks and terminals.*may stop the server.*restart the server/,
        FIVE_MINUTES
      ]
    ],
    [
      'an application’s token',
      APPS,
      'Revoke the access of “Grader”?',
      [
        /^It is signed out, and asks for access again.*revokes 1 token\./,
        FIVE_MINUTES
      ]
    ],
    [
      'a token without a note',
      { ...SCRIPTS, note: null },
      'Revoke “a8”?',
      [/Every script/, FIVE_MINUTES]
    ],
    [
      'a name as it is',
      { ...SCRIPTS, note: ODD },
      `Revoke “${ODD}”?`,
      [/Every script/, FIVE_MINUTES]
    ]
  ])('say what stops working: %s', (_, token, title, effects) => {
    expect(confirm(token)).toEqual({
      title,
      effects: effects.map(effect => expect.stringMatching(effect)),
      tick: '',
      accept: 'Revoke'
    });
  });

  it('say that all tokens of an application are revoked', () => {
    expect(confirm(APPS, { count: 12 }).effects[0]).toMatch(
      /signed out in every browser.*revokes all its 12 tokens\./
    );
  });

  // A page may run with a token of any kind.
  it.each([
    [PAGES, 1, /revokes 1 token of “Server at \/user\/alice\/”\.$/],
    [SCRIPTS, 1, /revokes 1 token of “nightly job”\.$/],
    [{ ...PAGES, app: ODD }, 3, /all 3 tokens of “<img .*other browsers/]
  ])(
    'ask for a tick before this page is signed out: %j',
    (token, count, of) => {
      expect(confirm(token, { count, endsPage: true })).toEqual({
        title: expect.stringMatching(/^Sign this page out\?$/),
        effects: [
          expect.stringMatching(
            /token of this page.*can’t save, run or open anything.*Save your work first/
          ),
          expect.stringMatching(of),
          expect.stringMatching(/^Scripts .* stop working.*5 more minutes/)
        ],
        tick: 'I have saved my work. Sign this page out',
        accept: 'Revoke and sign out'
      });
    }
  );
});

describe('revocationWords', () => {
  function wordsFor(
    token: IHubToken,
    {
      failure = null,
      isSignedOut = false
    }: { failure?: IFailure | null; isSignedOut?: boolean } = {}
  ): string {
    return revocationWords({ token, failure, isSignedOut }, trans);
  }

  it.each([
    [SCRIPTS, 'nightly job'],
    [APPS, 'Grader'],
    [{ ...SCRIPTS, note: ODD }, ODD]
  ])(
    'say that it is revoked, and how long servers may accept it',
    (token, name) => {
      const words = wordsFor(token);
      expect(words.startsWith(`“${name}” is revoked.`)).toBe(true);
      expect(words).toMatch(/up to 5 more minutes/);
    }
  );

  it('say what to do when the page’s token was revoked', () => {
    const words = wordsFor(PAGES, { isSignedOut: true });
    expect(words).toMatch(/^This page’s token is revoked\./);
    expect(words).toMatch(/Reload the page to get a new one/);
  });

  it.each([
    [
      failed('forbidden', 403),
      `“${ODD}” was not revoked. The Hub does not let this page do that.`
    ],
    [
      failed('timeout'),
      `“${ODD}” may or may not be revoked. The Hub did not respond in time.`
    ]
  ])(
    'say whether it may have been revoked, and why not: %j',
    (failure, words) => {
      expect(wordsFor({ ...SCRIPTS, note: ODD }, { failure })).toContain(words);
    }
  );
});
