import * as fc from 'fast-check';

import { belowServer, otherHosts, resolvePath, strictUrl } from '../path';

const ROOT = 'http://localhost:8888/';
const BASES = [
  ROOT,
  'https://hub.example/user/alice/',
  'https://hub.example/user/a%40b.example/caf%C3%A9/'
];

/** Paths that stay on the server, and what is asked for below its URL. */
const ACCEPTED: readonly (readonly [string, string])[] = [
  ['/api/sessions', 'api/sessions'],
  ['api/sessions', 'api/sessions'],
  ['  /api/sessions\n', 'api/sessions'],
  ['', ''],
  ['/', ''],
  ['?a=1', '?a=1'],
  ['/api/contents?content=0', 'api/contents?content=0'],
  ['/api/contents?a=..&b=%2e%2e/', 'api/contents?a=..&b=%2e%2e/'],
  ['/api/contents/my notes.ipynb', 'api/contents/my%20notes.ipynb'],
  [
    '/api/contents/日記 📓.md',
    'api/contents/%E6%97%A5%E8%A8%98%20%F0%9F%93%93.md'
  ],
  ['/api/contents/100%25.txt', 'api/contents/100%25.txt'],
  ['/api/contents/100%2525.txt', 'api/contents/100%2525.txt'],
  ['/api/contents/issue%231.txt', 'api/contents/issue%231.txt'],
  ['/api/contents/a:b.txt', 'api/contents/a:b.txt'],
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
    [
      'absolute',
      '//evil.example|///evil.example|https://evil.example|https:evil.example|  https://evil.example|javascript:1|/\\evil|\\/evil'
    ],
    [
      'dots',
      '/../..|..|/./api|/api/contents/..|/api/..?a=1|/%2e%2e/x|/%252e%252e/x|/%25%32%65./x|/a%2f..%2f..%2fb|/a/..%252f..|/a\\..\\..|/a/%2e%2e%5c'
    ],
    // A literal % must not hide the rest.
    ['dots', '/%252e%252e/100%25.txt|/100%25/%252e%252e/x'],
    // Some Java servers read these as `..`.
    ['dots', '/..;|/..;/x|/.;a|/..%3b|/a/%252e%252e%253bx'],
    [
      'characters',
      '/api\t/sessions|/.\t./x|/\n/evil.example|java\nscript:1|/api\u0000|/api%00|/api%0d%0aX: 1|/api/%2509|/api/contents?a=\tb'
    ],
    ['characters', '%zz|/100%.txt|/%c0%ae%c0%ae/x|/%ff|/%u002e%u002e/x'],
    ['fragment', '#|/api/sessions#first']
  ])('keeps the token, because of %s, from %j', (refusal, paths) => {
    for (const path of paths.split('|')) {
      for (const base of BASES) {
        expect(resolvePath(base, path)).toEqual({ url: null, refusal });
      }
    }
  });

  // Checking 100,000 characters took half a minute.
  it('refuses what is longer than 2,000 characters', () => {
    expect(resolvePath(ROOT, `/${'a'.repeat(1999)}`).refusal).toBeNull();
    for (const path of [`/${'a'.repeat(2000)}`, '/..'.repeat(100_000)]) {
      expect(resolvePath(ROOT, path).refusal).toBe('too-long');
    }
  });

  it('stays below the server for any path', () => {
    const pieces = [...'a./\\:@?\t é#%', '..', '//', '%2e', '%2F', '%5c'];
    const parts = fc.constantFrom(...pieces, '%252e', '%252f', 'https:');
    const paths = fc.array(parts, { maxLength: 5 }).map(some => some.join(''));
    fc.assert(
      fc.property(paths, fc.constantFrom(...BASES), (path, base) => {
        const { url } = resolvePath(base, path);
        fc.pre(url !== null);
        expect(url).toMatch(new RegExp(`^${base}`));
        // As a server does behind a proxy that decodes too.
        const twice = decodeURIComponent(
          decodeURIComponent(new URL(url!).pathname)
        );
        expect(twice).not.toMatch(/(^|[/\\])\.\.?([/\\]|$)/);
      }),
      { numRuns: 3000 }
    );
  });
});

describe('strictUrl', () => {
  it.each([
    ['api/sessions', 'api/sessions'],
    ['api/contents?content=0&type=file', 'api/contents?content=0&type=file'],
    ["api/!$&'()*+,;=:@-._~", "api/!$&'()*+,;=:@-._~"],
    ['api/contents/a%20b%C3%BC.txt', 'api/contents/a%20b%C3%BC.txt'],
    ['api/contents/a[1].txt', 'api/contents/a%5B1%5D.txt'],
    ['api/contents/{a|b}^c`d"', 'api/contents/%7Ba%7Cb%7D%5Ec%60d%22'],
    ['api/contents?a=[1]&b=\\', 'api/contents?a=%5B1%5D&b=%5C'],
    ['api/contents/<a b>', 'api/contents/%3Ca%20b%3E'],
    ['api/contents/100%', 'api/contents/100%25'],
    ['api/contents/%4', 'api/contents/%254'],
    [
      'api/contents/日 \u212a\ud800',
      'api/contents/%E6%97%A5%20%E2%84%AA%EF%BF%BD'
    ]
  ])('writes %j as %j', (below, strict) => {
    expect(strictUrl(ROOT + below)).toBe(ROOT + strict);
  });

  it('keeps the brackets of an IPv6 address', () => {
    expect(strictUrl('http://[::1]:8888/[a]')).toBe(
      'http://[::1]:8888/%5Ba%5D'
    );
  });
});

describe('belowServer', () => {
  it.each([
    ['http://localhost:8888/api/sessions', ROOT, 'api/sessions'],
    ['http://localhost:8888/', ROOT, ''],
    [
      'https://hub.example/user/alice/api?a=1',
      'https://HUB.example/user/alice/',
      'api?a=1'
    ],
    [
      'http://localhost:8888/a%20b/%C3%BC/api',
      'http://localhost:8888/a b/ü/',
      'api'
    ]
  ])('finds what %s has below %s', (url, serverUrl, below) => {
    expect(belowServer(url, serverUrl)).toBe(below);
  });

  it('finds nothing elsewhere', () => {
    const url = 'https://hub.example/user/bob/api';
    expect(() => belowServer(url, BASES[1])).toThrow(/is not below/);
  });
});

describe('otherHosts', () => {
  it.each<[string, string[]]>([
    ['no URL', []],
    ['//evil.example evil.example/ ftp://evil.example/', []],
    ["get 'https://hub.example/user/alice/api'", []],
    ['http://HUB.example/ wss://hub.example/x ws://hub.example', []],
    ['https://hub.example:443/', []],
    ['https://hub.example:8443/', ['hub.example:8443']],
    ['https://hub.example@evil.example/', ['hub.example@evil.example']],
    ['https://hub.example\\@evil.example/', ['hub.example\\@evil.example']],
    ['https://alice@hub.example/', ['alice@hub.example']],
    ['HTTPS://Evil.example?https://hub.example/', ['evil.example']],
    ['https://hub.example.evil.example', ['hub.example.evil.example']],
    ['wss://[::1]:8888/', ['[::1]:8888']],
    [
      'http://a.example/ "ws://b.example", http://a.example/c',
      ['a.example', 'b.example']
    ],
    ['https://no:port/', ['no:port']]
  ])('finds in %j %j', (text, hosts) => {
    expect(otherHosts(text, 'https://hub.example/user/alice/')).toEqual(hosts);
  });
});
