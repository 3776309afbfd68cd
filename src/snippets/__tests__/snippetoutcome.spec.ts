import { inspect } from 'util';

import type { ApiSnippets, ApiTokenPanel } from '../../tokens';
import { copyText } from '../../ui/clipboard';
import type { SnippetOutcome } from '../model';
import type { Insertion } from '../notebook';
import { SECRET, snippetOf, SnippetsPage } from './snippetspage';

jest.mock('../../ui/clipboard');

beforeEach(() => localStorage.clear());

const copied = jest.mocked(copyText);

let page: SnippetsPage;

beforeEach(() => {
  page = new SnippetsPage();
  copied.mockReset();
  copied.mockResolvedValue(true);
});

/**
 * A snippet that fails, and quotes the token.
 */
function failing(name: string): ApiSnippets.ISnippet {
  return snippetOf(name, {
    kernelLanguage: 'python',
    render: ({ token }) => {
      throw new Error(`No luck with ${token}`);
    }
  });
}

describe('copying', () => {
  beforeEach(() => {
    page.add('curl', 'one');
  });

  describe('without the token', () => {
    afterEach(() => {
      expect(page.panel.copySecret).not.toHaveBeenCalled();
    });

    it('copies what is shown', async () => {
      expect(await page.model.copy()).toEqual({
        kind: 'copied',
        outcome: 'copied',
        holdsToken: false,
        otherHosts: []
      });
      expect(copied.mock.calls).toEqual([['curl: none']]);
    });

    it('says that the browser refused', async () => {
      copied.mockResolvedValue(false);
      expect(await page.model.copy()).toEqual({
        kind: 'copied',
        outcome: 'refused',
        holdsToken: false,
        otherHosts: []
      });
    });

    it('copies the form for inside the server', async () => {
      page.model.includeToken = true;
      page.model.place = 'server';
      expect(await page.model.copy()).toMatchObject({ holdsToken: false });
      expect(copied.mock.calls).toEqual([['curl: none']]);
    });

    it.each([false, true])(
      'copies an empty one where the server is open to all, wanted: %s',
      async includeToken => {
        page.token.takeAway();
        page.panel.learnAbsence('open');
        page.model.includeToken = includeToken;
        expect(await page.model.copy()).toMatchObject({ holdsToken: false });
        expect(copied.mock.calls).toEqual([['curl: <>']]);
      }
    );

    it('copies without one where the page has none', async () => {
      page.token.takeAway();
      page.model.includeToken = true;
      expect(await page.model.copy()).toMatchObject({ holdsToken: false });
      expect(copied.mock.calls).toEqual([['curl: none']]);
    });

    it('asks the browser while it handles the click', () => {
      void page.model.copy();
      expect(copied).toHaveBeenCalledTimes(1);
    });

    it('works without a panel', async () => {
      page.hasPanel = false;
      expect(await page.model.copy()).toMatchObject({ outcome: 'copied' });
      expect(copied.mock.calls).toEqual([['curl: none']]);
    });
  });

  describe('with the token', () => {
    beforeEach(() => {
      page.model.includeToken = true;
    });

    it.each([false, true])(
      'lets the panel copy it whole, revealed: %s',
      async isTokenRevealed => {
        page.panel.set({ isTokenRevealed });
        await page.model.copy();
        expect(page.panel.copySecret.mock.calls).toEqual([
          [`curl: <${SECRET}>`]
        ]);
        expect(copied).not.toHaveBeenCalled();
      }
    );

    it.each<ApiTokenPanel.CopyOutcome>([
      'copied',
      'copied-to-clear',
      'copied-for-good',
      'refused'
    ])('says how that ended: %s', async outcome => {
      page.panel.copySecret.mockResolvedValue(outcome);
      const otherHosts: string[] = [];
      const ended = { kind: 'copied', outcome, holdsToken: true, otherHosts };
      expect(await page.model.copy()).toEqual(ended);
      expect(page.model.outcome).toEqual(ended);
    });

    it('asks the browser while it handles the click', () => {
      void page.model.copy();
      expect(page.panel.copySecret).toHaveBeenCalledTimes(1);
    });

    it('copies the token of the moment', async () => {
      page.token.read = () => 'newer';
      await page.model.copy();
      expect(page.panel.copySecret.mock.calls).toEqual([['curl: <newer>']]);
    });

    it('reveals nothing', async () => {
      await page.model.copy();
      expect(JSON.stringify(page.model.outcome)).not.toContain(SECRET);
      expect(JSON.stringify(page.model.shownCode)).not.toContain(SECRET);
    });

    it('names other hosts than the server’s only where the code has the token', async () => {
      page.registry.add(
        snippetOf('far', {
          render: ({ token }) => `https://evil.example/?t=${token}`
        })
      );
      const order = { language: 'far' };
      expect(await page.model.copy(order)).toMatchObject({
        holdsToken: true,
        otherHosts: ['evil.example']
      });
      page.model.includeToken = false;
      expect(await page.model.copy(order)).toMatchObject({
        holdsToken: false,
        otherHosts: []
      });
    });

    it.each(['https://%s.evil.example/', 'https://%s'])(
      'names no host that is the token: %s',
      async url => {
        const secret = '0123456789abcdef';
        page.token.read = () => secret;
        page.registry.add(
          snippetOf('far', {
            render: ({ token }) => url.replace('%s', token ?? '')
          })
        );
        const outcome = await page.model.copy({ language: 'far' });
        expect(JSON.stringify(outcome)).not.toContain(secret);
      }
    );

    it('copies nothing of a snippet that fails, and hides the token', async () => {
      page.registry.add(failing('broken'));
      const outcome = await page.model.copy({ language: 'broken' });
      expect(outcome).toEqual({
        kind: 'no-code',
        code: { kind: 'failed', message: `No luck with ${'•'.repeat(16)}` }
      });
      expect(page.panel.copySecret).not.toHaveBeenCalled();
      expect(copied).not.toHaveBeenCalled();
    });
  });

  describe('another one than is shown', () => {
    it('leaves the shown one and the remembered one', async () => {
      await page.model.copy({ language: 'one' });
      expect(copied.mock.calls).toEqual([['one: none']]);
      expect(page.model.snippet?.id).toBe('curl');
      expect(Object.entries(localStorage)).toEqual([]);
    });

    it('takes a place where that one can run', async () => {
      page.registry.add(
        snippetOf('here', {
          places: ['server'],
          render: ({ place, token }) => `${place} ${token}`
        })
      );
      page.model.includeToken = true;
      await page.model.copy({ language: 'here' });
      expect(copied.mock.calls).toEqual([['server null']]);
    });

    it.each(['', 'gone', 'curl '])(
      'copies nothing when there is none called %j',
      async language => {
        expect(await page.model.copy({ language })).toEqual({
          kind: 'no-code',
          code: { kind: 'unknown', name: language }
        });
        expect(copied).not.toHaveBeenCalled();
      }
    );

    it('can be for another path', async () => {
      page.registry.add(snippetOf('path', { render: ({ apiUrl }) => apiUrl }));
      await page.model.copy({ language: 'path' });
      await page.model.copy({ language: 'path', path: '/api/me' });
      expect(copied.mock.calls).toEqual([
        ['https://hub.example/user/alice/api/sessions'],
        ['https://hub.example/user/alice/api/me']
      ]);
      expect(page.panel.apiPath).toBe('/api/sessions');
    });

    it('copies nothing for a path that may not be asked for', async () => {
      page.model.includeToken = true;
      expect(await page.model.copy({ path: 'https://evil.example/' })).toEqual({
        kind: 'no-code',
        code: { kind: 'refused', refusal: 'absolute' }
      });
      expect(page.panel.copySecret).not.toHaveBeenCalled();
      expect(copied).not.toHaveBeenCalled();
    });
  });

  it('copies nothing when there is no snippet', async () => {
    const empty = new SnippetsPage();
    expect(await empty.model.copy()).toEqual({
      kind: 'no-code',
      code: { kind: 'unknown', name: '' }
    });
    expect(copied).not.toHaveBeenCalled();
  });
});

describe('inserting', () => {
  /** What the snippet was told. */
  let told: ApiSnippets.IRequest[];

  beforeEach(() => {
    told = [];
    page.registry.add(
      snippetOf('curl', {
        kernelLanguage: 'bash',
        render: request => {
          told.push(request);
          return `${request.place} ${request.token}`;
        }
      })
    );
  });

  it.each([
    [false, false],
    [true, false],
    [true, true]
  ])(
    'never lets the snippet have the token, wanted: %s, revealed: %s',
    async (includeToken, isTokenRevealed) => {
      page.model.includeToken = includeToken;
      page.panel.set({ isTokenRevealed });
      await page.model.insert();
      expect(told).toMatchObject([{ place: 'server', token: null }]);
      expect(inspect(told)).not.toContain(SECRET);
      expect(page.inserter.insert.mock.calls).toEqual([
        ['server null', 'bash', expect.any(AbortSignal)]
      ]);
    }
  );

  it('copies nothing', async () => {
    page.model.includeToken = true;
    await page.model.insert();
    expect(copied).not.toHaveBeenCalled();
    expect(page.panel.copySecret).not.toHaveBeenCalled();
  });

  it('needs no token where the server is open to all', async () => {
    page.panel.learnAbsence('open');
    await page.model.insert();
    expect(page.inserter.insert.mock.calls).toEqual([
      ['server ', 'bash', expect.any(AbortSignal)]
    ]);
  });

  it('is for the path in the panel', async () => {
    page.panel.set({ apiPath: '/api/contents/x' });
    await page.model.insert();
    expect(told).toMatchObject([{ path: '/api/contents/x' }]);
  });

  it('leaves the place that the person chose', async () => {
    await page.model.insert();
    expect(page.model.place).toBe('anywhere');
  });

  it.each<Insertion>([
    { kind: 'inserted', path: 'a.ipynb' },
    { kind: 'created', path: 'Untitled.ipynb' },
    { kind: 'cancelled' },
    { kind: 'other-language', language: 'R' },
    { kind: 'no-kernel' },
    { kind: 'read-only' },
    { kind: 'failed', reason: '503' }
  ])('says how it ended: %j', async insertion => {
    page.inserter.insert.mockResolvedValue(insertion);
    expect(await page.model.insert()).toEqual(insertion);
    expect(page.model.outcome).toEqual(insertion);
  });

  it.each<[string, Partial<ApiSnippets.ISnippet>]>([
    ['has no kernel’s language', {}],
    ['runs elsewhere alone', { kernelLanguage: 'python', places: ['anywhere'] }]
  ])('refuses a snippet that %s', async (_, changes) => {
    page.registry.add(snippetOf('one', changes));
    page.model.language = 'one';
    expect(await page.model.insert()).toEqual({ kind: 'not-for-notebooks' });
    expect(page.inserter.insert).not.toHaveBeenCalled();
  });

  it('refuses where there are no notebooks', async () => {
    page.hasNotebooks = false;
    expect(await page.model.insert()).toEqual({ kind: 'not-for-notebooks' });
  });

  it('refuses where there is no snippet', async () => {
    const empty = new SnippetsPage();
    expect(await empty.model.insert()).toEqual({ kind: 'not-for-notebooks' });
  });

  it('inserts nothing for a path that may not be asked for', async () => {
    page.panel.set({ apiPath: '/api/..' });
    expect(await page.model.insert()).toEqual({
      kind: 'no-code',
      code: { kind: 'refused', refusal: 'dots' }
    });
    expect(page.inserter.insert).not.toHaveBeenCalled();
  });

  it('inserts nothing of a snippet that fails', async () => {
    page.registry.add(failing('broken'));
    page.model.language = 'broken';
    expect(await page.model.insert()).toEqual({
      kind: 'no-code',
      code: { kind: 'failed', message: 'No luck with null' }
    });
    expect(page.inserter.insert).not.toHaveBeenCalled();
  });
});

describe('the outcome', () => {
  beforeEach(() => {
    page.add('curl', 'one');
  });

  it('is none at first', () => {
    expect(page.model.outcome).toBeNull();
  });

  it.each<[string, () => Promise<SnippetOutcome>]>([
    ['a copy', () => page.model.copy()],
    ['a copy of nothing', () => page.model.copy({ language: 'gone' })],
    ['an insertion', () => page.model.insert()]
  ])('of %s is told when it is there', async (_, act) => {
    let seen: SnippetOutcome | null = null;
    page.model.changed.connect(model => {
      seen = model.outcome;
    });
    const outcome = await act();
    expect(seen).toBe(outcome);
    expect(page.changed).toHaveBeenCalledTimes(1);
  });

  it.each<[string, () => void]>([
    ['language', () => (page.model.language = 'one')],
    ['place', () => (page.model.place = 'server')],
    ['form', () => (page.model.includeToken = true)],
    ['setting', () => page.set({ language: 'one' })]
  ])('goes when another %s is chosen', async (_, choose) => {
    const seen: (SnippetOutcome | null)[] = [await page.model.copy()];
    page.model.changed.connect(model => {
      seen.push(model.outcome);
    });
    choose();
    expect(seen[seen.length - 1]).toBeNull();
    expect(page.model.outcome).toBeNull();
  });

  it('stays when the token is revealed, as it says how to copy it', async () => {
    page.model.includeToken = true;
    page.panel.copySecret.mockResolvedValue('refused');
    const outcome = await page.model.copy();
    page.panel.set({ isTokenRevealed: true });
    expect(page.model.outcome).toBe(outcome);
  });

  it('changes nothing more when the model is disposed', async () => {
    const done = page.model.copy();
    page.model.dispose();
    await done;
    expect(page.changed).not.toHaveBeenCalled();
  });
});

it('an outcome is gone when the path changes, for other code is shown then', async () => {
  page.add('curl');
  await page.model.copy();
  page.panel.set({ isTokenRevealed: true });
  expect(page.model.outcome).not.toBeNull();
  page.panel.set({ apiPath: '/api/kernels' });
  expect(page.model.outcome).toBeNull();
});
