import { inspect } from 'util';

import { MASK } from '../../rest/text';
import { HUB_4, HUB_5, hubOf, SERVICE } from '../../token/__tests__/pages';
import type { ApiSnippets, IApiToken } from '../../tokens';
import type { Code, ISnippetOptions } from '../writer';
import { SnippetWriter } from '../writer';
import { SECRET, snippetOf } from './snippetspage';

type Page = Pick<IApiToken, 'hub' | 'serverUrl' | 'value'>;

const PAGE: Page = {
  hub: null,
  serverUrl: 'https://lab.example/jupyter/',
  value: 'the-page-5-own'
};

const ORDER: ISnippetOptions = {
  place: 'anywhere',
  path: '/api/sessions',
  includeToken: true,
  isOpen: false,
  sendsPassword: false
};

let secret: string;

let writer: SnippetWriter;

beforeEach(() => {
  secret = SECRET;
  writer = new SnippetWriter(PAGE, () => secret);
});

function rendering(
  render: ApiSnippets.ISnippet['render']
): ApiSnippets.ISnippet {
  return snippetOf('one', { render });
}

function throwing(make: (token: string) => unknown): ApiSnippets.ISnippet {
  return rendering(({ token }) => {
    throw make(token ?? '');
  });
}

const TOKEN = rendering(({ token }) => `[${token}]`);

function both(
  snippet: ApiSnippets.ISnippet,
  order: Partial<ISnippetOptions> = {}
): readonly [Code, Code] {
  const whole = { ...ORDER, ...order };
  return [writer.write(snippet, whole), writer.writeMasked(snippet, whole)];
}

function requestFor(
  order: Partial<ISnippetOptions> = {},
  page: Partial<Page> = {}
): ApiSnippets.IRequest {
  writer = new SnippetWriter({ ...PAGE, ...page }, () => secret);
  const requests: ApiSnippets.IRequest[] = [];
  const snippet = rendering(request => {
    requests.push(request);
    return '';
  });
  expect(writer.write(snippet, { ...ORDER, ...order }).kind).toBe('code');
  return requests[0];
}

describe('the token', () => {
  it.each<[string, Partial<ISnippetOptions>, string, string?]>([
    ['it is not to be included', { includeToken: false }, '[null]'],
    ['the code runs in the server', { place: 'server' }, '[null]'],
    ['the server requires none', { isOpen: true }, '[]'],
    ['the code runs in such a server', { isOpen: true, place: 'server' }, '[]'],
    ['the page has none', {}, '[null]', '']
  ])('is not in the code when %s', (_, order, text, value = SECRET) => {
    secret = value;
    const code = { kind: 'code', text, note: '', holdsToken: false };
    expect(both(TOKEN, order)).toMatchObject([code, code]);
  });

  it.each<[string, (token: string) => string]>([
    ['encoded', encodeURIComponent],
    ['in base64', token => Buffer.from(token).toString('base64')],
    ['in capitals', token => token.toUpperCase()],
    ['backwards', token => [...token].reverse().join('')],
    ['in parts', token => `${token.slice(0, 4)} ${token.slice(4)}`],
    ['by its length', token => String(token.length)]
  ])('leaves no trace in masked code: %s', (_, transform) => {
    const snippet = rendering(({ token }) => transform(token ?? ''));
    const masked = writer.writeMasked(snippet, ORDER);
    expect(inspect(masked)).not.toContain(transform(SECRET));
    secret = 'a token of another length';
    expect(writer.writeMasked(snippet, ORDER)).toEqual(masked);
  });

  it('is in the code, and in the masked code replaced by dots everywhere', () => {
    const snippet = snippetOf('one', {
      render: ({ token }) => `a "${token}" b '${token}${token}'`,
      note: ({ place, token }) => `${place}: ${token} or ${token}`
    });
    expect(both(snippet)).toMatchObject([
      {
        text: `a "${SECRET}" b '${SECRET}${SECRET}'`,
        note: `anywhere: ${SECRET} or ${SECRET}`,
        holdsToken: true
      },
      {
        text: `a "${MASK}" b '${MASK}${MASK}'`,
        note: `anywhere: ${MASK} or ${MASK}`,
        holdsToken: true
      }
    ]);
  });
});

describe('a snippet that fails', () => {
  it.each<[string, () => unknown, string]>([
    ['an error', () => new Error('No luck'), 'No luck'],
    ['an error without words', () => new TypeError(), 'TypeError'],
    ['something without a text', () => Object.create(null), 'object'],
    ['a text', () => 'No luck', 'No luck'],
    ['nothing', () => undefined, 'undefined']
  ])('reports its error: %s', (_, make, message) => {
    const failed = { kind: 'failed', message };
    expect(both(throwing(make))).toEqual([failed, failed]);
  });

  it.each<[string, (token: string) => unknown]>([
    ['an error', token => new Error(`Not ${token} or ${PAGE.value}!`)],
    ['a text', token => `Not ${token} or ${PAGE.value}!`],
    [
      'an object',
      token => ({ toString: () => `Not ${token} or ${PAGE.value}!` })
    ]
  ])('shows dots for tokens in its message: %s', (_, make) => {
    const failed = { kind: 'failed', message: `Not ${MASK} or ${MASK}!` };
    expect(both(throwing(make))).toEqual([failed, failed]);
  });

  it('shows dots for a token that it read elsewhere', () => {
    const [code] = both(
      throwing(() => new Error(`${SECRET} or ${SECRET}`)),
      { includeToken: false }
    );
    expect(code).toEqual({ kind: 'failed', message: `${MASK} or ${MASK}` });
  });

  it.each([encodeURIComponent, (token: string) => token.toUpperCase()])(
    'does not reveal the token in another form: %s',
    transform => {
      const codes = both(throwing(token => new Error(transform(token))));
      expect(inspect(codes)).not.toContain(transform(SECRET));
    }
  );

  it('shows no message if it fails only with the real token', () => {
    const snippet = rendering(({ token }) => {
      if (token === SECRET) {
        throw new Error(encodeURIComponent(token));
      }
      return 'code';
    });
    expect(both(snippet)).toMatchObject([
      { kind: 'failed', message: '' },
      { text: 'code' }
    ]);
  });

  it.each([
    ['undefined', () => undefined],
    ['a promise', async () => 'code'],
    ['a number', () => 5]
  ])('is one that returns no text: %s', (_, render) => {
    const snippet = { ...TOKEN, render: render as never };
    expect(both(snippet)).toMatchObject([
      { kind: 'failed' },
      { kind: 'failed' }
    ]);
  });
});

describe('the values for a snippet', () => {
  it('say what to call, and how', () => {
    expect(requestFor({ includeToken: false })).toEqual({
      place: 'anywhere',
      token: null,
      serverUrl: 'https://lab.example/jupyter/',
      apiUrl: 'https://lab.example/jupyter/api/sessions',
      path: '/api/sessions',
      user: '',
      isOnHub: false,
      hubUrl: '',
      takesTokenInUrl: true,
      basicAuthentication: false
    });
  });

  it.each([
    ['the owner, where only that is known', HUB_4, 'alice'],
    [
      'the user who signed in, as it is',
      { ...HUB_5, hubUser: "o'neil@x 🗝" },
      "o'neil@x 🗝"
    ]
  ])('include the user’s name on the Hub: %s', (_, options, user) => {
    expect(requestFor({}, { hub: hubOf(options) })).toMatchObject({
      user,
      isOnHub: true
    });
  });

  it.each([
    ['JupyterHub 5', HUB_5, 'https://hub.example/', false],
    ['JupyterHub 4', HUB_4, 'https://hub.example/', true],
    ['a service', SERVICE, '', false]
  ])(
    'include the URL of the hub, and whether URLs can have a token: %s',
    (_, options, hubUrl, takesTokenInUrl) => {
      expect(requestFor({}, { hub: hubOf(options) })).toMatchObject({
        hubUrl,
        takesTokenInUrl
      });
    }
  );

  it('are not given for a path that is not allowed', () => {
    const path = 'https://evil.example/api';
    const render = jest.fn(() => '');
    const refused = { kind: 'refused', refusal: 'absolute' };
    expect(both(rendering(render), { path })).toEqual([refused, refused]);
    expect(render).not.toHaveBeenCalled();
  });
});
