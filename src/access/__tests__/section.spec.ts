import { failed } from '../../rest/failure';
import { HUB_4, HUB_5, hubOf } from '../../token/__tests__/pages';
import { NO_FACTS } from '../../token/unknown';
import type { ApiToken } from '../../tokens';
import { findAll, textOf } from '../../ui/__tests__/drawn';
import { trans } from '../../ui/__tests__/trans';
import { renderFacts } from '../section';

const URL_OF_ALICE = 'https://hub.example/user/alice/';
const OTHER = { hubHost: 'https://other.example' };

/**
 * What stands behind each name, as a person reads it.
 */
function rows(
  hub: ApiToken.IHub | null,
  facts: Partial<ApiToken.IFacts> = {}
): Record<string, string> {
  const list = renderFacts(
    { ...NO_FACTS, ...facts },
    { hub, serverUrl: URL_OF_ALICE },
    { trans, language: 'en' }
  );
  const values = findAll(list, 'dd').map(textOf);
  return Object.fromEntries(
    findAll(list, 'dt').map((name, index) => [textOf(name), values[index]])
  );
}

describe('renderFacts', () => {
  it('says of a server without a hub what its token opens', () => {
    expect(rows(null)).toEqual({
      Server: URL_OF_ALICE,
      May: 'Everything on this server: files, kernels, terminals',
      Ends: 'When the server stops, unless it is started with the same token again'
    });
  });

  it('says what the Hub said', () => {
    const facts: Partial<ApiToken.IFacts> = {
      state: 'works',
      owner: 'alice',
      scopes: ['read:users:name!user=alice', 'access:servers!server=alice/'],
      lifetime: { created: null, expires: null }
    };
    expect(rows(hubOf(HUB_5), facts)).toEqual({
      Owner: 'alice',
      Server: `alice/ ${URL_OF_ALICE}`,
      May: 'Use the server alice/ access:servers!server=alice/ See the name of alice read:users:name!user=alice',
      Ends: 'When you log out'
    });
  });

  it.each([
    ['the Hub’s word first', HUB_5, 'bob', 'bob'],
    ['else who signed in', HUB_5, null, 'alice'],
    ['else nobody', HUB_4, null, 'The Hub did not say']
  ])('names the owner by %s', (_, options, owner, name) => {
    expect(rows(hubOf(options), { owner }).Owner).toBe(name);
  });

  it.each([
    ['the Hub says', HUB_5, 'bob', 'alice/, which belongs to alice'],
    [
      'the page says',
      { ...HUB_5, ...OTHER, hubUser: 'bob' },
      null,
      'alice/, which belongs to alice'
    ],
    ['nobody says', { ...HUB_4, ...OTHER }, null, 'alice/']
  ])(
    'names the owner of another’s server, of whom %s',
    (_, options, owner, name) => {
      const { Server } = rows(hubOf(options), { owner });
      expect(Server).toBe(`${name} ${URL_OF_ALICE}`);
    }
  );

  it('says what a token of JupyterHub 1 is, which has no scopes', () => {
    const { May, Ends } = rows(hubOf(HUB_4), {
      state: 'works',
      hubVersion: '1.5.1'
    });
    expect(May).toBe(
      'Everything on this server, and all that you may do on the Hub: JupyterHub 1.5.1 has no scopes'
    );
    expect(Ends).toMatch(/^When the server is stopped/);
    const later = rows(hubOf(HUB_4), { state: 'works', hubVersion: '2.2.2' });
    expect(later.May).toBe('The Hub did not say');
    expect(later.Ends).toMatch(/^When you log out/);
  });

  it('says what a Hub that did answer left out', () => {
    const { May, Ends } = rows(hubOf(HUB_5), { state: 'works' });
    expect(May).toBe('The Hub did not say');
    expect(Ends).toMatch(/the Hub does not tell this page when/);
  });

  it('says that a token with no scopes opens nothing', () => {
    expect(rows(hubOf(HUB_5), { scopes: [] }).May).toBe('Nothing');
  });

  it('lists 100 scopes at most, what is strongest first', () => {
    const many = (name: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${name}${index}`);
    const scopes = [...many('read:', 150), ...many('custom:', 200_000)];
    const list = renderFacts(
      { ...NO_FACTS, scopes },
      { hub: hubOf(HUB_5), serverUrl: URL_OF_ALICE },
      { trans, language: 'en' }
    );
    const items = findAll(list, 'li').map(textOf);
    expect(items).toHaveLength(101);
    expect(items.slice(0, 100).every(item => item.startsWith('custom'))).toBe(
      true
    );
    expect(items[100]).toContain('200050');
  });

  it('says what is left of a life', () => {
    const now = Date.now();
    const lifetime = {
      created: new Date(now - 5 * 86_400_000),
      expires: new Date(now + 5.5 * 86_400_000)
    };
    const { Ends } = rows(hubOf(HUB_5), { lifetime });
    expect(Ends).toMatch(/^Ends in 5 days, or when you log out/);
  });

  it.each([
    ['a day ahead', 86_400, /^Ends in 1 day.* 10 percent/],
    ['a day behind', -86_400, /^Ends in 3 days.* 30 percent/],
    ['half a minute ahead', 30, /^Ends in 2 days.* 20 percent/],
    ['three days ahead', 3 * 86_400, /^Ended 1 day ago.* 0 percent/]
  ])('goes by the Hub’s clock, which is %s', (_, clockAhead, words) => {
    jest.useFakeTimers({ now: Date.parse('2026-11-22T12:00:00Z') });
    try {
      const lifetime = {
        created: new Date('2026-11-14T12:00:00Z'),
        expires: new Date('2026-11-24T12:00:00Z')
      };
      const list = renderFacts(
        { ...NO_FACTS, lifetime, clockAhead },
        { hub: hubOf(HUB_5), serverUrl: URL_OF_ALICE },
        { trans, language: 'en' }
      );
      const [bar] = findAll(list, 'div').filter(({ attrs }) => attrs.role);
      const { Ends } = rows(hubOf(HUB_5), { lifetime, clockAhead });
      expect(`${Ends} ${bar.attrs['aria-label']}`).toMatch(words);
      // The date itself stays.
      expect(Ends).toMatch(/November 24, 2026/);
    } finally {
      jest.useRealTimers();
    }
  });

  describe('with a Hub on another origin', () => {
    const failure = failed('other-origin');

    it('says what a token may that the server accepts', () => {
      const hub = hubOf({ ...HUB_5, ...OTHER });
      expect(rows(hub, { state: 'works', failure })).toEqual({
        Owner: 'alice',
        Server: `alice/ ${URL_OF_ALICE}`,
        May: 'Use this server. Only the Hub can say what else',
        Ends: 'When you log out, or before: the Hub does not tell this page when'
      });
    });

    it('does not say that the Hub ended a token that the server refuses', () => {
      const facts = { state: 'refused', failure } as const;
      const other = rows(hubOf({ ...HUB_5, ...OTHER }), facts);
      expect(other.May).toBe('Only the Hub can say');
      expect(other.Ends).toBe('It has probably ended');
      expect(rows(hubOf(HUB_5), { state: 'refused' }).Ends).toBe(
        'It has ended'
      );
    });
  });
});
