import { trans } from '../../ui/__tests__/trans';
import { hubFailureWords } from '../failure';
import type { IHubFailure } from '../hub';
import { notDone } from './hubfailures';

/**
 * The words for something that the Hub did not do.
 */
function wordsFor(...args: Parameters<typeof notDone>): string {
  return hubFailureWords(notDone(...args), trans);
}

describe('hubFailureWords', () => {
  /** What happened, and what is next. The type makes this list whole. */
  const WORDS: Readonly<Record<IHubFailure['why'], readonly [RegExp, RegExp]>> =
    {
      cancelled: [/^You cancelled/, /before the Hub answered\.$/],
      rejected: [/no longer knows this page’s token/, /Reload the page/],
      forbidden: [
        /does not let this page do that any more/,
        /Ask the Hub’s admin, or use the Hub’s token page/
      ],
      'other-token': [
        /does not match the permissions, expiry and note that you chose/,
        /revoked at once\. Tell the Hub’s admin/
      ],
      'other-token-left': [
        /does not match.* that you chose, .* could not be revoked/,
        /Revoke it on the Hub’s token page, and tell the Hub’s admin/
      ],
      refused: [/did not do it/, /Try again.*tell the Hub’s admin/],
      'not-found': [/does not know the address, or your account/, /admin/],
      'too-many': [/too many requests/, /Try again in a minute/],
      'server-error': [/answered 555.*down or busy/, /Try again in a moment/],
      status: [/answered 555.*does not understand/, /Try again.*admin/],
      'too-large': [/over 16 MB/, /Use the Hub’s token page/],
      html: [/a web page instead of facts/, /Try again.*reload the page/],
      malformed: [/could not be read/, /Try again.*admin/],
      timeout: [/did not answer in time/, /Try again/],
      unreachable: [
        /can’t be reached.*may be down, or your network/,
        /Try again when it is back/
      ],
      'other-origin': [/another address than this page/, /browsers do not let/]
    };
  const ENTRIES = Object.entries(WORDS) as [
    keyof typeof WORDS,
    (typeof WORDS)['html']
  ][];

  it.each(ENTRIES)('say of %s what happened and what is next', (why, words) => {
    for (const part of words) {
      expect(wordsFor(why, { status: 555 })).toMatch(part);
    }
  });

  it.each(ENTRIES)('name the Hub, and leave no gap: %s', why => {
    for (const status of [null, 555]) {
      expect(wordsFor(why, { status })).toContain('Hub');
      expect(wordsFor(why, { status })).toMatch(/\.$/);
      expect(wordsFor(why, { status })).not.toMatch(/undefined|%\d/);
    }
  });

  it.each([
    ['too-many', 429],
    ['server-error', 503]
  ] as const)('say when to try again: %s', (why, status) => {
    expect(wordsFor(why, { status, retryAfter: 30 })).toMatch(
      /[a-z]\. Try again in 30 seconds\.$/
    );
  });

  it.each(['forbidden', 'refused', 'not-found'] as const)(
    'leave what the Hub said to the details: %s',
    why => {
      expect(wordsFor(why, { status: 403, message: 'No such user' })).toBe(
        wordsFor(why)
      );
    }
  );

  it.each([
    ['server-error', 503],
    ['status', 418]
  ] as const)(
    'name the status where it is all that is known: %s',
    (why, status) => {
      expect(wordsFor(why, { status })).toContain(String(status));
    }
  );
});
