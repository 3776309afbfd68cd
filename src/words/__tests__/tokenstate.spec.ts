import { HUB_5, hubOf } from '../../token/__tests__/pages';
import { stateOf } from '../../token/state';
import { NO_FACTS } from '../../token/unknown';
import type { ApiToken } from '../../tokens';
import { stateWords } from '../tokenstate';
import { trans } from './trans';

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
    [HUB, { state: 'works' }, 'works: Works now / It opens the server alice/'],
    [
      OTHER_ORIGIN,
      { state: 'works' },
      'works: Works now / It opens the server alice/'
    ],
    [
      SERVER,
      { state: 'works' },
      'works: Works now / It opens everything on this server'
    ],
    [
      HUB,
      { state: 'refused' },
      'refused: Works no more / The Hub no longer knows it. Reload the page to get a new one.'
    ],
    [
      OTHER_ORIGIN,
      { state: 'refused' },
      'refused: Works no more / The server no longer accepts it. Reload the page to get a new one.'
    ],
    [
      SERVER,
      { state: 'refused' },
      'refused: Works no more / The server no longer accepts it. Reload the page to get a new one.'
    ],
    [HUB, {}, 'unknown: Not known whether it works / '],
    [SERVER, {}, 'unknown: Not known whether it works / '],
    [HUB, null, 'asking: Asking whether it works … / '],
    [NONE, {}, 'none:  / ']
  ] as const)('say whether the token works', (token, known, said) => {
    expect(words(token, known)).toBe(said);
  });

  it.each([
    ['two weeks', living(1, 335), /^works/],
    ['three days and more', living(262, 74), /^works/],
    ['two days', living(286, 50), /^soon: .* \/ It ends in 2 days\. Reload/],
    ['hours', living(330, 3.5), /^soon: .* \/ It ends in 3 hours\. Reload/],
    ['hours, with no known start', living(null, 3.5), /^soon/],
    ['most of a short life', living(0.1, 0.9), /^works/],
    ['the last of a short life', living(0.8, 0.2), /^soon: .* in 12 minutes/],
    ['nothing', living(336, 0), /^refused: .* \/ It has ended\. Reload/],
    ['nothing for days', living(400, -50), /^refused/]
  ])('warn in time, with %s left', (_, known, said) => {
    expect(words(HUB, known)).toMatch(said);
  });

  it('need no end', () => {
    const lifetime = { created: null, expires: null };
    expect(words(HUB, { state: 'works', lifetime })).toMatch(/^works/);
  });
});
