import { ACCESSES } from '../../hubtokens/access';
import { DAY, lifetimes } from '../../hubtokens/lifetime';
import type { IHubFailure } from '../../rest/hubtokens';
import type { ApiTokenPanel } from '../../tokens';
import { hubFailureWords } from '../hubfailure';
import {
  accessWords,
  lifetimeWords,
  makingFailureWords,
  newTokenCopyWords
} from '../newtoken';
import { COPY_KEYS, usePlatform } from './platform';
import { trans } from './trans';

const HOUR = 60 * 60;
const onPlatform = usePlatform();

describe('accessWords', () => {
  it.each([
    ['server', 'This server'],
    ['servers', 'All my servers'],
    ['servers-and-control', 'All my servers, and start or stop them']
  ] as const)('name what a token opens: %s', (access, words) => {
    expect(accessWords(access, trans)).toBe(words);
  });

  it('tell all of them apart', () => {
    const words = ACCESSES.map(access => accessWords(access, trans));
    expect(new Set(words).size).toBe(ACCESSES.length);
  });
});

describe('lifetimeWords', () => {
  it('name what there is to choose', () => {
    expect(lifetimes(null).map(life => lifetimeWords(life, 'en'))).toEqual([
      '1 hour',
      '1 day',
      '7 days',
      '30 days',
      '90 days',
      '1 year'
    ]);
  });

  it.each([
    [2 * 365 * DAY, '2 years'],
    [366 * DAY, '366 days'],
    [360 * DAY, '360 days'],
    [1.5 * DAY, '36 hours'],
    [12 * HOUR, '12 hours'],
    [1.5 * HOUR, '90 minutes'],
    [60, '1 minute'],
    [90, '90 seconds'],
    [864, '864 seconds'],
    [1, '1 second']
  ])('tell %d seconds as “%s”', (seconds, words) => {
    expect(lifetimeWords(seconds, 'en')).toBe(words);
  });

  it('speak the person’s language', () => {
    expect(lifetimeWords(7 * DAY, 'fr')).toMatch(/^7\sjours$/);
    expect(lifetimeWords(HOUR, 'de')).toMatch(/^1\sStunde$/);
  });
});

describe('makingFailureWords', () => {
  /**
   * The words for a token that was not made.
   */
  function wordsFor(
    why: IHubFailure['why'],
    {
      status = null,
      message = '',
      retryAfter = null
    }: Partial<IHubFailure> = {}
  ): string {
    return makingFailureWords(
      { done: false, why, status, message, retryAfter },
      trans
    );
  }

  it('say of a life that the Hub does not allow to choose a shorter one', () => {
    // JupyterHub 5.1 and later, with `token_expires_in_max_seconds`.
    const message = 'token expires_in: 2592000 must not exceed 86400';
    const words = wordsFor('refused', { status: 400, message });
    expect(words).toMatch(/lets no token live so long/);
    expect(words).toMatch(/Choose a shorter time\.$/);
  });

  it.each(['', 'Not assigning <img onerror=x> 100% “%1” scopes'])(
    'say of any other refusal what to change, and leave %j to the details',
    message => {
      const words = wordsFor('refused', { status: 400, message });
      expect(words).toBe(
        'The Hub does not make this token. Choose less access or a shorter time.'
      );
    }
  );

  /**
   * Whether a token may be there that the person did not see. The type makes
   * this list whole.
   */
  const LEFT_OPEN: Readonly<
    Record<Exclude<IHubFailure['why'], 'refused'>, boolean>
  > = {
    cancelled: true,
    rejected: false,
    forbidden: false,
    'not-found': false,
    'too-many': false,
    'other-origin': false,
    'other-token': false,
    'other-token-left': false,
    'server-error': true,
    status: true,
    html: true,
    malformed: true,
    timeout: true,
    'too-large': true,
    unreachable: true
  };

  it.each(Object.entries(LEFT_OPEN) as [keyof typeof LEFT_OPEN, boolean][])(
    'say what happened, and whether a token may be there: %s, %s',
    (why, isLeftOpen) => {
      const failure: IHubFailure = {
        done: false,
        why,
        status: 504,
        message: '',
        retryAfter: null
      };
      const words = makingFailureWords(failure, trans);
      expect(words.startsWith(hubFailureWords(failure, trans))).toBe(true);
      expect(words.includes('may have been made all the same')).toBe(
        isLeftOpen
      );
      expect(/if the list has one.* revoke it\.$/.test(words)).toBe(isLeftOpen);
    }
  );

  it.each([
    ['status', 405],
    ['status', 409],
    ['html', 403]
  ] as const)(
    'know that the Hub makes no token that it refuses: %s, %i',
    (why, status) => {
      expect(wordsFor(why, { status })).not.toContain('may have been made');
    }
  );
});

describe('newTokenCopyWords', () => {
  /** How each copy is told. The type makes this list whole. */
  const WORDS: Readonly<Record<ApiTokenPanel.CopyOutcome, RegExp>> = {
    copied: /^New token copied\.$/,
    'copied-to-clear': /^New token copied\. .*out of the clipboard after/,
    'copied-for-good': /^New token copied\. .*copy something else when/,
    refused: /did not let the page copy\. The new token is selected: press/
  };

  it.each(Object.entries(WORDS) as [ApiTokenPanel.CopyOutcome, RegExp][])(
    'say how a copy ended: %s',
    (outcome, words) => {
      expect(newTokenCopyWords(outcome, trans)).toMatch(words);
    }
  );

  it.each(COPY_KEYS)('name the keys of %j', (platform, keys) => {
    onPlatform(platform);
    expect(newTokenCopyWords('refused', trans)).toContain(`press ${keys}.`);
  });
});
