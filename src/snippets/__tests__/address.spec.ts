import * as fc from 'fast-check';

import { HUB_5, hubOf } from '../../token/__tests__/pages';
import { trans } from '../../words/__tests__/trans';
import { placesOf } from '../abilities';
import { belowServer, otherHosts, strictAddress } from '../address';
import { ownSnippets } from '../own';
import { SnippetWriter } from '../writer';
import { ANY_REQUEST } from './anyrequest';
import { ANY_TEXT } from './anytext';

const SERVER = 'http://localhost:8888/';

describe('strictAddress', () => {
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
    expect(strictAddress(SERVER + below)).toBe(SERVER + strict);
  });

  it('leaves the brackets of an IPv6 address', () => {
    expect(strictAddress('http://[::1]:8888/[a]')).toBe(
      'http://[::1]:8888/%5Ba%5D'
    );
  });

  it('leaves nothing that RFC 3986 does not allow, and changes that once', () => {
    fc.assert(
      fc.property(ANY_TEXT, text => {
        const strict = strictAddress(`${SERVER}${text}`);
        expect(strict.slice(SERVER.length)).toMatch(
          /^([\w.~!$&'()*+,;=:@/?#-]|%[\dA-Fa-f]{2})*$/
        );
        expect(strictAddress(strict)).toBe(strict);
      })
    );
  });

  it('asks the server for what the browser asks it for', () => {
    fc.assert(
      fc.property(ANY_TEXT, text => {
        const { href } = new URL(
          `${SERVER}${encodeURIComponent(text.replace(/\p{Cs}/gu, ''))}?a=${text.replace(/[#\p{Cs}]/gu, '')}`
        );
        const strict = new URL(strictAddress(href));
        expect(decodeURIComponent(strict.pathname)).toBe(
          decodeURIComponent(new URL(href).pathname)
        );
        expect(strict.searchParams.get('a')).toBe(
          new URL(href).searchParams.get('a')
        );
      })
    );
  });
});

describe('belowServer', () => {
  it.each([
    ['http://localhost:8888/api/sessions', SERVER, 'api/sessions'],
    ['http://localhost:8888/', SERVER, ''],
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
    expect(() =>
      belowServer(
        'https://hub.example/user/bob/api',
        'https://hub.example/user/alice/'
      )
    ).toThrow(/is not below/);
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

  it.each([
    'http://localhost:8888/',
    'http://[::1]:8888/a%20b/',
    'https://hub.example/user/alice/'
  ])('finds none in any built-in snippet for %s', serverUrl => {
    fc.assert(
      fc.property(ANY_REQUEST, ({ path, token, user }) => {
        const hub = user ? hubOf({ ...HUB_5, hubUser: user }) : null;
        const page = { serverUrl, hub, value: '' };
        const writer = new SnippetWriter(page, () => token ?? '');
        const orders = ownSnippets(trans).flatMap(snippet =>
          placesOf(snippet).map(place => ({ snippet, place, path }))
        );
        for (const { snippet, ...order } of orders) {
          const code = writer.write(snippet, {
            ...order,
            includeToken: true,
            isOpen: false
          });
          if (code.kind === 'code') {
            expect(otherHosts(code.text, serverUrl)).toEqual([]);
          }
        }
      })
    );
  });
});
