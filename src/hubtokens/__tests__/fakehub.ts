import { setImmediate } from 'timers';

import { APP_ENTRY, ENTRY, MAY_MAKE, USER } from '../../rest/__tests__/entries';

export type Question =
  | 'GET version'
  | 'GET user'
  | 'GET tokens'
  | 'GET token'
  | 'POST tokens'
  | 'DELETE token';

export interface ISeenRequest {
  readonly question: Question;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
  readonly signal: AbortSignal | null | undefined;
}

/** An answer in the place of the Hub's own; `null` for none at all. */
export type Reply = { readonly status: number; readonly body: unknown } | null;

/** A token as the Hub lists it. */
type Entry = Readonly<Record<keyof typeof ENTRY, unknown>>;

/** A token that a user or script requested. */
export function apiToken(id: string, changes: Partial<Entry> = {}): Entry {
  return {
    ...ENTRY,
    id,
    expires_at: null,
    note: `note of ${id}`,
    ...changes
  };
}

/** A token of an OAuth client, by default of alice's server and this page. */
export function appToken(id: string, changes: Partial<Entry> = {}): Entry {
  return { ...APP_ENTRY, id, ...changes };
}

const NOT_FOUND = { status: 404, body: { status: 404, message: 'Not found' } };

/** A JupyterHub, as far as its REST API is about one's own tokens. */
export class FakeHub {
  /** The owner of the page's token, as GET /user has it. */
  holder = {
    ...USER,
    scopes: MAY_MAKE as readonly string[],
    groups: [] as readonly string[],
    token_id: 'a2'
  };

  /** The user's tokens, in the order in which the Hub happens to have them. */
  tokens: Entry[] = [
    apiToken('a1', {
      note: 'Server at /user/alice/',
      scopes: ['access:servers!server=alice/', 'users:activity!user=alice']
    }),
    appToken('a2')
  ];

  /** Its version, `null` for a hub that does not tell it. */
  version: string | null = '6.1.1';

  /** What differs in a token that is made from what was asked for. */
  change: Partial<Entry> = {};

  /** Ends what waits in a test that failed. */
  isClosed = false;

  readonly seen: ISeenRequest[] = [];

  readonly values: string[] = [];

  /** Answer a question so from now on; with no reply as the Hub does. */
  on(question: Question, reply?: Reply): void {
    if (reply === undefined) {
      this._replies.delete(question);
    } else {
      this._replies.set(question, reply);
    }
  }

  /** Keeps requests waiting until the returned function is called. */
  hold(question: Question): () => void {
    let release = () => {};
    this._held.set(question, new Promise(resolve => (release = resolve)));
    return () => {
      this._held.delete(question);
      release();
    };
  }

  /** Wait until a question was asked so many times. */
  async asked(question: Question, times = 1): Promise<void> {
    while (!this.isClosed && this.requests(question).length < times) {
      await new Promise(setImmediate);
    }
  }

  requests(question: Question): ISeenRequest[] {
    return this.seen.filter(request => request.question === question);
  }

  get questions(): Question[] {
    return this.seen.map(({ question }) => question);
  }

  readonly fetch: typeof globalThis.fetch = async (url, init = {}) => {
    const { method = 'GET', body, signal } = init;
    const address = String(url);
    const question = questionOf(method, address);
    this.seen.push({
      question,
      url: address,
      authorization:
        new Headers(init.headers).get('Authorization') ?? undefined,
      body: typeof body === 'string' ? JSON.parse(body) : undefined,
      signal
    });
    const held = this._held.get(question);
    if (held) {
      await Promise.race([held, refusalOf(signal)]);
    }
    const own = this._replies.get(question);
    const reply =
      own === undefined ? this._answer(question, address, body) : own;
    if (reply === null) {
      throw new TypeError('Failed to fetch');
    }
    return responseOf(reply, this.version);
  };

  private _answer(
    question: Question,
    address: string,
    body: unknown
  ): NonNullable<Reply> {
    if (!this.tokens.some(({ id }) => id === this.holder.token_id)) {
      return { status: 403, body: { status: 403, message: 'Forbidden' } };
    }
    const id = decodeURIComponent(address.split('/').pop() ?? '');
    const named = this.tokens.find(token => token.id === id);
    switch (question) {
      case 'GET version':
        return { status: 200, body: { version: this.version } };
      case 'GET user':
        return { status: 200, body: this.holder };
      case 'GET tokens':
        return { status: 200, body: { api_tokens: this.tokens } };
      case 'GET token':
        return named ? { status: 200, body: named } : NOT_FOUND;
      case 'POST tokens':
        return { status: 201, body: this._make(JSON.parse(String(body))) };
      case 'DELETE token':
        return named ? this._revoke(named) : NOT_FOUND;
    }
  }

  private _make(order: {
    note: string;
    scopes: string[];
    expires_in: number;
  }): object {
    const now = Date.now();
    const entry = apiToken(`new${this.values.length + 1}`, {
      note: order.note,
      scopes: order.scopes,
      created: new Date(now).toISOString(),
      expires_at: new Date(now + order.expires_in * 1000).toISOString(),
      ...this.change
    });
    const token = `n3w-5ecret-${this.values.length + 1}`;
    this.tokens = [...this.tokens, entry];
    this.values.push(token);
    return { ...entry, token };
  }

  /** Of an app's tokens the Hub revokes all. */
  private _revoke(revoked: Entry): NonNullable<Reply> {
    const { oauth_client: app } = revoked;
    this.tokens = this.tokens.filter(
      token =>
        token !== revoked &&
        (app === 'JupyterHub' || token.oauth_client !== app)
    );
    return { status: 204, body: null };
  }

  private readonly _replies = new Map<Question, Reply>();
  private readonly _held = new Map<Question, Promise<void>>();
}

function questionOf(method: string, address: string): Question {
  const [, path] = address.split('/hub/api/');
  const what =
    { '': 'version', user: 'user' }[path] ??
    (path.endsWith('/tokens') ? 'tokens' : 'token');
  return `${method} ${what}` as Question;
}

/** Rejects as `fetch` does when its request is given up. */
function refusalOf(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    const refuse = () => reject(new DOMException('', 'AbortError'));
    signal?.addEventListener('abort', refuse);
  });
}

function responseOf(
  { status, body }: NonNullable<Reply>,
  version: string | null
): Response {
  return new Response(body === null ? null : JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/json',
      ...(version === null ? {} : { 'X-JupyterHub-Version': version })
    }
  });
}
