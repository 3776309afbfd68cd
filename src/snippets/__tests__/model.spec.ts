import { inspect } from 'util';

import { MASK } from '../../rest/text';
import type { ApiSnippets, ApiTokenPanel } from '../../tokens';
import { trans } from '../../ui/__tests__/trans';
import { copyText } from '../../ui/clipboard';
import {
  BROKEN,
  OtherToken,
  SECRET,
  snippetOf,
  SnippetsPage
} from './snippetspage';

jest.mock('../../ui/clipboard');

const copied = jest.mocked(copyText);

const KEY = 'jupyterlab-api-token:language';

let page: SnippetsPage;

beforeEach(() => {
  localStorage.clear();
  copied.mockReset();
  copied.mockResolvedValue(true);
  page = new SnippetsPage();
});

function shown(): string | undefined {
  return page.model.snippet.id;
}

function ids(): string[] {
  return page.model.snippets.map(({ id }) => id);
}

function text(): string | undefined {
  const { shownCode } = page.model;
  return shownCode.kind === 'code' ? shownCode.text : undefined;
}

describe('the shown snippet', () => {
  it.each([
    ['the remembered one', 'two', 'three', 'two'],
    ['that of the settings, with none remembered', null, 'three', 'three'],
    ['that of the settings, by its title', null, 'zWEI', 'two'],
    ['that of the settings, without the remembered one', 'gone', 'two', 'two'],
    ['the first, without both', 'gone', 'gone too', 'one'],
    ['the first, with none at all', null, '', 'one']
  ])('is %s', (_, remembered, language, id) => {
    if (remembered) {
      localStorage.setItem(KEY, remembered);
    }
    page.settings = { ...page.settings, language };
    page.add('one', 'three');
    page.registry.add(snippetOf('two', { title: trans.__('Zwei') }));
    expect(shown()).toBe(id);
  });

  it('is another one while the remembered one is missing', () => {
    localStorage.setItem(KEY, 'two');
    page.add('curl');
    expect(shown()).toBe('curl');
    const added = page.registry.add(snippetOf('two'));
    expect(shown()).toBe('two');
    added.dispose();
    expect(shown()).toBe('curl');
  });

  it('is remembered by its id only', () => {
    page.add('curl', 'one', 'two');
    page.model.choose({ language: 'one' });
    expect(page.changed).toHaveBeenCalled();
    expect(shown()).toBe('one');
    page.model.choose({ language: 'two' });
    page.model.choose({ place: 'server' });
    page.model.choose({ includeToken: true });
    expect(Object.entries(localStorage)).toEqual([[KEY, 'two']]);
    const next = new SnippetsPage();
    next.add('curl', 'one', 'two');
    expect(next.model.snippet.id).toBe('two');
    expect(next.model.includeToken).toBe(false);
  });

  it('is the one in the settings with the panel disabled', () => {
    page.hasPanel = false;
    localStorage.setItem(KEY, 'two');
    page.settings = { ...page.settings, language: 'three' };
    page.add('one', 'two', 'three');
    expect(shown()).toBe('three');
  });
});

describe('the setting for the language', () => {
  beforeEach(() => {
    page.add('curl', 'one', 'two');
  });

  it('replaces the chosen snippet when it changes', () => {
    page.model.choose({ language: 'one' });
    page.changed.mockClear();
    page.set({ language: 'two' });
    expect(shown()).toBe('two');
    expect(page.changed).toHaveBeenCalled();
    expect(localStorage).toHaveLength(0);
    page.model.choose({ language: 'one' });
    page.set({ refused: 'x' });
    expect(shown()).toBe('one');
  });

  it('keeps the remembered snippet when the settings are loaded', () => {
    localStorage.setItem(KEY, 'one');
    expect(shown()).toBe('one');
    page.settings = { ...page.settings, language: 'two' };
    page.model.applySettings(false);
    expect(shown()).toBe('one');
    expect(localStorage.getItem(KEY)).toBe('one');
    page.set({ language: 'curl' });
    expect(shown()).toBe('curl');
  });
});

describe('custom snippets', () => {
  const CUSTOM = [
    { name: 'own', code: 'mine' },
    { name: 'own too', code: 'as well' }
  ];

  beforeEach(() => {
    page.add('curl');
  });

  it('are changed and removed at once', () => {
    page.set({ custom: CUSTOM });
    expect(page.changed).toHaveBeenCalled();
    page.model.choose({ language: 'own' });
    page.set({ custom: [{ name: 'own', code: 'changed' }] });
    expect(ids()).toEqual(['curl', 'own']);
    expect(text()).toBe('changed');
    page.set({ custom: [] });
    expect(shown()).toBe('curl');
  });

  it('are hidden while another extension’s snippet has their name', () => {
    page.set({ custom: CUSTOM });
    const added = page.registry.add(
      snippetOf('theirs', { title: trans.__('own') })
    );
    expect(ids()).toEqual(['curl', 'theirs', 'own too']);
    expect(page.model.custom.failures).toMatchObject([{ kind: 'name-taken' }]);
    added.dispose();
    expect(ids()).toEqual(['curl', 'own', 'own too']);
    expect(page.model.custom.failures).toEqual([]);
  });
});

describe('a change', () => {
  it.each<[string, () => unknown]>([
    ['a new snippet', () => page.add(`two ${page.model.snippets.length}`)],
    ['the path', () => page.panel.set({ apiPath: '/api/me' })],
    ['a revealed token', () => page.panel.set({ isTokenRevealed: true })],
    ['the facts', () => page.panel.learnAbsence('open')],
    ['the place', () => page.model.choose({ place: 'server' })],
    ['the token in the code', () => page.model.choose({ includeToken: true })],
    ['the settings', () => page.set({ language: 'one' })]
  ])('is signaled, but not by a disposed model: %s', (_, change) => {
    page.add('one');
    expect(page.model.isDisposed).toBe(false);
    change();
    expect(page.changed).toHaveBeenCalled();
    page.model.dispose();
    page.changed.mockClear();
    change();
    expect(page.changed).not.toHaveBeenCalled();
  });

  it('is not signaled when a copy ends after the model was disposed', async () => {
    page.add('curl');
    const done = page.model.copy();
    page.model.dispose();
    await done;
    expect(page.changed).not.toHaveBeenCalled();
  });
});

describe('the place', () => {
  it.each<[ApiSnippets.Place[] | undefined, ApiSnippets.Place[]]>([
    [undefined, ['anywhere', 'server']],
    [[], ['anywhere', 'server']],
    [['anywhere'], ['anywhere']],
    [['server'], ['server']]
  ])('is one where the snippet can run: %j', (places, all) => {
    page.registry.add(snippetOf('one', { places }));
    expect(page.model.places).toEqual(all);
    expect(page.model.place).toBe(all[0]);
    page.model.choose({ place: 'server' });
    expect(page.model.place).toBe(all[all.length - 1]);
  });

  it('is kept for the next snippet that can run there', () => {
    page.add('both');
    page.registry.add(snippetOf('anywhere', { places: ['anywhere'] }));
    page.model.choose({ language: 'both' });
    page.model.choose({ place: 'server' });
    page.model.choose({ language: 'anywhere' });
    expect(page.model.place).toBe('anywhere');
    page.model.choose({ language: 'both' });
    expect(page.model.place).toBe('server');
  });
});

describe('shown code', () => {
  const SHOWN = snippetOf('curl', {
    kernelLanguage: 'python',
    render: ({ apiUrl, isOnHub, path, place, token, user }) =>
      [apiUrl, isOnHub, path, place, user, `[${token}]`].join(' ')
  });

  /** The token in the code, by what the user chose and revealed. */
  function tokenIn(includeToken: boolean, isTokenRevealed: boolean): unknown {
    page.model.choose({ includeToken });
    page.panel.set({ isTokenRevealed });
    return /\[(.*)\]/.exec(text() ?? '')?.[1];
  }

  beforeEach(() => {
    page.registry.add(SHOWN);
  });

  it('contains the token only while it is included and revealed', () => {
    expect(tokenIn(false, false)).toBe('null');
    expect(tokenIn(false, true)).toBe('null');
    expect(tokenIn(true, false)).toBe(MASK);
    expect(tokenIn(true, true)).toBe(SECRET);
    page.token.read = () => 'newer';
    expect(tokenIn(true, true)).toBe('newer');
    page.model.choose({ place: 'server' });
    expect(tokenIn(true, true)).toBe('null');
  });

  it.each([
    [
      true,
      'https://hub.example/user/alice/api/contents/a%20b%20%5B1%5D?x=%7By%7D',
      '/api/contents/a b [1]?x={y}'
    ],
    [false, 'https://hub.example/user/alice/api/sessions', '/api/sessions']
  ])('calls the path in the panel: %s', (hasPanel, url, path) => {
    page.hasPanel = hasPanel;
    page.panel.set({ apiPath: ' \tapi/contents/a b [1]?x={y} ' });
    page.model.choose({ place: 'server' });
    expect(text()).toBe(`${url} true ${path} server alice [null]`);
  });

  it('is not kept with the token', async () => {
    tokenIn(true, true);
    await page.model.insert();
    await page.model.copy();
    page.panel.copySecret.mockClear();
    expect(inspect(page.model, { depth: Infinity })).not.toContain(SECRET);
  });
});

describe('copying', () => {
  beforeEach(() => {
    page.add('curl', 'one');
  });

  it.each<[boolean, boolean, ApiTokenPanel.CopyOutcome]>([
    [true, true, 'copied'],
    [true, false, 'refused'],
    [false, true, 'copied']
  ])(
    'works without the panel if the code has no token: panel %s, allowed %s',
    async (hasPanel, isAllowed, outcome) => {
      page.hasPanel = hasPanel;
      copied.mockResolvedValue(isAllowed);
      const done = page.model.copy();
      // While it handles the click.
      expect(copied.mock.calls).toEqual([['curl: none']]);
      expect(await done).toEqual({
        kind: 'copied',
        outcome,
        holdsToken: false,
        otherHosts: []
      });
      expect(page.panel.copySecret).not.toHaveBeenCalled();
    }
  );

  it.each<[ApiTokenPanel.CopyOutcome, boolean]>([
    ['copied', true],
    ['copied-to-clear', false],
    ['copied-for-good', false],
    ['refused', false]
  ])(
    'leaves clearing the clipboard to the panel if the code has the token: %s, revealed %s',
    async (outcome, isTokenRevealed) => {
      page.model.choose({ includeToken: true });
      page.panel.set({ isTokenRevealed });
      page.panel.copySecret.mockResolvedValue(outcome);
      const done = page.model.copy();
      expect(page.panel.copied).toEqual([`curl: <${SECRET}>`]);
      const ended = {
        kind: 'copied',
        outcome,
        holdsToken: true,
        otherHosts: []
      };
      expect(await done).toEqual(ended);
      expect(page.model.outcome).toEqual(ended);
      expect(copied).not.toHaveBeenCalled();
    }
  );

  it('copies no token where the server requires none', async () => {
    page.model.choose({ includeToken: true });
    page.token.takeAway();
    page.panel.learnAbsence('open');
    expect(await page.model.copy()).toMatchObject({ holdsToken: false });
    expect(copied.mock.calls).toEqual([['curl: <>']]);
  });

  it.each([
    [true, ['evil.example']],
    [false, []]
  ])(
    'warns about other hosts only with the token: %s',
    async (holdsToken, hosts) => {
      page.registry.add(
        snippetOf('far', {
          render: ({ token }) => `https://evil.example/?t=${token}`
        })
      );
      page.model.choose({ includeToken: holdsToken });
      const outcome = await page.model.copy({ language: 'far' });
      expect(outcome).toMatchObject({ holdsToken, otherHosts: hosts });
      page.model.choose({ language: 'far' });
      expect(page.model.shownCode).toMatchObject({ otherHosts: hosts });
    }
  );

  it.each(['https://%s.evil.example/', 'https://%s'])(
    'does not show the token as the name of a host: %s',
    async url => {
      const secret = '0123456789abcdef';
      page.token.read = () => secret;
      page.model.choose({ includeToken: true });
      page.registry.add(
        snippetOf('far', {
          render: ({ token }) => url.replace('%s', token ?? '')
        })
      );
      const outcome = await page.model.copy({ language: 'far' });
      expect(JSON.stringify(outcome)).not.toContain(secret);
    }
  );

  it('copies another snippet without changing the shown one', async () => {
    page.registry.add(
      snippetOf('here', {
        places: ['server'],
        render: ({ apiUrl, place, token }) => `${apiUrl} ${place} ${token}`
      })
    );
    page.model.choose({ includeToken: true });
    await page.model.copy({ language: 'here', path: '/api/me' });
    expect(copied.mock.calls).toEqual([
      ['https://hub.example/user/alice/api/me server null']
    ]);
    expect(shown()).toBe('curl');
    expect(page.panel.apiPath).toBe('/api/sessions');
    expect(localStorage).toHaveLength(0);
  });

  it.each<[string, Parameters<SnippetsPage['model']['copy']>[0], object]>([
    ['no id', { language: '' }, { kind: 'unknown', name: '' }],
    ['no snippet', { language: 'gone' }, { kind: 'unknown', name: 'gone' }],
    [
      'a path that is not allowed',
      { path: 'https://evil.example/' },
      { kind: 'refused', refusal: 'absolute' }
    ],
    [
      'a snippet that fails',
      { language: 'broken' },
      { kind: 'failed', message: `No luck with ${MASK}` }
    ]
  ])('copies nothing for %s', async (_, options, code) => {
    page.registry.add(BROKEN);
    page.model.choose({ includeToken: true });
    expect(await page.model.copy(options)).toEqual({ kind: 'no-code', code });
    expect(page.panel.copySecret).not.toHaveBeenCalled();
    expect(copied).not.toHaveBeenCalled();
  });
});

describe('inserting', () => {
  beforeEach(() => {
    page.registry.add(
      snippetOf('curl', {
        kernelLanguage: 'bash',
        render: ({ path, place, token }) => `${path} ${place} ${token}`
      })
    );
  });

  it.each([
    [false, false],
    [true, false],
    [true, true]
  ])(
    'never inserts the token: included %s, revealed %s',
    async (includeToken, isTokenRevealed) => {
      page.model.choose({ includeToken });
      page.panel.set({ apiPath: '/api/me', isTokenRevealed });
      expect(page.model.canInsert).toBe(true);
      await page.model.insert();
      expect(page.inserter.insert.mock.calls).toEqual([
        ['/api/me server null', 'bash', expect.any(AbortSignal)]
      ]);
      expect(page.model.place).toBe('anywhere');
      expect(copied).not.toHaveBeenCalled();
      expect(page.panel.copySecret).not.toHaveBeenCalled();
    }
  );

  it.each<[string, () => void]>([
    ['a snippet without a language', () => page.add('one')],
    [
      'a snippet for another machine',
      () =>
        page.registry.add(
          snippetOf('one', { kernelLanguage: 'R', places: ['anywhere'] })
        )
    ],
    ['a host without notebooks', () => (page.hasNotebooks = false)]
  ])('is not possible for %s', async (_, change) => {
    change();
    page.model.choose({ language: 'one' });
    expect(page.model.canInsert).toBe(false);
    expect(await page.model.insert()).toEqual({ kind: 'not-for-notebooks' });
    expect(page.inserter.insert).not.toHaveBeenCalled();
  });

  it('is done once, however often the button is pressed, and can be canceled', async () => {
    page.inserter.insert.mockImplementation(
      (code, language, signal) =>
        new Promise(resolve =>
          signal.addEventListener('abort', () => resolve({ kind: 'canceled' }))
        )
    );
    const pressed = [page.model.insert(), page.model.insert()];
    expect(page.model.isInserting).toBe(true);
    expect(page.inserter.insert).toHaveBeenCalledTimes(1);
    page.model.cancelInsertion();
    const canceled = { kind: 'canceled' };
    expect(await Promise.all(pressed)).toEqual([canceled, canceled]);
    expect(page.model.isInserting).toBe(false);
    void page.model.insert();
    expect(page.inserter.insert).toHaveBeenCalledTimes(2);
    const [, [, , signal]] = page.inserter.insert.mock.calls;
    page.model.dispose();
    expect(signal.aborted).toBe(true);
  });

  it.each([
    ['1.5.1', ['anywhere'], 'silent-hub'],
    ['2.0.0', ['anywhere', 'server'], 'inserted']
  ])(
    'needs JupyterHub 2.0, where a server knows its own URL: %s',
    async (hubVersion, places, kind) => {
      page.panel.set({ facts: { state: 'works', hubVersion } });
      expect(page.model.places).toEqual(places);
      expect(page.model.canInsert).toBe(kind === 'inserted');
      expect(await page.model.insert()).toMatchObject({ kind });
    }
  );
});

describe('the outcome', () => {
  beforeEach(() => {
    page.add('curl', 'one');
  });

  it.each<[string, () => unknown]>([
    ['language', () => page.model.choose({ language: 'one' })],
    ['place', () => page.model.choose({ place: 'server' })],
    ['form', () => page.model.choose({ includeToken: true })],
    ['setting', () => page.set({ language: 'one' })],
    ['path', () => page.panel.set({ apiPath: '/api/kernels' })],
    ['token', () => page.registry.useToken(new OtherToken())]
  ])('disappears with another %s', async (_, choose) => {
    await page.model.copy();
    choose();
    expect(page.model.outcome).toBeNull();
  });

  it('stays when the token is revealed, because it says how to copy', async () => {
    page.model.choose({ includeToken: true });
    page.panel.copySecret.mockResolvedValue('refused');
    const outcome = await page.model.copy();
    page.panel.set({ isTokenRevealed: true });
    expect(page.model.outcome).toBe(outcome);
  });
});

describe('with another token than the page’s', () => {
  let other: OtherToken;

  beforeEach(() => {
    page.add('curl', 'one');
    other = new OtherToken();
  });

  it.each([true, false])(
    'it is in the code at once, before the snippets are shown: %s',
    isFirst => {
      page.token.kind = 'none';
      if (isFirst) {
        page.registry.useToken(other);
      } else {
        page.model.choose({ place: 'server' });
        page.registry.useToken(other);
        expect(page.changed).toHaveBeenCalledTimes(2);
      }
      expect(page.model.otherToken).toBe(other);
      expect(page.model.place).toBe('anywhere');
      expect(page.model.includeToken).toBe(true);
      expect(page.model.canIncludeToken).toBe(true);
      expect(text()).toBe(`curl: <${MASK}>`);
    }
  );

  it.each<[ApiSnippets.Place, boolean]>([
    ['anywhere', false],
    ['anywhere', true],
    ['server', false]
  ])(
    'the earlier choices return with the page’s token: %s, %s',
    (place, includeToken) => {
      page.model.choose({ place });
      page.model.choose({ includeToken });
      page.registry.useToken(other);
      page.model.choose({ place: 'server' });
      page.model.choose({ includeToken: false });
      // Neither of these is a new choice.
      other.reveal();
      page.add('two');
      expect(page.model.place).toBe('server');
      expect(page.model.includeToken).toBe(false);
      page.registry.useToken(new OtherToken('weekly', 'w33kly'));
      page.changed.mockClear();
      page.registry.useToken(null);
      expect(page.changed).toHaveBeenCalledTimes(1);
      expect(page.registry.otherToken).toBeNull();
      expect(page.model.place).toBe(place);
      expect(page.model.includeToken).toBe(includeToken);
    }
  );

  it('each of the two is revealed separately', () => {
    page.model.choose({ includeToken: true });
    page.registry.useToken(other);
    page.panel.set({ isTokenRevealed: true });
    expect(text()).toBe(`curl: <${MASK}>`);
    other.reveal();
    expect(text()).toBe(`curl: <${other.value}>`);
    page.panel.set({ isTokenRevealed: false });
    page.registry.useToken(null);
    expect(text()).toBe(`curl: <${MASK}>`);
  });

  it.each([false, true])(
    'no snippet gets the page’s token, revealed: %s',
    async isRevealed => {
      const render = jest.fn(
        ({ token }: ApiSnippets.IRequest) => `all: ${token}`
      );
      page.registry.add(snippetOf('all', { kernelLanguage: 'python', render }));
      page.model.choose({ language: 'all' });
      page.registry.useToken(other);
      page.panel.set({ isTokenRevealed: isRevealed });
      other.reveal(isRevealed);
      text();
      await page.model.copy();
      await page.model.insert();
      expect(page.panel.copied).toEqual([`all: ${other.value}`]);
      expect(page.inserter.insert.mock.calls[0][0]).toBe('all: null');
      expect(inspect(render.mock.calls)).not.toContain(SECRET);
    }
  );
});
