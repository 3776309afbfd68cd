import { inspect } from 'util';

import type { ApiSnippets, ApiToken } from '../../tokens';
import type { Code } from '../writer';
import { SECRET, snippetOf, SnippetsPage } from './snippetspage';

beforeEach(() => localStorage.clear());

/** What a person sees of a masked token. */
const MASK = '•'.repeat(16);

let page: SnippetsPage;

/** What the snippet was told, each time. */
let told: ApiSnippets.IRequest[];

beforeEach(() => {
  page = new SnippetsPage();
  told = [];
});

/**
 * Show a snippet that writes this.
 */
function show(
  write: (request: ApiSnippets.IRequest) => string,
  changes: Partial<ApiSnippets.ISnippet> = {}
): void {
  page.registry.add(
    snippetOf('curl', {
      ...changes,
      render: request => {
        told.push(request);
        return write(request);
      }
    })
  );
}

/**
 * The code that is shown.
 */
function text(): string {
  const { shownCode } = page.model;
  if (shownCode.kind !== 'code') {
    throw new Error(`No code: ${shownCode.kind}`);
  }
  return shownCode.text;
}

describe('code that is shown', () => {
  beforeEach(() => {
    show(({ token }) => `[${token}]`);
  });

  it.each([false, true])(
    'holds no token unless the person wants it, revealed: %s',
    isTokenRevealed => {
      page.panel.set({ isTokenRevealed });
      expect(page.model.shownCode).toEqual({
        kind: 'code',
        text: '[null]',
        note: '',
        holdsToken: false
      });
    }
  );

  it('holds the token when the person wants it, and has it on the screen', () => {
    page.model.includeToken = true;
    page.panel.set({ isTokenRevealed: true });
    expect(page.model.shownCode).toEqual({
      kind: 'code',
      text: `[${SECRET}]`,
      note: '',
      holdsToken: true
    });
  });

  it('holds the token of the moment', () => {
    page.model.includeToken = true;
    page.panel.set({ isTokenRevealed: true });
    expect(text()).toBe(`[${SECRET}]`);
    page.token.read = () => 'newer';
    expect(text()).toBe('[newer]');
  });

  it('is masked again with the token', () => {
    page.model.includeToken = true;
    page.panel.set({ isTokenRevealed: true });
    page.panel.set({ isTokenRevealed: false });
    expect(text()).toBe(`[${MASK}]`);
  });

  it('loses the token when the person does not want it any more', () => {
    page.panel.set({ isTokenRevealed: true });
    page.model.includeToken = true;
    page.model.includeToken = false;
    expect(text()).toBe('[null]');
  });

  it('holds none inside the server', () => {
    page.panel.set({ isTokenRevealed: true });
    page.model.includeToken = true;
    page.model.place = 'server';
    expect(page.model.shownCode).toEqual({
      kind: 'code',
      text: '[null]',
      note: '',
      holdsToken: false
    });
  });

  it('holds none where there is none', () => {
    page.token.takeAway();
    page.panel.set({ isTokenRevealed: true });
    page.model.includeToken = true;
    expect(page.model.shownCode).toMatchObject({
      text: '[null]',
      holdsToken: false
    });
  });

  it('is for what the person chose', () => {
    page.panel.set({ apiPath: ' api/contents/a b ' });
    page.model.place = 'server';
    told = [];
    text();
    expect(told).toEqual([
      {
        place: 'server',
        token: null,
        serverUrl: 'https://hub.example/user/alice/',
        apiUrl: 'https://hub.example/user/alice/api/contents/a%20b',
        path: '/api/contents/a b',
        user: 'alice',
        isOnHub: true
      }
    ]);
  });

  it('is for the sessions where the panel is disabled', () => {
    page.hasPanel = false;
    text();
    expect(told[0].path).toBe('/api/sessions');
  });
});

describe('masked code', () => {
  beforeEach(() => {
    page.model.includeToken = true;
  });

  it('has dots in each place of the token', () => {
    show(({ token }) => `a "${token}" b '${token}${token}'`);
    expect(page.model.shownCode).toEqual({
      kind: 'code',
      text: `a "${MASK}" b '${MASK}${MASK}'`,
      note: '',
      holdsToken: true
    });
  });

  it('is written with other letters in the token’s place', () => {
    show(({ token }) => `<${token}>`);
    expect(text()).toBe(`<${MASK}>`);
    expect(told[0].token).toBeTruthy();
    expect(told[0].token).not.toBe(SECRET);
  });

  it.each<[string, (token: string) => string]>([
    ['encoded', encodeURIComponent],
    ['quoted', JSON.stringify],
    ['in base64', token => Buffer.from(token).toString('base64')],
    ['in capitals', token => token.toUpperCase()],
    ['backwards', token => [...token].reverse().join('')],
    ['in parts', token => `${token.slice(0, 4)} ${token.slice(4)}`],
    ['by its length', token => String(token.length)],
    ['in letters apart', token => [...token].join(' ')]
  ])('tells nothing of the token: %s', (_, transform) => {
    show(({ token }) => transform(token ?? ''));
    const masked = text();
    expect(masked).not.toContain(transform(SECRET));
    page.token.read = () => 'a token of another length';
    expect(text()).toBe(masked);
  });

  it.each(['hub', 'server'] as const)(
    'gives the token to no snippet: %s',
    kind => {
      page.token.kind = kind;
      show(() => '');
      page.add('one', 'two');
      page.panel.set({ apiPath: '/api/me' });
      page.model.place = 'server';
      page.model.place = 'anywhere';
      page.model.applySettings(true);
      text();
      expect(told).not.toHaveLength(0);
      expect(inspect(told)).not.toContain(SECRET);
    }
  );
});

describe('what is said beneath code', () => {
  /**
   * Show a snippet that has this to say.
   */
  function showNote(note: ApiSnippets.ISnippet['note']): void {
    page.registry.add(snippetOf('curl', { render: () => 'code', note }));
  }

  it.each([
    [false, `Not ${MASK} or ${MASK}`],
    [true, `Not ${SECRET} or ${SECRET}`]
  ])('is masked with the code, revealed: %s', (isTokenRevealed, note) => {
    page.model.includeToken = true;
    page.panel.set({ isTokenRevealed });
    showNote(({ token }) => `Not ${token} or ${token}`);
    expect(page.model.shownCode).toMatchObject({ text: 'code', note });
  });

  it('is for what the person chose', () => {
    page.model.place = 'server';
    page.panel.set({ apiPath: '/api/me' });
    showNote(({ place, path, token }) => `${place} ${path} ${token}`);
    expect(page.model.shownCode).toMatchObject({ note: 'server /api/me null' });
  });

  it('shows what it threw in the code’s place, with dots for the token', () => {
    page.model.includeToken = true;
    showNote(({ token }) => {
      throw new Error(`No luck with ${token}`);
    });
    expect(page.model.shownCode).toEqual({
      kind: 'failed',
      message: `No luck with ${MASK}`
    });
  });
});

describe('a snippet that fails', () => {
  /**
   * Why the shown snippet failed.
   */
  function message(): string {
    const { shownCode } = page.model;
    expect(shownCode.kind).toBe('failed');
    return shownCode.kind === 'failed' ? shownCode.message : '';
  }

  it.each<[string, () => unknown, string]>([
    ['an error', () => new Error('No luck'), 'No luck'],
    ['an error without words', () => new TypeError(), 'TypeError'],
    ['something without a text', () => Object.create(null), 'object'],
    ['a text', () => 'No luck', 'No luck'],
    ['nothing', () => undefined, 'undefined'],
    ['a number', () => 5, '5']
  ])('shows what it threw in its place: %s', (_, make, words) => {
    show(() => {
      throw make();
    });
    expect(page.model.shownCode).toEqual({ kind: 'failed', message: words });
  });

  it('harms no other', () => {
    page.add('one');
    show(() => {
      throw new Error('No luck');
    });
    page.model.language = 'one';
    expect(text()).toBe('one: none');
    page.model.language = 'curl';
    expect(message()).toBe('No luck');
    page.model.language = 'one';
    expect(text()).toBe('one: none');
  });

  it.each<[string, (secret: string) => unknown]>([
    ['an error', secret => new Error(`Not this: ${secret}!`)],
    ['a text', secret => `Not this: ${secret}!`],
    ['an object', secret => ({ toString: () => `Not this: ${secret}!` })]
  ])('has dots for the token that it quotes, in %s', (_, make) => {
    page.model.includeToken = true;
    show(({ token }) => {
      throw make(token ?? '');
    });
    expect(message()).toBe(`Not this: ${MASK}!`);
    page.panel.set({ isTokenRevealed: true });
    expect(message()).toBe(`Not this: ${MASK}!`);
  });

  it('has dots for the token that it knows from elsewhere, wherever', () => {
    show(() => {
      throw new Error(`${SECRET} or ${SECRET}`);
    });
    expect(message()).toBe(`${MASK} or ${MASK}`);
  });

  it('has no dots where there is no token', () => {
    page.token.takeAway();
    show(() => {
      throw new Error('No luck');
    });
    expect(message()).toBe('No luck');
  });
});

describe('on a server open to all', () => {
  beforeEach(() => {
    page.token.takeAway();
    page.token.hub = null;
    page.panel.learnAbsence('open');
    show(({ token }) => `[${token}]`);
  });

  it.each<[ApiSnippets.Place, boolean, boolean]>([
    ['anywhere', false, false],
    ['anywhere', true, false],
    ['anywhere', true, true],
    ['server', false, false],
    ['server', true, true]
  ])(
    'the token is empty, at the place %s, wanted: %s, revealed: %s',
    (place, includeToken, isTokenRevealed) => {
      page.model.place = place;
      page.model.includeToken = includeToken;
      page.panel.set({ isTokenRevealed });
      expect(page.model.shownCode).toEqual({
        kind: 'code',
        text: '[]',
        note: '',
        holdsToken: false
      });
      expect(told[told.length - 1].token).toBe('');
    }
  );

  it('it is not where that is not known', () => {
    page.panel.learnAbsence('unknown');
    expect(text()).toBe('[null]');
  });
});

describe('a path that may not be asked for', () => {
  it.each<[string, ApiToken.PathRefusal]>([
    ['https://evil.example/', 'absolute'],
    ['/api/../..', 'dots'],
    ['/api/%', 'characters'],
    ['/api#x', 'fragment']
  ])('has no code: %s', (apiPath, refusal) => {
    show(() => 'code');
    page.model.includeToken = true;
    page.panel.set({ apiPath, isTokenRevealed: true });
    const refused: Code = { kind: 'refused', refusal };
    expect(page.model.shownCode).toEqual(refused);
    expect(told).toEqual([]);
  });
});

it('the model keeps no token', async () => {
  show(({ token }) => `[${token}]`, { kernelLanguage: 'python' });
  page.model.includeToken = true;
  page.panel.set({ isTokenRevealed: true });
  expect(text()).toContain(SECRET);
  await page.model.insert();
  await page.model.copy();
  told = [];
  page.panel.copySecret.mockClear();
  expect(inspect(page.model, { depth: Infinity })).not.toContain(SECRET);
});

describe('a snippet that fails with the token', () => {
  const real: ApiSnippets.ISnippet['render'] = ({ token }) => {
    if (token === SECRET) {
      throw new Error(encodeURIComponent(token));
    }
    return 'code';
  };

  beforeEach(() => {
    page.model.includeToken = true;
  });

  it('is shown masked, and can’t be copied', async () => {
    page.registry.add(snippetOf('curl', { render: real }));
    expect(page.model.shownCode).toMatchObject({ text: 'code' });
    expect(await page.model.copy()).toEqual({
      kind: 'no-code',
      code: { kind: 'failed', message: '' }
    });
  });

  it.each([encodeURIComponent, (token: string) => token.toUpperCase()])(
    'does not give the token away by what it throws: %s',
    async transform => {
      page.registry.add(
        snippetOf('curl', {
          render: ({ token }) => {
            throw new Error(transform(token ?? ''));
          }
        })
      );
      for (const isTokenRevealed of [false, true]) {
        page.panel.set({ isTokenRevealed });
        expect(inspect(await page.model.copy())).not.toContain(
          transform(SECRET)
        );
      }
    }
  );
});

describe('a snippet that gives no text', () => {
  it.each([
    ['undefined', () => undefined],
    ['a promise', async () => 'code'],
    ['a number', () => 5]
  ])('says so in the code’s place: %s', async (_, render) => {
    const broken = {
      ...snippetOf('curl'),
      render
    } as unknown as ApiSnippets.ISnippet;
    page.registry.add(broken);
    expect(page.model.shownCode).toMatchObject({ kind: 'failed' });
    expect(await page.model.copy()).toMatchObject({ kind: 'no-code' });
  });
});

it('code that can’t hold a token any more is shown without', () => {
  page.registry.add(snippetOf('curl'));
  page.model.includeToken = true;
  page.token.kind = 'none';
  page.token.read = () => '';
  expect(page.model.shownCode).toMatchObject({
    text: 'curl: none',
    holdsToken: false
  });
});
