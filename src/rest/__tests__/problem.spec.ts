import { NO_FACTS } from '../../token/unknown';
import type { ApiToken } from '../../tokens';
import { trans } from '../../ui/__tests__/trans';
import { problemWords } from '../failure';

/**
 * What each problem is called. The type makes this list whole.
 */
const PROBLEMS: Readonly<Record<ApiToken.Problem, RegExp>> = {
  html: /web page/,
  malformed: /could not be read/,
  'other-origin': /another address than this page/,
  status: /answered 503/,
  timeout: /10 seconds/,
  'too-large': /over 16 MB.*was not read/,
  unreachable: /can’t be reached/
};

/**
 * The words for a problem.
 */
function wordsFor(
  problem: ApiToken.Problem | null,
  asked: 'hub' | 'server'
): string {
  const status = problem === 'status' ? 503 : null;
  return problemWords({ ...NO_FACTS, problem, status }, asked, trans);
}

/**
 * The words for a token whose Hub has another address than the page.
 */
function otherOriginWords(state: ApiToken.IFacts['state']): string {
  const facts = { ...NO_FACTS, state, problem: 'other-origin' } as const;
  return problemWords(facts, 'server', trans);
}

describe('problemWords', () => {
  it.each(Object.entries(PROBLEMS) as [ApiToken.Problem, RegExp][])(
    'says of %s what happened',
    (problem, words) => {
      expect(wordsFor(problem, 'hub')).toMatch(words);
      expect(wordsFor(problem, 'server')).toMatch(words);
    }
  );

  it.each(['html', 'malformed', 'status', 'timeout', 'unreachable'] as const)(
    'says of %s who was asked, and what to press',
    problem => {
      expect(wordsFor(problem, 'hub')).toMatch(/^The Hub\b.*“Refresh”/);
      expect(wordsFor(problem, 'server')).toMatch(/^The server\b.*“Refresh”/);
    }
  );

  it.each([
    [429, 30, /too many requests just now\. Try again in 30 seconds\.$/],
    [429, null, /too many requests just now\. Press “Refresh” in a minute\.$/],
    [503, 90, /answered 503\..* busy\. Try again in 90 seconds\.$/],
    [503, null, /answered 503\..* busy\. Press “Refresh” in a moment\.$/],
    [405, null, /answered 405, which says nothing about the token\. Press “R/],
    [204, null, /answered 204, which says nothing about the token\. Press “R/]
  ])('say what %i means, with a pause of %j s', (status, retryAfter, words) => {
    for (const asked of ['hub', 'server'] as const) {
      const facts = { problem: 'status', status, retryAfter } as const;
      expect(problemWords({ ...NO_FACTS, ...facts }, asked, trans)).toMatch(
        words
      );
    }
  });

  describe('of a Hub at another address', () => {
    it.each(['works', 'refused', 'unknown'] as const)(
      'say why it was not asked, and where to see more, of a token that %s',
      state => {
        const words = otherOriginWords(state);
        expect(words).toMatch(/another address than this page/);
        expect(words).toMatch(/so browsers do not let the page ask it/);
        expect(words).toMatch(/the Hub’s token page/i);
      }
    );

    it('say that the token works where that is known, and only there', () => {
      expect(otherOriginWords('works')).toMatch(/token works all the same/);
      expect(otherOriginWords('refused')).not.toContain('works');
      expect(otherOriginWords('unknown')).not.toContain('works');
    });

    it('ask nobody to press again what can’t work', () => {
      expect(otherOriginWords('works')).not.toContain('“Refresh”');
      expect(otherOriginWords('refused')).not.toContain('“Refresh”');
      expect(otherOriginWords('unknown')).not.toContain('“Refresh”');
    });
  });

  it.each(['hub', 'server'] as const)(
    'says nothing when the %s answered well',
    asked => {
      expect(wordsFor(null, asked)).toBe('');
    }
  );
});
