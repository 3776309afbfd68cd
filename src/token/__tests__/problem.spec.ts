import { failed } from '../../rest/failure';
import type { ApiToken } from '../../tokens';
import { find, findAll, textOf } from '../../ui/__tests__/drawn';
import { trans } from '../../ui/__tests__/trans';
import { renderProblem } from '../problem';
import { NO_FACTS } from '../unknown';
import { HUB_5, hubOf } from './pages';

const HUB = hubOf(HUB_5);
const OTHER_HUB = hubOf({ ...HUB_5, hubHost: 'https://other.example' });

/**
 * The note for a problem.
 */
function drawn(kind: ApiToken.FailureKind | null, hub: ApiToken.IHub | null) {
  const failure = kind && failed(kind);
  return renderProblem({ ...NO_FACTS, failure }, hub, trans);
}

describe('renderProblem', () => {
  it.each([
    ['the Hub', HUB, /^The Hub can’t be reached/],
    ['the server, without a hub', null, /^The server can’t be reached/],
    ['the server, in a Hub’s place', OTHER_HUB, /^The server can’t be reached/]
  ])('says who was asked: %s', (_, hub, words) => {
    expect(textOf(drawn('unreachable', hub))).toMatch(words);
  });

  it.each(['other-origin', 'unreachable'] as const)(
    'leads to the token page of a Hub that can’t be asked, with %s',
    problem => {
      const link = find(drawn(problem, OTHER_HUB), 'a');
      expect(textOf(link)).toBe('Open the Hub’s token page');
      expect(link.attrs).toEqual({
        href: 'https://other.example/hub/token',
        target: '_blank',
        rel: 'noopener noreferrer'
      });
    }
  );

  it.each([
    ['a Hub that can be asked', HUB],
    ['no hub', null]
  ])('leads nowhere with %s', (_, hub) => {
    expect(findAll(drawn('timeout', hub), 'a')).toEqual([]);
  });

  it('says nothing when nothing went wrong', () => {
    expect(textOf(drawn(null, HUB))).toBe('');
    expect(textOf(drawn(null, null))).toBe('');
  });
});
