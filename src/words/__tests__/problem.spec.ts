import { NO_FACTS } from '../../token/unknown';
import type { ApiToken } from '../../tokens';
import { problemWords } from '../problem';
import { trans } from './trans';

/**
 * What each problem is called. The type makes this list whole.
 */
const PROBLEMS: Readonly<Record<ApiToken.Problem, RegExp>> = {
  html: /web page/,
  malformed: /could not be read/,
  'other-origin': /address of its own/,
  status: /answered 503/,
  timeout: /10 seconds/,
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

  it('asks nobody to press again what can’t work', () => {
    expect(wordsFor('other-origin', 'hub')).not.toContain('“Refresh”');
  });

  it.each(['hub', 'server'] as const)(
    'says nothing when the %s answered well',
    asked => {
      expect(wordsFor(null, asked)).toBe('');
    }
  );
});
