import { resolvePath } from '../address';

const ROOT = 'http://localhost:8888/';
const BASES = [
  ROOT,
  'https://hub.example/user/alice/',
  'https://hub.example/user/a%40b.example/caf%C3%A9/'
];

/**
 * Paths that stay on the server, and what is asked for below its address.
 */
const ACCEPTED: readonly (readonly [string, string])[] = [
  ['/api/sessions', 'api/sessions'],
  ['api/sessions', 'api/sessions'],
  ['  /api/sessions\n', 'api/sessions'],
  ['', ''],
  ['/', ''],
  ['?a=1', '?a=1'],
  ['/api/contents?content=0', 'api/contents?content=0'],
  [
    '/api/contents?next=https://a.example/../b',
    'api/contents?next=https://a.example/../b'
  ],
  ['/api/contents?a=..&b=%2e%2e/', 'api/contents?a=..&b=%2e%2e/'],
  ['/api/contents/my notes.ipynb', 'api/contents/my%20notes.ipynb'],
  ['/api/contents/my%20notes.ipynb', 'api/contents/my%20notes.ipynb'],
  ['/api/contents/naïve.txt', 'api/contents/na%C3%AFve.txt'],
  [
    '/api/contents/日記 📓.md',
    'api/contents/%E6%97%A5%E8%A8%98%20%F0%9F%93%93.md'
  ],
  ['/api/contents/100%25.txt', 'api/contents/100%25.txt'],
  ['/api/contents/100%2525.txt', 'api/contents/100%2525.txt'],
  ['/api/contents/issue%231.txt', 'api/contents/issue%231.txt'],
  ['/api/contents/a:b.txt', 'api/contents/a:b.txt'],
  ['/api/contents/a@b.txt', 'api/contents/a@b.txt'],
  ['/api/contents/.hidden', 'api/contents/.hidden'],
  ['/api/contents/..hidden', 'api/contents/..hidden'],
  ['/api/contents/a...b/...', 'api/contents/a...b/...'],
  ['/..a', '..a'],
  ['/a..;/.a;', 'a..;/.a;'],
  ['/api/contents/dir%2Ffile', 'api/contents/dir%2Ffile'],
  ['@evil.example/', '@evil.example/'],
  ['/:80/', ':80/'],
  ['/api//evil.example', 'api//evil.example']
];

describe('resolvePath', () => {
  describe.each(BASES)('from %s', base => {
    it.each(ACCEPTED)('finds %j', (path, below) => {
      expect(resolvePath(base, path)).toEqual({
        url: `${base}${below}`,
        refusal: null
      });
    });
  });

  it.each([
    ['//evil.example', 'absolute'],
    ['///evil.example', 'absolute'],
    ['https://evil.example', 'absolute'],
    ['HTTPS://evil.example', 'absolute'],
    ['https:evil.example', 'absolute'],
    ['  https://evil.example', 'absolute'],
    ['javascript:1', 'absolute'],
    ['data:text/html,x', 'absolute'],
    ['blob:https://hub.example/1', 'absolute'],
    ['\\\\evil', 'absolute'],
    ['/\\evil', 'absolute'],
    ['\\/evil', 'absolute'],
    ['/../..', 'dots'],
    ['..', 'dots'],
    ['/./api', 'dots'],
    ['/api/contents/..', 'dots'],
    ['/api/../../bob/api/sessions', 'dots'],
    ['/api/..?a=1', 'dots'],
    ['/%2e%2e/x', 'dots'],
    ['/%2E%2E/x', 'dots'],
    ['/.%2e/x', 'dots'],
    ['/%2e/x', 'dots'],
    ['/%252e%252e/x', 'dots'],
    ['/%25252e%25252e/x', 'dots'],
    ['/%25%32%65./x', 'dots'],
    ['/a/..%2f..', 'dots'],
    ['/a%2f..%2f..%2fb', 'dots'],
    ['/a/..%252f..', 'dots'],
    ['/a\\..\\..', 'dots'],
    ['/a%5c..%5c..', 'dots'],
    ['/a/%2e%2e%5c', 'dots'],
    // Some Java servers read these as `..`.
    ['/..;', 'dots'],
    ['/..;/x', 'dots'],
    ['/.;a', 'dots'],
    ['/%2e%2e;', 'dots'],
    ['/..%3b', 'dots'],
    ['/a/%252e%252e%253bx', 'dots'],
    ['/api\t/sessions', 'characters'],
    ['/.\t./x', 'characters'],
    ['/\n/evil.example', 'characters'],
    ['/\t/evil.example', 'characters'],
    ['java\nscript:1', 'characters'],
    ['/api\r\n/sessions', 'characters'],
    ['/api\u0000', 'characters'],
    ['/api%00', 'characters'],
    ['/api%0d%0aX: 1', 'characters'],
    ['/api/%2509', 'characters'],
    ['/api/contents?a=\tb', 'characters'],
    ['%zz', 'characters'],
    ['/100%.txt', 'characters'],
    ['/%c0%ae%c0%ae/x', 'characters'],
    ['/%ff', 'characters'],
    ['/%u002e%u002e/x', 'characters'],
    ['#', 'fragment'],
    ['/api/sessions#first', 'fragment'],
    ['/api?a=1#first', 'fragment']
  ])('keeps the token from %j', (path, refusal) => {
    for (const base of BASES) {
      expect(resolvePath(base, path)).toEqual({ url: null, refusal });
    }
  });

  // A % that stands for itself must not hide what comes before or after it.
  it.each(['/%252e%252e/100%25.txt', '/100%25/%252e%252e/x'])(
    'keeps the token from %j',
    path => {
      expect(resolvePath(ROOT, path).refusal).toBe('dots');
    }
  );

  // Checking 100,000 characters took half a minute.
  it('refuses what is longer than 2,000 characters', () => {
    expect(resolvePath(ROOT, `/${'a'.repeat(1999)}`).refusal).toBeNull();
    for (const path of [`/${'a'.repeat(2000)}`, '/..'.repeat(100_000)]) {
      expect(resolvePath(ROOT, path).refusal).toBe('too-long');
    }
  });

  it('leads nowhere but below the server, whatever is put together', () => {
    const pieces = [
      'a',
      '.',
      '..',
      '/',
      '\\',
      ':',
      '@',
      '?',
      '%2e',
      '%2F',
      '%5c'
    ];
    const longer = ['%252e', '%252f', '//', '\t', ' ', 'é', 'https:', '#', '%'];
    let accepted = 0;
    for (const path of combine([...pieces, ...longer], 3)) {
      for (const base of BASES) {
        const { url } = resolvePath(base, path);
        if (url !== null) {
          accepted += 1;
          const decoded = decodeTwice(new URL(url).pathname);
          if (
            !url.startsWith(base) ||
            /(^|[/\\])\.\.?([/\\]|$)/.test(decoded)
          ) {
            throw new Error(`${JSON.stringify(path)} leads to ${url}`);
          }
        }
      }
    }
    expect(accepted).toBeGreaterThan(1000);
  });
});

/**
 * All texts of up to `length` of the pieces.
 */
function* combine(
  pieces: readonly string[],
  length: number
): Generator<string> {
  yield '';
  if (length > 0) {
    for (const rest of combine(pieces, length - 1)) {
      for (const piece of pieces) {
        yield piece + rest;
      }
    }
  }
}

/**
 * Decode a path as a server does behind a proxy that decodes too.
 */
function decodeTwice(path: string): string {
  return decodeURIComponent(decodeURIComponent(path));
}
