import type { IFailure } from '../../rest/failure';
import { failed } from '../../rest/failure';
import type { IHubToken } from '../../rest/hubtoken';
import { trans } from '../../ui/__tests__/trans';
import type { IConfirmationWords } from '../revoke';
import { confirmationWords, hubTokenName, revocationWords } from '../revoke';

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

/**
 * What is said before a token is revoked.
 */
function confirm(
  token: IHubToken,
  { count = 1, endsPage = false } = {}
): IConfirmationWords {
  const isServers = token === SERVERS;
  return confirmationWords(token, { count, endsPage, isServers }, trans);
}

/**
 * All effects as one text.
 */
function effectsOf(...args: Parameters<typeof confirm>): string {
  return confirm(...args).effects.join('\n');
}

describe('hubTokenName', () => {
  it.each([
    ['the app that it was given to', APPS, 'Grader'],
    ['the app, whatever its note', { ...APPS, note: 'x' }, 'Grader'],
    ['its note', SCRIPTS, 'nightly job'],
    ['its id where it has neither', { ...SCRIPTS, note: null }, 'a8'],
    ['a note as it is', { ...SCRIPTS, note: ODD }, ODD]
  ])('calls a token by %s', (_, token, name) => {
    expect(hubTokenName(token)).toBe(name);
  });
});

describe('confirmationWords', () => {
  it('say of a script’s token what stops, and that it is for good', () => {
    const { title, accept, tick } = confirm(SCRIPTS);
    expect(title).toBe('Revoke “nightly job”?');
    expect(accept).toBe('Revoke');
    expect(tick).toBe('');
    expect(effectsOf(SCRIPTS)).toMatch(/Every script.* stops working/);
    expect(effectsOf(SCRIPTS)).toContain('403');
    expect(effectsOf(SCRIPTS)).toMatch(/can’t be undone/);
    expect(effectsOf(SCRIPTS)).not.toMatch(/signed out|JUPYTERHUB_API_TOKEN/);
  });

  it('say of a server’s token what the server loses, and how to get it back', () => {
    const { title, accept, tick } = confirm(SERVERS);
    expect(title).toBe('Revoke “Server at /user/alice/”?');
    expect([accept, tick]).toEqual(['Revoke', '']);
    expect(effectsOf(SERVERS)).toContain('$JUPYTERHUB_API_TOKEN');
    expect(effectsOf(SERVERS)).toMatch(/notebooks and terminals/);
    expect(effectsOf(SERVERS)).toMatch(/may stop it/);
    expect(effectsOf(SERVERS)).toMatch(/Only a restart of the server/);
    expect(effectsOf(SERVERS)).not.toMatch(/Every script/);
  });

  it('say of an app that it is signed out', () => {
    const { title, accept, tick } = confirm(APPS);
    expect(title).toBe('Revoke the access of “Grader”?');
    expect([accept, tick]).toEqual(['Revoke', '']);
    expect(effectsOf(APPS)).toMatch(/^It is signed out/);
    expect(effectsOf(APPS)).toMatch(/asks for access again/);
    expect(effectsOf(APPS)).toMatch(/revokes 1 token\./);
    expect(effectsOf(APPS)).not.toMatch(/every browser/);
  });

  it('say of an app with more tokens that all of them go', () => {
    const effects = effectsOf(APPS, { count: 12 });
    expect(effects).toMatch(/signed out in every browser/);
    expect(effects).toMatch(/revokes all its 12 tokens at once/);
  });

  describe('of this page’s own token', () => {
    const own = { endsPage: true };

    it('are of another kind, and ask for a tick', () => {
      const { title, tick, accept } = confirm(PAGES, own);
      expect(title).toBe('Sign this page out?');
      expect(tick).toMatch(/I have saved my work/);
      expect(tick).toMatch(/Sign this page out/);
      expect(accept).toBe('Revoke and sign out');
    });

    it('say what can’t be done without it, and what to do first', () => {
      const effects = effectsOf(PAGES, own);
      expect(effects).toMatch(/the token of this very page/);
      expect(effects).toMatch(/can’t save, run or open anything/);
      expect(effects).toMatch(/reload the page and sign in again/);
      expect(effects).toMatch(/Save your work first/);
      expect(effects).toMatch(/Scripts that carry a copy.* stop working/);
    });

    it('say how many tokens go with it', () => {
      expect(effectsOf(PAGES, own)).toMatch(
        /revokes 1 token of “Server at \/user\/alice\/”/
      );
      expect(effectsOf(PAGES, own)).not.toMatch(/other browsers/);
      const effects = effectsOf(PAGES, { ...own, count: 3 });
      expect(effects).toMatch(
        /revokes all 3 tokens of “Server at \/user\/alice\/” at once/
      );
      expect(effects).toMatch(/other browsers.* are signed out too/);
    });

    // A page may run with a token that is no app's.
    it('say so of a token of any kind', () => {
      expect(confirm(SCRIPTS, own).title).toBe('Sign this page out?');
      expect(confirm(SERVERS, own).tick).not.toBe('');
    });
  });

  it.each([
    ['a script’s', SCRIPTS, false],
    ['a server’s', SERVERS, false],
    ['an app’s', APPS, false],
    ['this page’s', PAGES, true]
  ])('say of %s token how long it may go on working', (_, token, endsPage) => {
    const effects = effectsOf(token, { endsPage });
    expect(effects).toMatch(/up to 5 more minutes, from its cache/);
  });

  it('leave names as they are', () => {
    expect(confirm({ ...SCRIPTS, note: ODD }).title).toBe(`Revoke “${ODD}”?`);
    expect(confirm({ ...APPS, app: ODD }).title).toContain(`“${ODD}”`);
    const page = { ...PAGES, app: ODD };
    expect(effectsOf(page, { endsPage: true })).toContain(`“${ODD}”`);
    expect(effectsOf(page, { endsPage: true, count: 2 })).toContain(`“${ODD}”`);
  });
});

describe('revocationWords', () => {
  /**
   * How a revocation ended.
   */
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
  ])('say that it is revoked, and how long it may go on', (token, name) => {
    const words = wordsFor(token);
    expect(words.startsWith(`“${name}” is revoked.`)).toBe(true);
    expect(words).toMatch(/up to 5 more minutes/);
  });

  it('say what to do when this page’s went with it', () => {
    const words = wordsFor(PAGES, { isSignedOut: true });
    expect(words).toMatch(/^This page’s token is revoked\./);
    expect(words).toMatch(/Reload the page to sign in again/);
  });

  it.each([
    [
      failed('forbidden', 403),
      `“${ODD}” was not revoked. The Hub does not let this page do that.`
    ],
    [
      failed('timeout'),
      `It is not known whether “${ODD}” is revoked. The Hub did not answer in time.`
    ]
  ])('say whether it may be revoked, and why not: %j', (failure, words) => {
    expect(wordsFor({ ...SCRIPTS, note: ODD }, { failure })).toContain(words);
  });
});
