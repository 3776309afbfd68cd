import { MAY_LIST, MAY_MAKE, MAY_NOT } from '../../rest/__tests__/entries';
import { SECRET } from '../../snippets/__tests__/snippetspage';
import type { ApiToken } from '../../tokens';
import type { Availability } from '../model';
import type { Question, Reply } from './fakehub';
import { apiToken, appToken } from './fakehub';
import type { HubPage } from './hubpage';
import { useHubPage } from './hubpage';

const thisPage = useHubPage();

let page: HubPage;

beforeEach(() => {
  page = thisPage();
});

const REFUSED: Reply = {
  status: 403,
  body: { status: 403, message: 'Action is not authorized.' }
};

function idsOf(tokens = page.tokens.tokens): string[] | undefined {
  return tokens?.map(({ id }) => id);
}

describe('with a Hub that can’t be asked', () => {
  const leaveHub = () => (page.token.hub = null);
  const leaveOrigin = () => page.moveTo({ hubHost: 'https://other.example' });

  it.each<[Availability, ApiToken.Absence | undefined, () => unknown]>([
    ['no-hub', undefined, leaveHub],
    ['lite', 'lite', leaveHub],
    ['no-token', 'hub', () => page.token.takeAway()],
    ['other-origin', undefined, leaveOrigin]
  ])('sends nothing: %s, %s', async (availability, absence, change) => {
    change();
    page.learn({ absence });
    await page.tokens.load();
    expect(page.tokens.availability).toBe(availability);
    expect(page.tokens.connect()).toBeNull();
    expect(page.tokens.tokens).toBeNull();
    expect(page.tokens.isLoading).toBe(false);
    expect(page.hub.seen).toEqual([]);
  });

  it('revokes nothing', async () => {
    await page.open();
    const token = page.listed('a1');
    page.token.takeAway();
    await page.tokens.revoke(token);
    expect(page.hub.requests('DELETE token')).toEqual([]);
    expect(page.tokens.revocation).toBeNull();
  });
});

describe('what the panel knows from the Hub', () => {
  it('is not requested again, and the list is loaded once it is visible', async () => {
    void page.tokens;
    await page.ask();
    expect(page.tokens.availability).toBe('may-make');
    expect(page.tokens.user).toBe('alice');
    expect(page.tokens.tokens).toBeNull();
    expect(page.tokens.isLoading).toBe(false);
    page.tokens.see(false);
    expect(page.hub.questions).toEqual(['GET user', 'GET token']);
    page.tokens.see(true);
    await page.until(() => !page.tokens.isLoading);
    page.tokens.see(true);
    expect(page.hub.questions).toEqual(['GET user', 'GET token', 'GET tokens']);
    expect(idsOf()).toEqual(['a1', 'a2']);
    expect(page.tokens.isOwn(page.listed('a2'))).toBe(true);
  });

  it('loads the list at once while it is visible', async () => {
    page.tokens.see(true);
    await page.ask();
    await page.until(() => !page.tokens.isLoading);
    expect(page.hub.questions).toEqual(['GET user', 'GET token', 'GET tokens']);
    page.tokens.see(false);
    await page.ask();
    expect(page.hub.requests('GET tokens')).toHaveLength(1);
    expect(idsOf()).toEqual(['a1', 'a2']);
  });
});

describe('whether the page may create tokens', () => {
  it('is unknown before the panel knows its token', () => {
    expect(page.tokens.availability).toBe('asking');
    page.panel.set({ apiPath: '/api/me' });
    expect(page.tokens.availability).toBe('asking');
    expect(page.tokens.user).toBeNull();
    expect(page.hub.seen).toEqual([]);
  });

  it.each<[Availability, readonly string[], string[]]>([
    ['may-make', MAY_MAKE, []],
    ['may-make', ['tokens!group=staff'], ['staff']],
    ['may-list', MAY_LIST, []],
    ['may-not', ['tokens!user=bob', 'tokens!group=others'], ['staff']]
  ])(
    'is what the Hub says: %s with %j',
    async (availability, scopes, groups) => {
      page.hub.holder = { ...page.hub.holder, scopes, groups };
      await page.open();
      expect(page.tokens.availability).toBe(availability);
      expect(page.tokens.hubVersion).toBe('6.1.1');
      expect(page.tokens.failure).toBeNull();
      expect(page.hub.questions).toEqual(
        availability === 'may-not' ? [] : ['GET user', 'GET tokens']
      );
    }
  );

  it.each([
    ['unlimited', ''],
    ['unlimited', '2.9'],
    ['may-make', '3.0.0b1'],
    ['may-make', '10.0']
  ])(
    'depends on the version: %s with JupyterHub %j',
    (availability, version) => {
      page.learn({ hubVersion: version, tokenId: 'a1' });
      expect(page.tokens.availability).toBe(availability);
    }
  );

  it.each(['2.3.1', null])(
    'is false with JupyterHub %s, where it may list and revoke them',
    async version => {
      page.hub.version = version;
      page.tokens.see(true);
      await page.ask();
      await page.until(() => !page.tokens.isLoading);
      for (const ids of [['a1', 'a2'], ['a2']]) {
        expect(page.tokens.availability).toBe('unlimited');
        expect(page.tokens.hubVersion).toBe(version);
        expect(idsOf()).toEqual(ids);
        await page.tokens.revoke(page.listed(ids[0]));
      }
    }
  );

  it.each<Partial<ApiToken.IFacts>>([
    { scopes: undefined },
    { state: 'refused', tokenId: 'a1' }
  ])('is requested with the facts %j, unless the user cancels', async facts => {
    const { tokens } = page;
    page.learn(facts);
    expect(tokens.availability).toBe('asking');
    tokens.cancel();
    expect(tokens.isLoading).toBe(false);
    expect(tokens.availability).toBe('failed');
    expect(tokens.failure?.kind).toBe('cancelled');
    const done = tokens.update();
    expect(tokens.availability).toBe('asking');
    await done;
    expect(tokens.availability).toBe('may-make');
  });

  it('is what the panel learned last, even during a request', async () => {
    const release = page.hub.hold('GET user');
    page.learn();
    const { tokens } = page;
    await page.hub.asked('GET user');
    page.learn({ scopes: MAY_NOT });
    expect(page.hub.requests('GET user')[0].signal?.aborted).toBe(true);
    expect(tokens.isLoading).toBe(false);
    expect(tokens.availability).toBe('may-not');
    release();
  });
});

it('uses the token that the page has at the time of a request', async () => {
  await page.open();
  page.token.read = () => 'the next token';
  await page.tokens.load();
  expect(page.hub.seen.map(({ authorization }) => authorization)).toEqual([
    ...Array(2).fill(`token ${SECRET}`),
    ...Array(2).fill('token the next token')
  ]);
});

describe('the list', () => {
  it('has API tokens first, then applications, the newest of each first', async () => {
    page.hub.tokens = [
      appToken('a2', { created: '2026-11-22T05:46:13.890387Z' }),
      apiToken('a3', { created: '2026-11-20T05:46:05Z' }),
      apiToken('a5', { created: '2026-11-22T05:46:05.087312Z' }),
      appToken('a6', { created: '2026-11-23T05:46:05Z' }),
      apiToken('a4', { created: '2026-11-21T05:46:05Z' })
    ];
    await page.open();
    expect(idsOf()).toEqual(['a5', 'a4', 'a3', 'a6', 'a2']);
    expect(page.tokens.found).toEqual(page.tokens.tokens);
  });

  it('says that it is loading, and stays on the screen meanwhile', async () => {
    const { tokens } = page;
    for (const count of [undefined, 2]) {
      page.tokensChanged.mockClear();
      const done = tokens.load();
      expect(tokens.isLoading).toBe(true);
      expect(tokens.tokens?.length).toBe(count);
      expect(page.tokensChanged).toHaveBeenCalledTimes(1);
      await done;
      expect(tokens.isLoading).toBe(false);
      expect(page.tokensChanged).toHaveBeenCalledTimes(2);
    }
    expect(tokens.availability).toBe('may-make');
  });

  it('is not requested twice at once', async () => {
    const { hub, tokens } = page;
    const release = hub.hold('GET tokens');
    const done = tokens.update();
    await hub.asked('GET tokens');
    await Promise.all(Array.from({ length: 50 }, () => tokens.update()));
    release();
    await done;
    expect(hub.questions).toEqual(['GET user', 'GET tokens']);
    await tokens.update();
    expect(hub.requests('GET tokens')).toHaveLength(2);
  });

  it('is requested when the panel has new facts', async () => {
    await page.open();
    page.panel.set({ apiPath: '/api/me' });
    page.panel.set({ isTokenRevealed: true });
    expect(page.tokens.isLoading).toBe(false);
    expect(page.hub.requests('GET user')).toHaveLength(1);
    page.learn();
    expect(page.tokens.isLoading).toBe(true);
    await page.until(() => !page.tokens.isLoading);
    expect(page.hub.requests('GET tokens')).toHaveLength(2);
  });

  it.each<Question>(['GET user', 'GET tokens'])(
    'is requested again while it is loading: %s',
    async question => {
      const release = page.hub.hold(question);
      const first = page.tokens.load();
      await page.hub.asked(question);
      const second = page.tokens.load();
      expect(page.hub.requests(question)[0].signal?.aborted).toBe(true);
      await first;
      expect(page.tokens.isLoading).toBe(true);
      expect(page.tokens.failure).toBeNull();
      await page.hub.asked(question, 2);
      release();
      await second;
      expect(page.tokens.isLoading).toBe(false);
      expect(page.tokens.tokens).toHaveLength(2);
      expect(page.hub.requests('GET tokens')).toHaveLength(
        question === 'GET user' ? 1 : 2
      );
    }
  );

  it('stays when it can’t be loaded again, and says why', async () => {
    await page.open();
    page.hub.on('GET tokens', REFUSED);
    await page.tokens.load();
    expect(page.tokens.failure).toMatchObject({
      kind: 'forbidden',
      status: 403
    });
    expect(page.tokens.availability).toBe('may-make');
    expect(page.tokens.tokens).toHaveLength(2);
    expect(page.tokens.isLoading).toBe(false);
    page.hub.on('GET tokens');
    await page.tokens.load();
    expect(page.tokens.failure).toBeNull();
  });
});

it('says why the Hub does not return the permissions', async () => {
  page.hub.on('GET user', REFUSED);
  await page.open();
  expect(page.tokens.availability).toBe('failed');
  expect(page.tokens.failure?.kind).toBe('rejected');
  expect(page.hub.requests('GET tokens')).toEqual([]);
  page.hub.on('GET user');
  await page.tokens.load();
  expect(page.tokens.availability).toBe('may-make');
  expect(page.tokens.failure).toBeNull();
  // The earlier facts stay.
  page.hub.on('GET user', null);
  await page.tokens.load();
  expect(page.tokens.availability).toBe('may-make');
  expect(page.tokens.failure?.kind).toBe('unreachable');
  expect(page.tokens.tokens).toHaveLength(2);
});

it.each([
  ['with each token of its OAuth client', 'a2', ['a2', 'a3']],
  ['alone, where it is an API token', 'a1', ['a1']]
])('this page’s own token is revoked %s', async (_, ownId, ended) => {
  page.hub.holder.token_id = ownId;
  page.hub.tokens = [
    apiToken('a1'),
    appToken('a2'),
    appToken('a3', { session_id: 'another' }),
    appToken('a4', { oauth_client: 'Server at /user/alice/gpu/' })
  ];
  await page.open();
  const effects = Object.entries({ a1: 1, a2: 2, a3: 2, a4: 1 }).map(
    ([id, count]) => ({ count, endsPage: ended.includes(id), isServers: false })
  );
  expect(
    ['a1', 'a2', 'a3', 'a4'].map(id => page.tokens.effectsOf(page.listed(id)))
  ).toEqual(effects);
});

describe('revoking', () => {
  it('shows progress, and removes the token from the list', async () => {
    await page.open();
    const token = page.listed('a1');
    const release = page.hub.hold('DELETE token');
    page.tokensChanged.mockClear();
    const done = page.tokens.revoke(token);
    // A second press.
    await page.tokens.revoke(token);
    expect(page.tokens.isRevoking(token)).toBe(true);
    expect(page.tokens.isRevoking(page.listed('a2'))).toBe(false);
    expect(page.tokensChanged).toHaveBeenCalledTimes(1);
    expect(page.tokens.revocation).toBeNull();
    release();
    await done;
    expect(page.tokens.isRevoking(token)).toBe(false);
    expect(page.tokens.revocation).toEqual({
      token,
      failure: null,
      isSignedOut: false
    });
    expect(idsOf()).toEqual(['a2']);
    expect(page.hub.questions.slice(2)).toEqual(['GET token', 'DELETE token']);
  });

  it.each<[string, string, () => unknown]>([
    ['an application', 'a3', () => {}],
    ['a token that is gone', 'a1', () => page.hub.tokens.shift()],
    ['a token, if the list failed', 'a1', () => page.hub.on('GET tokens', null)]
  ])(
    'loads the list again after the revocation of %s',
    async (_, id, change) => {
      page.hub.tokens.push(appToken('a3', { oauth_client: 'Grafana' }));
      await page.open();
      const token = page.listed(id);
      change();
      await page.tokens.load();
      page.hub.on('GET tokens');
      const asked = page.hub.seen.length;
      await page.tokens.revoke(token);
      expect(page.hub.questions.slice(asked)).toContain('GET user');
    }
  );

  // A hub on SQLite gives the id of a revoked token to the next one.
  it('does not revoke a new token with the id of a revoked one', async () => {
    await page.open();
    const token = page.listed('a1');
    const created = '2026-11-22T06:00:00.000000Z';
    page.hub.tokens[0] = apiToken('a1', { note: 'made elsewhere', created });
    await page.tokens.revoke(token);
    expect(page.hub.requests('DELETE token')).toEqual([]);
    expect(page.tokens.revocation).toMatchObject({ token, failure: null });
    expect(page.listed('a1').note).toBe('made elsewhere');
  });

  // The Hub takes a while to list thousands.
  it('shows the result before the list is loaded again', async () => {
    await page.open();
    const token = page.listed('a2');
    const release = page.hub.hold('GET user');
    const done = page.tokens.revoke(token);
    await page.until(() => page.tokens.revocation !== null);
    expect(page.tokens.isRevoking(token)).toBe(false);
    await page.hub.asked('GET user', 2);
    expect(page.tokens.isLoading).toBe(true);
    expect(idsOf()).toEqual(['a1']);
    release();
    await done;
  });

  it('removes all tokens of an application at once, and nothing else', async () => {
    page.hub.tokens = [
      apiToken('a1'),
      appToken('a2'),
      appToken('a3', { oauth_client: 'Grafana' }),
      appToken('a4', { oauth_client: 'Grafana', session_id: 'another' }),
      apiToken('a5')
    ];
    await page.open();
    page.hub.on('GET tokens', null);
    await page.tokens.revoke(page.listed('a3'));
    expect(idsOf()?.sort()).toEqual(['a1', 'a2', 'a5']);
    await page.tokens.revoke(page.listed('a5'));
    expect(idsOf()?.sort()).toEqual(['a1', 'a2']);
    expect(page.tokens.failure?.kind).toBe('unreachable');
  });

  it('says why it failed, and loads the list again', async () => {
    await page.open();
    const token = page.listed('a1');
    page.hub.on('DELETE token', REFUSED);
    await page.tokens.revoke(token);
    expect(page.tokens.revocation).toMatchObject({
      token,
      failure: { kind: 'forbidden', status: 403 },
      isSignedOut: false
    });
    expect(page.tokens.isRevoking(token)).toBe(false);
    expect(page.hub.requests('GET tokens')).toHaveLength(2);
    expect(page.tokens.tokens).toHaveLength(2);
    page.hub.on('DELETE token');
    await page.tokens.revoke(token);
    expect(page.tokens.revocation?.failure).toBeNull();
  });

  it.each(['a2', 'a3'])(
    'signs the page out with any token of its application: %s',
    async id => {
      page.hub.tokens = [appToken('a2'), appToken('a3'), apiToken('a1')];
      await page.open();
      await page.tokens.revoke(page.listed(id));
      expect(page.tokens.revocation?.isSignedOut).toBe(true);
      expect(page.tokens.failure?.kind).toBe('rejected');
      // What was shown stays, for the words about it.
      expect(page.tokens.availability).toBe('may-make');
    }
  );
});

describe('searching', () => {
  /** Open the panel with so many tokens beside the page's own. */
  async function openWith(count: number): Promise<void> {
    const jobs = Array.from({ length: count }, (_, index) =>
      apiToken(`b${index}`, { note: `job ${index}` })
    );
    page.hub.tokens = [...jobs, appToken('a2')];
    await page.open();
  }

  it.each([
    [10, false],
    [11, true]
  ])('is offered with %s tokens: %s', async (count, canSearch) => {
    expect(page.tokens.canSearch).toBe(false);
    await openWith(count - 1);
    expect(page.tokens.canSearch).toBe(canSearch);
    page.tokens.find('no token has this');
    expect(page.tokens.canSearch).toBe(true);
  });

  it.each([
    ['words of the note', '  JOB   nightly ', ['a3']],
    ['the application', 'graf', ['a5']],
    ['a scope', 'read:users', ['a4']],
    ['the id, where that is its name', 'a6', ['a6']],
    ['no id that the list does not show', 'a4', []],
    ['what several have', 'job', ['a3', 'a4']],
    ['nothing', '  ', ['a1', 'a3', 'a4', 'a6', 'a5', 'a2']],
    ['what none has', 'nightly grafana', []]
  ])('finds by %s', async (_, search, ids) => {
    page.hub.tokens = [
      apiToken('a1', { note: 'Server at /user/alice/' }),
      apiToken('a3', { note: 'nightly job' }),
      apiToken('a4', { note: 'Weekly job', scopes: ['read:users!user=alice'] }),
      apiToken('a6', { note: '' }),
      appToken('a5', { oauth_client: 'Grafana' }),
      appToken('a2', { oauth_client: 'Server at /user/alice/' })
    ];
    await page.open();
    page.tokensChanged.mockClear();
    page.tokens.find(search);
    expect(page.tokensChanged).toHaveBeenCalledTimes(1);
    expect(page.tokens.search).toBe(search);
    expect(idsOf(page.tokens.found)).toEqual(ids);
    expect(page.tokens.tokens).toHaveLength(6);
  });

  it('shows 50 tokens, then 50 more at a time, and 50 again after a search', async () => {
    await openWith(200);
    expect(page.tokens.limit).toBe(50);
    page.tokensChanged.mockClear();
    page.tokens.showMore();
    expect(page.tokensChanged).toHaveBeenCalledTimes(1);
    page.tokens.showMore();
    expect(page.tokens.limit).toBe(150);
    await page.tokens.load();
    expect(page.tokens.limit).toBe(150);
    page.tokens.find('job 19');
    expect(page.tokens.limit).toBe(50);
    await page.tokens.load();
    expect(page.tokens.search).toBe('job 19');
  });
});

describe('when the panel is closed', () => {
  it.each<Question>(['GET user', 'GET tokens'])(
    'aborts the request: %s',
    async question => {
      const release = page.hub.hold(question);
      const done = page.tokens.load();
      await page.hub.asked(question);
      page.tokensChanged.mockClear();
      page.tokens.dispose();
      expect(page.hub.requests(question)[0].signal?.aborted).toBe(true);
      const asked = page.hub.seen.length;
      release();
      await done;
      expect(page.hub.seen).toHaveLength(asked);
      const empty = { user: null, tokens: null, failure: null };
      expect(page.tokens).toMatchObject(empty);
      expect(page.tokensChanged).not.toHaveBeenCalled();
    }
  );

  it('completes a revocation and sends nothing more', async () => {
    await page.open();
    const release = page.hub.hold('DELETE token');
    const done = page.tokens.revoke(page.listed('a1'));
    await page.hub.asked('DELETE token');
    page.tokensChanged.mockClear();
    page.tokens.dispose();
    release();
    await done;
    expect(page.hub.tokens.map(({ id }) => id)).toEqual(['a2']);
    expect(page.hub.questions.slice(2)).toEqual(['GET token', 'DELETE token']);
    expect(page.tokens.revocation).toBeNull();
    expect(page.tokensChanged).not.toHaveBeenCalled();
  });
});
