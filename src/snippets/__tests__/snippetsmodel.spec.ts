import { inspect } from 'util';

import { NO_FACTS } from '../../token/unknown';
import type { ApiSnippets, ApiToken } from '../../tokens';
import { trans } from '../../ui/__tests__/trans';
import { OtherToken } from './othertoken';
import { SECRET, snippetOf, SnippetsPage } from './snippetspage';

jest.mock('../../ui/clipboard');

beforeEach(() => localStorage.clear());

const KEY = 'jupyterlab-api-token:language';

let page: SnippetsPage;

beforeEach(() => {
  page = new SnippetsPage();
});

/**
 * The name of the snippet that is shown.
 */
function shown(): string | undefined {
  return page.model.snippet?.id;
}

/**
 * The names of the snippets to choose from.
 */
function names(): string[] {
  return page.model.snippets.map(({ id }) => id);
}

describe('the snippet that is shown', () => {
  it.each([
    ['the remembered one', 'two', 'three', 'two'],
    ['that of the settings, with none remembered', undefined, 'three', 'three'],
    ['that of the settings, with one that is no more', 'gone', 'two', 'two'],
    ['the first, with both gone', 'gone', 'gone too', 'one'],
    ['the first, with none at all', undefined, '', 'one']
  ])('is %s', (_, remembered, language, name) => {
    if (remembered !== undefined) {
      localStorage.setItem(KEY, remembered);
    }
    page.settings = { ...page.settings, language };
    page.add('one', 'two', 'three');
    expect(shown()).toBe(name);
  });

  it.each(['Zwei', 'zWEI'])('is found by its title too: %s', language => {
    page.settings = { ...page.settings, language };
    page.add('one');
    page.registry.add(snippetOf('two', { title: trans.__('Zwei') }));
    expect(shown()).toBe('two');
  });

  it('is none when there is none', () => {
    expect(page.model.snippet).toBeNull();
    expect(page.model.shownCode).toEqual({ kind: 'unknown', name: '' });
  });

  it('is that of the settings where the browser keeps nothing', () => {
    jest.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    });
    page.settings = { ...page.settings, language: 'two' };
    page.add('one', 'two');
    expect(shown()).toBe('two');
    page.model.language = 'one';
    expect(shown()).toBe('one');
  });

  it('is the remembered one as soon as another extension brings it', () => {
    localStorage.setItem(KEY, 'two');
    page.add('one');
    expect(shown()).toBe('one');
    page.add('two');
    expect(shown()).toBe('two');
  });

  it('is another one while the chosen one is away', () => {
    page.add('curl', 'one');
    const added = page.registry.add(snippetOf('two'));
    page.model.language = 'two';
    added.dispose();
    expect(shown()).toBe('curl');
    page.add('two');
    expect(shown()).toBe('two');
  });
});

describe('choosing a snippet', () => {
  beforeEach(() => {
    page.add('curl', 'one', 'two');
  });

  it('shows it, and says so', () => {
    page.model.language = 'one';
    expect(page.changed).toHaveBeenCalled();
    expect(shown()).toBe('one');
  });

  it('remembers its name and nothing else', () => {
    page.model.language = 'one';
    page.model.language = 'two';
    page.model.place = 'server';
    page.model.includeToken = true;
    expect(Object.entries(localStorage)).toEqual([[KEY, 'two']]);
  });

  it('counts on the next page', () => {
    page.model.language = 'two';
    const next = new SnippetsPage();
    next.add('curl', 'one', 'two');
    expect(next.model.snippet?.id).toBe('two');
  });

  it('includes no token on the next page', () => {
    page.model.includeToken = true;
    expect(new SnippetsPage().model.includeToken).toBe(false);
  });
});

describe('the setting for the language', () => {
  beforeEach(() => {
    page.add('curl', 'one', 'two');
  });

  it('takes the place of the chosen one when it is changed', () => {
    page.model.language = 'one';
    page.changed.mockClear();
    page.set({ language: 'two' });
    expect(shown()).toBe('two');
    expect(page.changed).toHaveBeenCalled();
    expect(Object.entries(localStorage)).toEqual([]);
  });

  it('leaves the remembered one alone when it only comes late', () => {
    localStorage.setItem(KEY, 'one');
    expect(shown()).toBe('one');
    page.settings = { ...page.settings, language: 'two' };
    page.model.applySettings(false);
    expect(shown()).toBe('one');
    expect(localStorage.getItem(KEY)).toBe('one');
    page.set({ language: 'curl' });
    expect(shown()).toBe('curl');
  });

  it('gives way to what is chosen afterwards', () => {
    page.set({ language: 'two' });
    page.model.language = 'one';
    page.set({ refused: 'x' });
    expect(shown()).toBe('one');
    expect(localStorage.getItem(KEY)).toBe('one');
  });

  it('leaves the chosen one alone when another setting is changed', () => {
    page.model.language = 'one';
    page.set({ custom: [{ name: 'own', code: 'x' }] });
    expect(shown()).toBe('one');
    expect(localStorage.getItem(KEY)).toBe('one');
  });

  it('counts at once before anything was chosen', () => {
    expect(shown()).toBe('curl');
    page.set({ language: 'two' });
    expect(shown()).toBe('two');
    page.set({ language: 'curl' });
    expect(shown()).toBe('curl');
  });

  it('may name one of the settings’ own snippets', () => {
    page.set({ language: 'own', custom: [{ name: 'own', code: 'x' }] });
    expect(shown()).toBe('own');
  });
});

describe('the snippets of the settings', () => {
  const OWN = [
    { name: 'own', code: 'mine' },
    { name: 'own too', code: 'as well' }
  ];

  beforeEach(() => {
    page.add('curl');
  });

  it('are there from the beginning, after the others', () => {
    page.settings = { ...page.settings, custom: OWN };
    expect(names()).toEqual(['curl', 'own', 'own too']);
    expect(page.changed).not.toHaveBeenCalled();
  });

  it('give way to those of other extensions, and come back', () => {
    page.set({ custom: OWN });
    const disposable = page.registry.add(snippetOf('own'));
    expect(names()).toEqual(['curl', 'own', 'own too']);
    expect(page.model.customProblems).toMatchObject([{ fault: 'name-taken' }]);
    disposable.dispose();
    expect(names()).toEqual(['curl', 'own', 'own too']);
    expect(page.model.customProblems).toEqual([]);
  });

  it('show up at once, and say so', () => {
    expect(names()).toEqual(['curl']);
    page.set({ custom: OWN });
    expect(names()).toEqual(['curl', 'own', 'own too']);
    expect(page.changed).toHaveBeenCalled();
  });

  it('are changed and taken away at once', () => {
    page.set({ custom: OWN });
    page.model.language = 'own';
    page.set({ custom: [{ name: 'own', code: 'changed' }] });
    expect(names()).toEqual(['curl', 'own']);
    expect(page.model.shownCode).toMatchObject({ text: 'changed' });
    page.set({ custom: [] });
    expect(names()).toEqual(['curl']);
    expect(shown()).toBe('curl');
  });

  it('harm no others when they are broken, and say what is wrong', () => {
    page.set({ custom: [{ name: 'broken' }, ...OWN, null] });
    expect(names()).toEqual(['curl', 'own', 'own too']);
    expect(page.model.customProblems).toEqual([
      { position: 1, name: 'broken', fault: 'no-code' },
      { position: 4, name: '', fault: 'shape' }
    ]);
    page.set({ custom: OWN });
    expect(page.model.customProblems).toEqual([]);
  });

  it('can’t take the place of others', () => {
    page.set({ custom: [{ name: 'curl', code: 'mine' }, ...OWN] });
    expect(names()).toEqual(['curl', 'own', 'own too']);
    expect(page.model.shownCode).toMatchObject({ text: 'curl: none' });
    expect(page.model.customProblems).toEqual([
      { position: 1, name: 'curl', fault: 'name-taken' }
    ]);
  });

  it('keep their names when the settings are read again', () => {
    page.set({ custom: OWN });
    page.set({ refused: '' });
    expect(names()).toEqual(['curl', 'own', 'own too']);
    expect(page.model.customProblems).toEqual([]);
  });

  it('go with the model, the others stay', () => {
    page.set({ custom: OWN });
    page.changed.mockClear();
    page.model.dispose();
    page.model.dispose();
    expect(page.model.isDisposed).toBe(true);
    expect(page.registry.snippets.map(({ id }) => id)).toEqual(['curl']);
    expect(page.changed).not.toHaveBeenCalled();
  });

  it('tell why JupyterLab refused the settings', () => {
    expect(page.model.refusedSettings).toBe('');
    page.set({ refused: '/custom/0 must be object' });
    expect(page.model.refusedSettings).toBe('/custom/0 must be object');
  });
});

describe('a change', () => {
  it.each<[string, (page: SnippetsPage) => void]>([
    ['a snippet that comes', page => page.add('two')],
    ['the path', page => page.panel.set({ apiPath: '/api/me' })],
    ['a revealed token', page => page.panel.set({ isTokenRevealed: true })],
    ['what is known', page => page.panel.learnAbsence('open')],
    ['the place', page => (page.model.place = 'server')],
    ['the token in the code', page => (page.model.includeToken = true)],
    ['the settings', page => page.model.applySettings(true)]
  ])('is told: %s', (_, change) => {
    page.add('one');
    expect(page.model.isDisposed).toBe(false);
    change(page);
    expect(page.changed).toHaveBeenCalled();
  });

  it('is told of a snippet that goes', () => {
    const added = page.registry.add(snippetOf('one'));
    expect(shown()).toBe('one');
    added.dispose();
    expect(page.changed).toHaveBeenCalledTimes(1);
  });

  it('is not told any more when the model is disposed', () => {
    page.model.dispose();
    page.add('one');
    page.panel.set({ apiPath: '/api/me' });
    expect(page.changed).not.toHaveBeenCalled();
  });
});

describe('the place', () => {
  const places: Record<string, readonly ApiSnippets.Place[] | undefined> = {
    both: undefined,
    anywhere: ['anywhere'],
    server: ['server'],
    empty: []
  };

  beforeEach(() => {
    for (const [name, of] of Object.entries(places)) {
      page.registry.add(snippetOf(name, { places: of }));
    }
  });

  it.each<[string, ApiSnippets.Place[], ApiSnippets.Place, ApiSnippets.Place]>([
    ['both', ['anywhere', 'server'], 'anywhere', 'server'],
    ['anywhere', ['anywhere'], 'anywhere', 'anywhere'],
    ['server', ['server'], 'server', 'server'],
    ['empty', ['anywhere', 'server'], 'anywhere', 'server']
  ])('is one where the snippet can run: %s', (name, all, first, chosen) => {
    page.model.language = name;
    expect(page.model.places).toEqual(all);
    expect(page.model.place).toBe(first);
    page.model.place = 'server';
    expect(page.model.place).toBe(chosen);
  });

  it('is kept for the next snippet that can run there', () => {
    page.model.language = 'both';
    page.model.place = 'server';
    page.model.language = 'anywhere';
    expect(page.model.place).toBe('anywhere');
    page.model.language = 'both';
    expect(page.model.place).toBe('server');
  });

  it('is anywhere without a snippet', () => {
    expect(new SnippetsPage().model.place).toBe('anywhere');
  });
});

describe('isUseful', () => {
  it.each<[ApiToken.Absence | null, boolean]>([
    ['lite', false],
    ['password', false],
    ['open', true],
    ['hub', true],
    ['unknown', true],
    [null, true]
  ])('of a page without a token, because %s: %s', (absence, isUseful) => {
    page.panel.learnAbsence(absence);
    expect(page.model.isUseful).toBe(isUseful);
  });

  it.each([true, false])(
    'is said before anybody answered, with a panel: %s',
    hasPanel => {
      page.hasPanel = hasPanel;
      expect(page.model.isUseful).toBe(true);
    }
  );
});

describe('canIncludeToken', () => {
  it.each<[ApiToken.Kind, ApiSnippets.Place, boolean]>([
    ['hub', 'anywhere', true],
    ['server', 'anywhere', true],
    ['none', 'anywhere', false],
    ['hub', 'server', false],
    ['server', 'server', false]
  ])('with a token of kind %s, at the place %s: %s', (kind, place, can) => {
    page.add('one');
    page.token.kind = kind;
    page.model.place = place;
    expect(page.model.canIncludeToken).toBe(can);
  });

  it('with another token where the page has none', () => {
    page.add('one');
    page.token.kind = 'none';
    page.registry.useToken(new OtherToken());
    expect(page.model.canIncludeToken).toBe(true);
  });
});

describe('canInsert', () => {
  it.each<[string, boolean, Partial<ApiSnippets.ISnippet>]>([
    ['a language', true, { kernelLanguage: 'python' }],
    ['a language, here', true, { kernelLanguage: 'R', places: ['server'] }],
    ['one elsewhere', false, { kernelLanguage: 'R', places: ['anywhere'] }],
    ['no language', false, {}]
  ])('with a snippet that has %s: %s', (_, can, changes) => {
    page.registry.add(snippetOf('one', changes));
    expect(page.model.canInsert).toBe(can);
  });

  it('where there are no notebooks: false', () => {
    page.hasNotebooks = false;
    page.registry.add(snippetOf('one', { kernelLanguage: 'python' }));
    expect(page.model.canInsert).toBe(false);
  });

  it('with no snippet: false', () => {
    expect(page.model.canInsert).toBe(false);
  });
});

describe('without a panel', () => {
  it('nothing is known, and no token revealed', () => {
    page.hasPanel = false;
    expect(page.model.facts).toBeNull();
    expect(page.model.isTokenRevealed).toBe(false);
  });

  it('a language that was chosen in it before counts no more', () => {
    page.hasPanel = false;
    localStorage.setItem(KEY, 'two');
    page.settings = { ...page.settings, language: 'three' };
    page.add('one', 'two', 'three');
    expect(shown()).toBe('three');
  });
});

describe('behind a hub that does not tell a server where it listens', () => {
  beforeEach(() => {
    page.panel.set({ facts: { ...NO_FACTS, hubVersion: '1.5.1' } });
    page.registry.add(snippetOf('curl', { kernelLanguage: 'bash' }));
  });

  it('there is no form for inside the server, and nothing to insert', async () => {
    page.model.place = 'server';
    expect(page.model.place).toBe('anywhere');
    expect(page.model.places).toEqual(['anywhere']);
    expect(page.model.canInsert).toBe(false);
    expect(await page.model.insert()).toEqual({ kind: 'silent-hub' });
  });

  it('from 2.0 on there is', () => {
    page.panel.set({ facts: { ...NO_FACTS, hubVersion: '2.0.0' } });
    expect(page.model.places).toEqual(['anywhere', 'server']);
    expect(page.model.canInsert).toBe(true);
  });
});

describe('with another token than the page’s', () => {
  const MASK = '•'.repeat(16);

  let other: OtherToken;

  beforeEach(() => {
    page.add('curl', 'one');
    other = new OtherToken();
  });

  /**
   * The text that is shown.
   */
  function text(): string | undefined {
    const { shownCode } = page.model;
    return shownCode.kind === 'code' ? shownCode.text : undefined;
  }

  it('there is none at first', () => {
    expect(page.model.otherToken).toBeNull();
  });

  it('the code holds it, at any place, without a further press', () => {
    page.model.place = 'server';
    page.changed.mockClear();
    page.registry.useToken(other);
    expect(page.changed).toHaveBeenCalledTimes(1);
    expect(page.model.otherToken).toBe(other);
    expect(page.model.place).toBe('anywhere');
    expect(page.model.includeToken).toBe(true);
    other.reveal();
    expect(text()).toBe(`curl: <${other.value}>`);
  });

  it('the code holds it where it was there before the snippets', () => {
    page.registry.useToken(other);
    expect(page.model.includeToken).toBe(true);
    expect(text()).toBe(`curl: <${MASK}>`);
    page.model.usePageToken();
    expect(page.model.includeToken).toBe(false);
  });

  it.each<[ApiSnippets.Place, boolean]>([
    ['anywhere', false],
    ['anywhere', true],
    ['server', false],
    ['server', true]
  ])('the choices go back with it to %s, %s', (place, includeToken) => {
    page.model.place = place;
    page.model.includeToken = includeToken;
    page.registry.useToken(other);
    page.registry.useToken(new OtherToken('weekly', 'w33kly'));
    page.changed.mockClear();
    page.model.usePageToken();
    expect(page.changed).toHaveBeenCalledTimes(1);
    expect(page.registry.otherToken).toBeNull();
    expect(page.model.place).toBe(place);
    expect(page.model.includeToken).toBe(includeToken);
  });

  it('the choices go back to what they were, whatever is chosen meanwhile', () => {
    page.registry.useToken(other);
    page.model.place = 'server';
    page.model.includeToken = false;
    page.registry.useToken(null);
    expect(page.model.place).toBe('anywhere');
    expect(page.model.includeToken).toBe(false);
    page.model.includeToken = true;
    page.registry.useToken(other);
    page.model.includeToken = false;
    page.registry.useToken(null);
    expect(page.model.includeToken).toBe(true);
  });

  it('the choices stay when it is revealed, and when snippets come', () => {
    page.registry.useToken(other);
    page.model.place = 'server';
    page.model.includeToken = false;
    other.reveal();
    page.add('two');
    expect(page.model.place).toBe('server');
    expect(page.model.includeToken).toBe(false);
  });

  it('it is masked by itself, not with the page’s', () => {
    page.registry.useToken(other);
    page.panel.set({ isTokenRevealed: true });
    expect(page.model.isTokenRevealed).toBe(false);
    expect(text()).toBe(`curl: <${MASK}>`);
    page.panel.set({ isTokenRevealed: false });
    page.changed.mockClear();
    other.reveal();
    expect(page.changed).toHaveBeenCalledTimes(1);
    expect(page.model.isTokenRevealed).toBe(true);
    expect(text()).toBe(`curl: <${other.value}>`);
    other.reveal(false);
    expect(text()).toBe(`curl: <${MASK}>`);
  });

  it('the page’s is masked again by itself when it goes', () => {
    page.model.includeToken = true;
    page.registry.useToken(other);
    other.reveal();
    page.model.usePageToken();
    expect(text()).toBe(`curl: <${MASK}>`);
    page.panel.set({ isTokenRevealed: true });
    expect(text()).toBe(`curl: <${SECRET}>`);
  });

  it.each([false, true])(
    'copying copies it and never the page’s, revealed: %s',
    async isRevealed => {
      page.registry.useToken(other);
      page.panel.set({ isTokenRevealed: isRevealed });
      other.reveal(isRevealed);
      await page.model.copy();
      await page.model.copy({ language: 'one' });
      expect(page.panel.copySecret.mock.calls).toEqual([
        [`curl: <${other.value}>`],
        [`one: <${other.value}>`]
      ]);
    }
  );

  it('no snippet is given the page’s', async () => {
    const told: ApiSnippets.IRequest[] = [];
    page.registry.add(
      snippetOf('all', {
        kernelLanguage: 'python',
        render: request => {
          told.push(request);
          return '';
        }
      })
    );
    page.model.language = 'all';
    page.registry.useToken(other);
    page.panel.set({ isTokenRevealed: true });
    text();
    other.reveal();
    text();
    await page.model.copy();
    await page.model.insert();
    expect(inspect(told)).toContain(other.value);
    expect(inspect(told)).not.toContain(SECRET);
  });

  it('a notebook gets neither', async () => {
    page.registry.add(snippetOf('cell', { kernelLanguage: 'python' }));
    page.model.language = 'cell';
    page.registry.useToken(other);
    other.reveal();
    await page.model.insert();
    expect(page.inserter.insert.mock.calls).toEqual([
      ['cell: none', 'python', expect.any(AbortSignal)]
    ]);
  });

  it('what was done before is said no more', async () => {
    await page.model.copy();
    expect(page.model.outcome).not.toBeNull();
    page.registry.useToken(other);
    expect(page.model.outcome).toBeNull();
    await page.model.copy();
    page.model.usePageToken();
    expect(page.model.outcome).toBeNull();
  });

  it('what was done stays said when it is masked', async () => {
    page.registry.useToken(other);
    other.reveal();
    await page.model.copy();
    other.reveal(false);
    expect(page.model.outcome).toMatchObject({ outcome: 'copied' });
  });

  it('a closed model changes nothing', () => {
    page.model.dispose();
    page.registry.useToken(other);
    expect(page.model.includeToken).toBe(false);
    expect(page.changed).not.toHaveBeenCalled();
  });
});
