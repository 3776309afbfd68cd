import type { ApiToken } from '../../tokens';
import { trans } from '../../ui/__tests__/trans';
import type { IAbsenceWords } from '../state';
import {
  absenceWords,
  serverName,
  stateOf,
  stateWords,
  tokenTitle
} from '../state';
import { NO_FACTS } from '../unknown';
import { HUB_4, HUB_5, hubOf } from './pages';

const NOW = new Date('2026-11-22T12:00:00Z');
const HOUR = 60 * 60 * 1000;

const HUB = { kind: 'hub', hub: hubOf(HUB_5) } as const;
const OTHER_ORIGIN = {
  kind: 'hub',
  hub: hubOf({ ...HUB_5, hubHost: 'https://other.example' })
} as const;
const SERVER = { kind: 'server', hub: null } as const;
const NONE = { kind: 'none', hub: null } as const;

/**
 * What a person reads of the state.
 */
function words(
  token: typeof HUB | typeof SERVER | typeof NONE,
  known: Partial<ApiToken.IFacts> | null
): string {
  const facts = known && { ...NO_FACTS, ...known };
  const state = stateOf(token, facts, NOW);
  const { state: first, detail } = stateWords(
    state,
    token,
    facts,
    NOW,
    'en',
    trans
  );
  return `${state}: ${first} / ${detail}`;
}

/**
 * The life of a token that works.
 */
function living(hoursAgo: number | null, hoursLeft: number) {
  return {
    state: 'works',
    lifetime: {
      created: hoursAgo === null ? null : new Date(+NOW - hoursAgo * HOUR),
      expires: new Date(+NOW + hoursLeft * HOUR)
    }
  } as const;
}

describe('stateWords', () => {
  it.each([
    [HUB, { state: 'works' }, 'valid: Works now / It opens the server alice/'],
    [
      OTHER_ORIGIN,
      { state: 'works' },
      'valid: Works now / It opens the server alice/'
    ],
    [
      SERVER,
      { state: 'works' },
      'valid: Works now / It opens everything on this server'
    ],
    [
      HUB,
      { state: 'refused' },
      'invalid: Works no more / The Hub no longer knows it. Reload the page to get a new one.'
    ],
    [
      OTHER_ORIGIN,
      { state: 'refused' },
      'invalid: Works no more / The server no longer accepts it. Reload the page to get a new one.'
    ],
    [
      SERVER,
      { state: 'refused' },
      'invalid: Works no more / The server no longer accepts it. Reload the page to get a new one.'
    ],
    [HUB, {}, 'unknown: Not known whether it works / '],
    [SERVER, {}, 'unknown: Not known whether it works / '],
    [HUB, null, 'asking: Asking whether it works … / '],
    [NONE, {}, 'none:  / ']
  ] as const)('say whether the token works', (token, known, said) => {
    expect(words(token, known)).toBe(said);
  });

  it.each([
    ['two weeks', living(1, 335), /^valid/],
    ['three days and more', living(262, 74), /^valid/],
    [
      'two days',
      living(286, 50),
      /^expiring: .* \/ It ends in 2 days\. Reload/
    ],
    ['hours', living(330, 3.5), /^expiring: .* \/ It ends in 3 hours\. Reload/],
    ['hours, with no known start', living(null, 3.5), /^expiring/],
    ['most of a short life', living(0.1, 0.9), /^valid/],
    [
      'the last of a short life',
      living(0.8, 0.2),
      /^expiring: .* in 12 minutes/
    ],
    ['nothing', living(336, 0), /^invalid: .* \/ It has ended\. Reload/],
    ['nothing for days', living(400, -50), /^invalid/]
  ])('warn in time, with %s left', (_, known, said) => {
    expect(words(HUB, known)).toMatch(said);
  });

  it('need no end', () => {
    const lifetime = { created: null, expires: null };
    expect(words(HUB, { state: 'works', lifetime })).toMatch(/^valid/);
  });
});

const NEW_HUB = hubOf(HUB_5);
const OLD_HUB = hubOf(HUB_4);

/**
 * Facts as far as they are known.
 */
function facts(known: Partial<ApiToken.IFacts>): ApiToken.IFacts {
  return { ...NO_FACTS, ...known };
}

describe('tokenTitle', () => {
  it.each([
    ['before anybody was asked', NEW_HUB, null, 'JupyterHub token of alice'],
    ['as the Hub says', NEW_HUB, { owner: 'bob' }, 'JupyterHub token of bob'],
    ['when the Hub is silent', NEW_HUB, {}, 'JupyterHub token of alice'],
    [
      'on an older hub, asked',
      OLD_HUB,
      { owner: 'bob' },
      'JupyterHub token of bob'
    ],
    ['on an older hub, not asked', OLD_HUB, null, 'JupyterHub token'],
    ['on an older hub that is silent', OLD_HUB, {}, 'JupyterHub token']
  ])('says whose token it is %s', (_, hub, known, title) => {
    const token = { kind: 'hub', hub } as const;
    expect(tokenTitle(token, known && facts(known), trans)).toBe(title);
  });

  it('says that it is the server’s, without a hub', () => {
    const token = { kind: 'server', hub: null } as const;
    const title = 'Token of this Jupyter server';
    expect(tokenTitle(token, null, trans)).toBe(title);
  });

  it.each([
    [NEW_HUB, null, 'This page has no token'],
    [NEW_HUB, 'hub', 'This page has no token'],
    [null, null, 'This server uses no token'],
    [null, 'open', 'This server uses no token'],
    [null, 'password', 'This server uses no token'],
    [null, 'lite', 'JupyterLite has no server, and so no token']
  ] as const)('says that there is none', (hub, absence, title) => {
    const token = { kind: 'none', hub } as const;
    expect(tokenTitle(token, facts({ absence }), trans)).toBe(title);
  });
});

describe('serverName', () => {
  it.each([
    ['', 'alice/'],
    ['gpu', 'alice/gpu']
  ])('names the server %j as the Hub does', (hubServerName, name) => {
    expect(serverName(hubOf({ ...HUB_5, hubServerName }))).toBe(name);
  });

  it('names it by its owner, whoever visits', () => {
    expect(serverName(hubOf({ ...HUB_5, hubUser: 'bob' }))).toBe('alice/');
  });
});

/**
 * The words for a page without a token.
 */
function wordsFor(
  absence: ApiToken.Absence | null,
  hubVersion: string | null = null
): IAbsenceWords {
  return absenceWords({ ...NO_FACTS, absence, hubVersion }, trans);
}

describe('absenceWords', () => {
  it.each([
    ['hub', /From JupyterHub 2\.2 on/, /\$JUPYTERHUB_API_TOKEN/],
    ['lite', /no server/, /has a server/],
    ['open', /asks nobody/, /no token at all/],
    ['password', /cookie/, /JUPYTER_TOKEN/],
    ['unknown', /did not say/, /“Refresh”/],
    [null, /did not say/, /“Refresh”/]
  ] as const)(
    'says of %s why, and what works instead',
    (absence, reason, way) => {
      const { why, instead } = wordsFor(absence);
      expect(why).toMatch(reason);
      expect(instead).toMatch(way);
    }
  );

  it('names the JupyterHub that keeps the token, where it is known', () => {
    expect(wordsFor('hub', '1.5.1').why).toMatch(/^JupyterHub 1\.5\.1 keeps/);
    expect(wordsFor('hub').why).toMatch(/^This JupyterHub gave/);
  });
});
