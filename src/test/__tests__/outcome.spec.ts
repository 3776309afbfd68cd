import { failed } from '../../rest/failure';
import { HUB_5, hubOf } from '../../token/__tests__/pages';
import { gatewayWords } from '../../token/meaning';
import type { ApiToken } from '../../tokens';
import { trans } from '../../ui/__tests__/trans';
import { outcomeWords } from '../outcome';
import { omissionWords } from '../section';

type Words = ReturnType<typeof outcomeWords>;

/** The action of each outcome, on a hub and without one. */
const ACTIONS: Readonly<Record<ApiToken.Outcome, Words[2]>> = {
  ok: undefined,
  stale: 'reload',
  expired: 'reload',
  refused: 'reload',
  'not-found': undefined,
  blocked: undefined,
  'not-running': 'home',
  'too-many': undefined,
  'server-error': undefined,
  'other-status': undefined,
  redirect: 'reload',
  html: 'reload',
  malformed: undefined,
  timeout: undefined,
  unreachable: undefined,
  outside: undefined,
  'no-token': undefined,
  cancelled: undefined
};

const OUTCOMES = Object.keys(ACTIONS) as ApiToken.Outcome[];

interface ITest extends Partial<ApiToken.ICheck> {
  readonly onHub?: boolean;
  readonly kind?: ApiToken.Kind;
  readonly status?: number;
  readonly retryAfterSeconds?: number;

  /** What the section above shows. */
  readonly facts?: ApiToken.IFacts;
}

function wordsFor(outcome: ApiToken.Outcome, test: ITest = {}): Words {
  const {
    onHub = true,
    kind = onHub ? 'hub' : 'server',
    facts = null,
    gateway,
    hub,
    path = '/api/sessions',
    refusal,
    ...response
  } = test;
  return outcomeWords(
    {
      path,
      outcome,
      gateway,
      hub,
      refusal,
      response: response.status
        ? { milliseconds: 1, ...response, status: response.status }
        : undefined
    },
    { kind, hub: onHub ? hubOf(HUB_5) : null },
    facts,
    trans
  );
}

describe('outcomeWords', () => {
  it.each(OUTCOMES)('of %s name a next step', outcome => {
    for (const onHub of [true, false]) {
      const [title, next, action] = wordsFor(outcome, { onHub });
      expect(title).not.toBe('');
      expect(action).toBe(ACTIONS[outcome]);
      if (!['ok', 'blocked', 'cancelled'].includes(outcome)) {
        expect(next).toMatch(action === 'reload' ? /reload/i : /./);
      }
    }
  });

  it.each<ITest>([
    { onHub: true },
    { onHub: false },
    { onHub: false, kind: 'none' }
  ])('differ for all outcomes: %j', test => {
    const words = OUTCOMES.map(outcome =>
      JSON.stringify(wordsFor(outcome, test))
    );
    expect(new Set(words).size).toBe(OUTCOMES.length);
  });

  it.each<[ApiToken.Outcome, ITest, string, RegExp, Words[2] | null]>([
    ['ok', { hub: 'knows' }, 'The token works', /^$/, null],
    ['ok', { onHub: false }, 'The token works', /^$/, null],
    ['ok', { hub: 'silent' }, 'The token works', /did not say whether/, null],
    ['ok', {}, 'The token works', /can’t ask the Hub.* 5 minutes/, null],
    [
      'ok',
      { onHub: false, kind: 'none' },
      'The server responded, without a token',
      /^$/,
      null
    ],
    [
      'refused',
      { onHub: false, kind: 'none' },
      'The server refused the request',
      /requires a sign-in/,
      null
    ],
    [
      'refused',
      { onHub: false, kind: 'other' },
      'The server refused the token',
      /^Reload the page to get a new one\.$/,
      'reload'
    ],
    [
      'refused',
      { hub: 'knows' },
      'The server refused the token',
      /it lacks the permission/,
      null
    ],
    [
      'refused',
      { hub: 'silent' },
      'The server refused the token',
      /may have expired/,
      'reload'
    ],
    ['ok', { path: ' /api ' }, 'The server responded', /needs no token/, null],
    ['server-error', { status: 599 }, 'The request failed', /599/, null],
    [
      'server-error',
      { status: 500, hub: 'silent' },
      'The request failed',
      /with 500, and the Hub did not say/,
      null
    ],
    [
      'other-status',
      { status: 403 },
      'The server responded with 403',
      /not at this path/,
      null
    ],
    [
      'other-status',
      { status: 599 },
      'The server responded with 599',
      /./,
      null
    ]
  ])('of %s, %j', (outcome, test, title, next, action) => {
    const words = wordsFor(outcome, test);
    expect([words[0], words[2] ?? null]).toEqual([title, action]);
    expect(words[1]).toMatch(next);
  });

  it.each<[ApiToken.IGateway['kind'], ITest, string, Words[2] | null]>([
    ['cookie', {}, 'The request was redirected', null],
    ['cookie', { status: 401 }, 'Something else responded', null],
    ['path', { status: 404 }, 'Something else responded', null],
    ['unknown', { status: 401 }, 'Something else responded', 'reload'],
    ['header', { status: 403 }, 'The token did not reach the server', null],
    [
      'header',
      { status: 403, onHub: false },
      'The server refused the token',
      null
    ]
  ])('of a gateway, %s, %j', (kind, test, title, action) => {
    const gateway = { kind, name: '' };
    const failure = { ...failed('blocked'), gateway };
    const other = { ...failure, gateway: { kind: 'basic', name: '' } as const };
    const words = (facts?: ApiToken.IFacts) =>
      wordsFor('blocked', { ...test, gateway, facts });
    const next = gatewayWords(gateway, test.onHub ?? true, trans);
    const whole = [title, next, action ?? undefined];
    expect(words()).toEqual(whole);
    expect(words({ state: 'works' })).toEqual(whole);
    expect(words({ state: 'blocked', failure: other })).toEqual(whole);
    expect(words({ state: 'refused', failure })).toEqual(whole);
    // Not the same twice.
    expect(words({ state: 'blocked', failure })).toEqual([
      title,
      'The section above explains why, and what to do.',
      whole[2]
    ]);
  });

  it('say that a proxy responded in place of the server', () => {
    const gateway = { kind: 'unknown', name: '' } as const;
    expect(wordsFor('server-error', { status: 503, gateway })).toEqual([
      'The server did not respond',
      'A proxy responded with 503 in its place. Check that the server is still running, then try again.',
      'home'
    ]);
  });

  it.each<[ApiToken.Outcome, ITest]>([
    ['too-many', { status: 429 }],
    ['not-running', { status: 503 }],
    ['server-error', { status: 503, onHub: false }],
    ['server-error', { status: 503, hub: 'silent' }]
  ])('of %s name the pause: %j', (outcome, test) => {
    const [, next] = wordsFor(outcome, { ...test, retryAfterSeconds: 30 });
    expect(next).toMatch(/^((?!try again).)*\. Try again in 30 seconds\.$/i);
  });

  it.each<[ApiToken.Outcome, ITest, RegExp]>([
    ['other-status', { status: 400 }, /needs parameters.* use another path/],
    ['other-status', { status: 405 }, /sends only GET.* Use another path/],
    ['outside', { refusal: 'absolute' }, /is a URL/],
    ['outside', { refusal: 'dots' }, /“\.\.”/],
    ['outside', { refusal: 'too-long' }, /too long/],
    // Gettext takes %25 for its 25th argument; a % of its own is written %%.
    ['outside', { refusal: 'characters' }, /Write a % as %25\./],
    ['outside', { refusal: 'fragment' }, /write it as %23\./]
  ])('of %s say what to change: %j', (outcome, test, next) => {
    expect(wordsFor(outcome, test)[1]).toMatch(next);
  });
});

it.each([
  ['empty', /^The response is empty\.$/],
  ['not-text', /is not text, so it is not shown\./],
  ['too-large', /is too large to show\. Request less.*use a script/]
] as const)('says why a response is not shown: %s', (omitted, words) => {
  expect(omissionWords(omitted, trans)).toMatch(words);
});
