import type { ServerConnection } from '@jupyterlab/services';
import type { h } from '@lumino/virtualdom';
import {
  VirtualElement,
  VirtualElementPass,
  VirtualText
} from '@lumino/virtualdom';
import * as fc from 'fast-check';

import { expectNoneUnhandled } from '../../__tests__/unhandled';
import { ScopeSection } from '../../access/section';
import { apiToken, appToken } from '../../hubtokens/__tests__/fakehub';
import { NewTokenModel } from '../../hubtokens/formmodel';
import { HubTokenList } from '../../hubtokens/list';
import { HubTokensModel } from '../../hubtokens/model';
import { NewTokenView } from '../../hubtokens/newtoken';
import { DEFAULTS as HUB_TOKEN_DEFAULTS } from '../../hubtokens/plugin';
import { HubTokensAvailability } from '../../hubtokens/unavailable';
import { MAY_MAKE, USER } from '../../rest/__tests__/entries';
import type { IOddAnswer } from '../../rest/__tests__/oddanswers';
import { oddAnswers } from '../../rest/__tests__/oddanswers';
import { readHost } from '../../rest/host';
import {
  FakePanel,
  OtherToken,
  snippetOf,
  SnippetsPage
} from '../../snippets/__tests__/snippetspage';
import { SnippetsSection } from '../../snippets/section';
import { TestSection } from '../../test/section';
import { HUB_4, HUB_5, pageWith } from '../../token/__tests__/pages';
import { LiveApiToken } from '../../token/livetoken';
import { PanelModel } from '../../token/model';
import { check, inspect } from '../../token/requests';
import { TokenSection } from '../../token/section';
import { trans } from '../../ui/__tests__/trans';
import { TokenCopier } from '../../ui/clearing';
import { PRIVATE } from '../../ui/controls';
import { PRIVATE_FIELD } from '../../ui/fields';
import { DEFAULTS } from '../plugin';

// Real widgets would take minutes to make for so many pages.
jest.mock('../../ui/view', () => ({
  ...jest.requireActual('../../ui/view'),
  ModelView: class {
    constructor(
      readonly model: unknown,
      readonly locale: unknown
    ) {}

    readonly node = document.createElement('div');
  }
}));

/** So many odd answers are made of each good one, in each place. */
const RUNS = 200;

const LOCALE = { trans, language: 'en' };
const TIME = '2026-11-22T05:46:05.087312Z';

const KERNEL = {
  id: '7c9e',
  name: 'python3',
  last_activity: TIME,
  execution_state: 'idle',
  connections: 1
};
const FILE = {
  name: 'notes.md',
  path: 'notes.md',
  last_modified: TIME,
  content: null,
  size: 7,
  type: 'file'
};

/** What JupyterHub 5 and later say of the user, and what 4 and before do. */
const USER_5 = { ...USER, scopes: MAY_MAKE, token_id: 'a2' };
const USER_4 = { ...USER_5, token_id: undefined };

const ENTRIES = [
  apiToken('a1', { note: 'Server at /user/alice/' }),
  appToken('a2'),
  apiToken('a3', { expires_at: TIME, last_activity: TIME })
];

/** The token that the form creates as it is at first. */
const NEW = apiToken('a4', {
  note: 'JupyterLab: alice/',
  created: TIME,
  expires_at: '2026-12-22T05:46:05.087312Z'
});

/** The responses of a server and a hub without faults. */
const GOOD: Readonly<Record<string, unknown>> = {
  'GET /user/alice/api/sessions': [
    { id: '1f0a', path: 'notes.ipynb', name: 'notes', kernel: KERNEL }
  ],
  'GET /user/alice/api/contents': {
    ...FILE,
    name: '',
    path: '',
    type: 'directory',
    format: 'json',
    content: [FILE, { ...FILE, name: 'dir', type: 'directory' }]
  },
  'GET /user/alice/api/status': {
    connections: 1,
    kernels: 1,
    last_activity: TIME,
    started: TIME
  },
  'GET /hub/api/': { version: '5.5.1' },
  'GET /hub/api/user': USER_5,
  'GET /hub/api/users/alice/tokens': { api_tokens: ENTRIES },
  'GET /hub/api/users/alice/tokens/a2': ENTRIES[1],
  'GET /hub/api/users/alice/tokens/a3': ENTRIES[2],
  'GET /hub/api/users/alice/tokens/a4': NEW,
  'POST /hub/api/users/alice/tokens': { ...NEW, token: 'n3w-5ecret' }
};

/** A page whose requests are answered by what is set here. */
class Page {
  constructor(
    options: Readonly<Record<string, string>>,
    private readonly _good: Readonly<Record<string, unknown>>,
    token = 's3cret'
  ) {
    const host = readHost(pageWith(options));
    const settings = {
      token,
      baseUrl: 'https://hub.example/user/alice/',
      fetch: this._fetch
    };
    jest.spyOn(globalThis, 'fetch').mockImplementation(this._fetch);
    this.token = new LiveApiToken(
      () => settings as unknown as ServerConnection.ISettings,
      () => host,
      async () => ({ check, inspect })
    );
    this.panel = new PanelModel(
      this.token,
      new TokenCopier(this.token, () => 0),
      () => DEFAULTS
    );
    this.tokens = new HubTokensModel(this.token, this._fakePanel);
    this.form = new NewTokenModel(
      this.tokens,
      this._fakePanel,
      null,
      () => HUB_TOKEN_DEFAULTS
    );
    this._sections = [
      new TokenSection(this.panel, LOCALE),
      new ScopeSection(this.panel, LOCALE),
      new TestSection(this.panel, LOCALE),
      new HubTokensAvailability(this.tokens, LOCALE),
      new NewTokenView(this.form, LOCALE),
      new HubTokenList(this.tokens, LOCALE)
    ];
  }

  readonly token: LiveApiToken;
  readonly panel: PanelModel;
  readonly tokens: HubTokensModel;
  readonly form: NewTokenModel;

  /** What is answered otherwise than well, by request. */
  odd: Readonly<Record<string, IOddAnswer & { readonly status?: number }>> = {};

  /** Returns all that a user sees, or a screen reader says. */
  read(): string {
    return this._sections.map(read).join('\n');
  }

  /** Passes the facts of the panel on to the tokens for scripts. */
  async pass(): Promise<void> {
    this._fakePanel.set({ facts: this.panel.facts });
    await this.tokens.load();
  }

  close(): void {
    this.form.dispose();
    this.tokens.dispose();
    this.panel.dispose();
  }

  private readonly _fakePanel = new FakePanel();
  private readonly _sections: readonly object[];

  private readonly _fetch = async (
    input: RequestInfo | URL,
    { method = 'GET' }: RequestInit = {}
  ): Promise<Response> => {
    const request = `${method} ${new URL(String(input)).pathname}`;
    const odd = this.odd[request];
    if (odd) {
      return new Response(odd.text, {
        status: odd.status ?? (method === 'POST' ? 201 : 200),
        headers: { ...odd.headers, 'Content-Type': 'application/json' }
      });
    }
    if (method === 'DELETE') {
      return new Response(null, { status: 204 });
    }
    const good = this._good[request];
    return good === undefined
      ? Response.json({ message: 'Not found' }, { status: 404 })
      : Response.json(good, {
          status: method === 'POST' ? 201 : 200,
          headers: { 'X-JupyterHub-Version': '5.5.1' }
        });
  };
}

/** Renders a section; fails where that could give something away. */
function read(section: object): string {
  const content = (section as { render(): h.Child[] }).render();
  const text = content.flatMap(wordsOf).join('\n');
  const broken = BROKEN.exec(text);
  if (broken) {
    throw new Error(text.slice(Math.max(0, broken.index - 100)).slice(0, 200));
  }
  return text;
}

const FIELDS = ['input', 'select', 'textarea'];

/** Returns the texts and attributes of what is rendered. */
function wordsOf(child: h.Child): string[] {
  if (child === null || child instanceof VirtualElementPass) {
    return [];
  }
  if (Array.isArray(child)) {
    return child.flatMap(wordsOf);
  }
  if (child instanceof VirtualElement) {
    const { dataset, style, ...attrs } = child.attrs;
    if (dataset?.sign !== undefined) {
      return [dataset.sign];
    }
    if (FIELDS.includes(child.tag)) {
      expect(attrs).toMatchObject(PRIVATE_FIELD);
    } else if (/-(token|json)\b/.test(attrs.className ?? '')) {
      expect(attrs).toMatchObject(PRIVATE);
    } else if (child.tag === 'a') {
      expect(attrs.href).toMatch(/^https:\/\/hub\.example\/hub\/(home|token)$/);
      expect(attrs.rel).toBe('noopener noreferrer');
      expect(attrs.target).toBe('_blank');
    }
    return [
      ...Object.entries({ ...attrs, ...dataset, ...style })
        .filter(([name]) => name !== 'value' && name !== 'key')
        .map(([, value]) => value)
        .filter(value => value !== undefined && typeof value !== 'function')
        .map(String),
      ...child.children.flatMap(wordsOf)
    ];
  }
  return [child instanceof VirtualText ? child.content : child];
}

/** Made of values that are missing, or a character that would hide others. */
const BROKEN =
  /undefined|NaN|\[object |Invalid Date|Infinity (?:second|day)|\u202e/;

/** What a user does, by what is asked for. */
const test = (path: string) => async (page: Page) => {
  page.panel.path = path;
  await page.panel.runCheck();
};
const refresh = (page: Page) => page.panel.inspect();
const list = async (page: Page) => {
  await page.panel.inspect();
  await page.pass();
};
const make = async (page: Page) => {
  await list(page);
  await page.form.make();
  // The next press is another one, at the same time of the day.
  jest.advanceTimersByTime(1000);
  jest.setSystemTime(Date.parse(TIME));
};
const revoke = async (page: Page) => {
  await list(page);
  const token = page.tokens.tokens?.find(({ id }) => id === 'a3');
  if (token) {
    await page.tokens.revoke(token);
  }
};

const GET_USER = 'GET /hub/api/user';
const TOKENS = '/hub/api/users/alice/tokens';
const SESSIONS = 'GET /user/alice/api/sessions';
const STATUS = 'GET /user/alice/api/status';

const REFUSED = {
  status: 403,
  answer: { message: 'Forbidden', reason: null }
};
const NO_SUCH_SCOPES = {
  status: 400,
  answer: { status: 400, message: 'No such scopes' }
};
const JUPYTERHUB_4 = { options: HUB_4, good: { ...GOOD, [GET_USER]: USER_4 } };

/** What differs from a page on JupyterHub 5 that gets good responses. */
interface IHostOptions {
  readonly options?: Readonly<Record<string, string>>;
  readonly good?: Readonly<Record<string, unknown>>;
  readonly token?: string;
  readonly status?: number;

  /** What is made odd, where that is not the good answer. */
  readonly answer?: unknown;
}

/** What a user does, and the request whose response is odd. */
type Scenario = [
  name: string,
  request: string,
  act: (page: Page) => Promise<void>,
  host?: IHostOptions
];

const SCENARIOS: readonly Scenario[] = [
  ...['sessions', 'contents', 'status'].map((of): Scenario => [
    `Test of ${of}`,
    `GET /user/alice/api/${of}`,
    test(`/api/${of}`)
  ]),
  ['Test, and what the Hub says of the token', GET_USER, test('/api/sessions')],
  ['Test, refused', SESSIONS, test('/api/sessions'), REFUSED],
  ['the facts of JupyterHub 5', GET_USER, refresh],
  ['the lifetime from JupyterHub 5', `GET ${TOKENS}/a2`, refresh],
  ['the facts of JupyterHub 4', GET_USER, refresh, JUPYTERHUB_4],
  ['the lifetime from JupyterHub 4', `GET ${TOKENS}`, refresh, JUPYTERHUB_4],
  ['a Hub that gives no token', 'GET /hub/api/', refresh, { token: '' }],
  ['a server without a hub', STATUS, refresh, { options: {} }],
  ['the owner of tokens for scripts', GET_USER, list],
  ['the list of tokens', `GET ${TOKENS}`, list],
  ['a token that is created', `POST ${TOKENS}`, make],
  ['a token that is refused', `POST ${TOKENS}`, make, NO_SUCH_SCOPES],
  ['a token that is revoked', `GET ${TOKENS}/a3`, revoke]
];

expectNoneUnhandled();

beforeEach(() => {
  // What an answer is read with goes on.
  jest.useFakeTimers({
    now: Date.parse(TIME),
    doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate']
  });
});
afterEach(() => {
  jest.useRealTimers();
});

it.each(SCENARIOS)(
  'shows the same screen after any odd response: %s',
  async (_, request, act, host = {}) => {
    const { good = GOOD, options = HUB_5, status, token } = host;
    const { answer = good[request] } = host;
    const open = () => new Page(options, good, token);
    const well = open();
    await act(well);
    const screen = well.read();
    well.close();
    await fc.assert(
      fc.asyncProperty(oddAnswers(answer), async odd => {
        // A text is shown as it came.
        fc.pre(!/undefined|NaN|\[object /.test(odd.text));
        const page = open();
        try {
          page.odd = { [request]: { ...odd, status } };
          await act(page);
          page.read();
          page.odd = {};
          await act(page);
          expect(page.read()).toBe(screen);
        } finally {
          page.close();
        }
      }),
      { numRuns: RUNS }
    );
    expect(jest.getTimerCount()).toBe(0);
  },
  300_000
);

it('the snippets mark each hidden character in untrusted text', async () => {
  const hostile = 'a\u202eb';
  const page = new SnippetsPage();
  page.registry.add(
    snippetOf(hostile, { kernelLanguage: 'python', note: () => hostile })
  );
  page.settings = {
    language: '',
    custom: [{ name: hostile, code: hostile }, { name: hostile }, 5],
    refused: hostile
  };
  const highlight = Promise.resolve(async () => false);
  const section = () => new SnippetsSection(page.model, LOCALE, highlight);
  const show = () => expect(read(section())).toContain('⟨U+202E⟩');
  show();
  await page.model.copy({ language: `no ${hostile}` });
  show();
  for (const outcome of [
    { kind: 'inserted', path: hostile },
    { kind: 'other-language', language: hostile },
    { kind: 'failed', reason: hostile }
  ] as const) {
    page.inserter.insert.mockResolvedValue(outcome);
    await page.model.insert();
    show();
  }
  page.registry.useToken(new OtherToken(hostile));
  show();
});
