import { HUB_4, HUB_5, hubOf } from '../../token/__tests__/pages';
import type { ApiSnippets, ApiToken } from '../../tokens';
import type { IChoice } from '../writer';
import { makeRequest } from '../writer';

type Page = Parameters<typeof makeRequest>[0];

const PAGE: Page = { hub: null, serverUrl: 'https://lab.example/jupyter/' };

const CHOICE: IChoice = {
  place: 'anywhere',
  path: '/api/sessions',
  token: null
};

/**
 * What a snippet is told, for a path that may be asked for.
 */
function told(
  choice: Partial<IChoice> = {},
  page: Partial<Page> = {}
): ApiSnippets.IRequest {
  const { request, refusal } = makeRequest(
    { ...PAGE, ...page },
    { ...CHOICE, ...choice }
  );
  expect(refusal).toBeNull();
  if (request === null) {
    throw new Error('Refused.');
  }
  return request;
}

describe('makeRequest', () => {
  it('tells the whole request', () => {
    expect(told()).toEqual({
      place: 'anywhere',
      token: null,
      serverUrl: 'https://lab.example/jupyter/',
      apiUrl: 'https://lab.example/jupyter/api/sessions',
      path: '/api/sessions',
      user: '',
      isOnHub: false
    });
  });

  it('passes on where it runs', () => {
    expect(told({ place: 'server' })).toMatchObject({ place: 'server' });
  });

  it.each<[ApiSnippets.Place, string | null, string | null]>([
    ['anywhere', 'secret', 'secret'],
    ['anywhere', '', ''],
    ['anywhere', null, null],
    ['server', 'secret', null],
    ['server', '', ''],
    ['server', null, null]
  ])('at the place %s turns the token %j into %j', (place, token, expected) => {
    expect(told({ place, token }).token).toBe(expected);
  });

  it.each([
    ['/api/sessions', '/api/sessions', 'api/sessions'],
    ['api/sessions', '/api/sessions', 'api/sessions'],
    [' \tapi/me ', '/api/me', 'api/me'],
    ['', '/', ''],
    [
      '/api/contents/a b [1].ipynb?content=0&x={y}',
      '/api/contents/a b [1].ipynb?content=0&x={y}',
      'api/contents/a%20b%20%5B1%5D.ipynb?content=0&x=%7By%7D'
    ],
    [
      '/api/contents/a%20b%2Fc',
      '/api/contents/a%20b%2Fc',
      'api/contents/a%20b%2Fc'
    ],
    ['/api/contents/ü🗝', '/api/contents/ü🗝', 'api/contents/%C3%BC%F0%9F%97%9D']
  ])('tells the path %j and its address', (given, path, below) => {
    expect(told({ path: given })).toMatchObject({
      path,
      apiUrl: `https://lab.example/jupyter/${below}`
    });
  });

  it.each([
    ['http://[::1]:8888/', 'http://[::1]:8888/'],
    [
      'http://localhost:8888/a%20b/%C3%BC/',
      'http://localhost:8888/a%20b/%C3%BC/'
    ],
    ['http://localhost:8888/a|b/', 'http://localhost:8888/a%7Cb/']
  ])('percent-encodes the address %s', (serverUrl, strict) => {
    const request = told({}, { serverUrl });
    expect(request.serverUrl).toBe(strict);
    expect(request.apiUrl).toBe(`${strict}api/sessions`);
  });

  it.each<[string, ApiToken.PathRefusal]>([
    ['https://evil.example/api', 'absolute'],
    ['//evil.example/api', 'absolute'],
    ['\\\\evil.example', 'absolute'],
    ['/api/../../hub/api', 'dots'],
    ['/api/%252e%252e/x', 'dots'],
    ['/api/contents/100%', 'characters'],
    ['/api/\n/x', 'characters'],
    ['/api/contents/a#b', 'fragment']
  ])('refuses the path %j: %s', (path, refusal) => {
    expect(makeRequest(PAGE, { ...CHOICE, path, token: 'secret' })).toEqual({
      request: null,
      refusal
    });
  });

  describe('behind a hub', () => {
    it.each([
      ['the person who signed in', { ...HUB_5, hubUser: 'bob' }, 'bob'],
      ['the owner, where only that is known', HUB_4, 'alice'],
      ['a name as it is', { ...HUB_5, hubUser: "o'neil@x 🗝" }, "o'neil@x 🗝"]
    ])('tells the name of %s', (_, options, user) => {
      expect(told({}, { hub: hubOf(options) })).toMatchObject({
        user,
        isOnHub: true
      });
    });
  });
});
