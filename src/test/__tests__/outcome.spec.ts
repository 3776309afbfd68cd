import { NO_CHECK } from '../../token/unknown';
import type { ApiToken } from '../../tokens';
import { trans } from '../../ui/__tests__/trans';
import type { IOutcomeWords } from '../outcome';
import { outcomeWords } from '../outcome';

/**
 * What each outcome lets the panel do, on a hub and without one. The type
 * makes this list whole.
 */
const ACTIONS: Readonly<
  Record<
    ApiToken.Outcome,
    readonly [hub: IOutcomeWords['action'], alone: IOutcomeWords['action']]
  >
> = {
  ok: [null, null],
  stale: ['reload', 'reload'],
  expired: ['reload', 'reload'],
  refused: ['reload', 'reload'],
  'not-found': [null, null],
  'not-running': ['home', null],
  'too-many': [null, null],
  'server-error': [null, null],
  'other-status': [null, null],
  redirect: ['reload', 'reload'],
  html: ['reload', 'reload'],
  malformed: [null, null],
  timeout: [null, null],
  unreachable: [null, null],
  outside: [null, null],
  'no-token': [null, null],
  cancelled: [null, null]
};

const OUTCOMES = Object.entries(ACTIONS) as [
  ApiToken.Outcome,
  (typeof ACTIONS)['ok']
][];

/**
 * The words for a try that ended so.
 */
function wordsFor(
  outcome: ApiToken.Outcome,
  {
    onHub = true,
    anonymous = false,
    ...check
  }: Partial<ApiToken.ICheck> & { onHub?: boolean; anonymous?: boolean } = {}
): IOutcomeWords {
  const tried = { ...NO_CHECK, path: '/api/sessions', outcome, ...check };
  return outcomeWords(tried, onHub, anonymous, trans);
}

describe('outcomeWords', () => {
  it.each(OUTCOMES)(
    'says of %s what happened, and offers what helps',
    (outcome, [onHub, alone]) => {
      expect(wordsFor(outcome).title).not.toBe('');
      expect(wordsFor(outcome).action).toBe(onHub);
      expect(wordsFor(outcome, { onHub: false }).title).not.toBe('');
      expect(wordsFor(outcome, { onHub: false }).action).toBe(alone);
    }
  );

  it.each(
    OUTCOMES.filter(([outcome]) => !['ok', 'cancelled'].includes(outcome))
  )('says of %s what to do next', outcome => {
    expect(wordsFor(outcome).next).not.toBe('');
    expect(wordsFor(outcome, { onHub: false }).next).not.toBe('');
  });

  it.each(OUTCOMES.filter(([, actions]) => actions.includes('reload')))(
    'says of %s why to reload the page',
    outcome => {
      expect(wordsFor(outcome).next).toMatch(/reload/i);
      expect(wordsFor(outcome, { onHub: false }).next).toMatch(/reload/i);
    }
  );

  it.each([
    ['on a hub', { onHub: true }],
    ['without a hub', { onHub: false }],
    ['with no token', { onHub: false, anonymous: true }]
  ])('tells all outcomes apart %s', (_, where) => {
    const words = OUTCOMES.map(([outcome]) => wordsFor(outcome, where));
    const texts = words.map(({ next, title }) => `${title} ${next}`);
    expect(new Set(texts).size).toBe(OUTCOMES.length);
  });

  it.each([
    ['knows it', 'knows', 'The token works', ''],
    [
      'does not answer',
      'silent',
      'The token works',
      'The server accepts it. The Hub did not answer, so it is not known whether it still counts there.'
    ],
    [
      'could not be asked',
      null,
      'The token works',
      'The server accepts it. The Hub could not be asked: a token that has ended may still be accepted for up to 5 minutes.'
    ]
  ] as const)(
    'says what a token is worth whose Hub %s',
    (_, hub, title, next) => {
      expect(wordsFor('ok', { hub })).toEqual({ title, next, action: null });
    }
  );

  it('speaks of no Hub where there is none', () => {
    expect(wordsFor('ok', { onHub: false }).title).toBe('The token works');
    expect(wordsFor('ok', { onHub: false }).next).toBe('');
  });

  it('does not praise a token that was not there', () => {
    expect(wordsFor('ok', { onHub: false, anonymous: true }).title).toBe(
      'The server answered, with no token'
    );
    const refused = wordsFor('refused', { onHub: false, anonymous: true });
    expect(refused.title).toBe('The server refused');
    expect(refused.next).toContain('password');
    expect(refused.action).toBeNull();
  });

  it('does not ask to reload for a token that the Hub knows', () => {
    const { title, next, action } = wordsFor('refused', { hub: 'knows' });
    expect(title).toBe('The server refused the token');
    expect(next).toContain('it may not do this');
    expect(action).toBeNull();
  });

  it.each(['silent', null] as const)(
    'asks to reload for a token that may have ended, the Hub being %s',
    hub => {
      expect(wordsFor('refused', { hub }).action).toBe('reload');
    }
  );

  it.each([
    ['server-error', 'next', true],
    ['other-status', 'title', true],
    ['not-running', 'next', false]
  ] as const)('names the status of %s', (outcome, part, onHub) => {
    expect(wordsFor(outcome, { status: 599, onHub })[part]).toContain('599');
  });

  it.each([
    ['too-many', { status: 429 }],
    ['not-running', { status: 503 }],
    ['server-error', { status: 503, onHub: false }],
    ['server-error', { status: 503, hub: 'silent' }]
  ] as const)('says of %s when to try again: %j', (outcome, where) => {
    const { next } = wordsFor(outcome, { ...where, retryAfter: 30 });
    expect(next).toMatch(/\. Try again in 30 seconds\.$/);
    expect(next.match(/try again/gi)).toHaveLength(1);
  });

  it.each([
    [400, /needs more to it/],
    [405, /only there to change something, and Test only reads/],
    [409, /can’t be read in this way/]
  ])('says of a path why it gives no answer: %i', (status, words) => {
    const { next } = wordsFor('other-status', { status });
    expect(next).toMatch(words);
    expect(next).toMatch(/try another path/i);
  });

  it.each([
    ['absolute', /whole address/],
    ['dots', /“\.\.”/],
    ['too-long', /too long\. Shorten it/]
  ] as const)('says of a path why it was refused: %s', (refusal, words) => {
    expect(wordsFor('outside', { refusal }).next).toMatch(words);
  });

  // Gettext takes %25 for its 25th argument; a % of its own is written %%.
  it.each([
    ['characters', 'Write a % as %25.'],
    ['fragment', 'write it as %23.']
  ] as const)('says of a path what to write: %s', (refusal, words) => {
    expect(wordsFor('outside', { refusal }).next).toContain(words);
  });
});
