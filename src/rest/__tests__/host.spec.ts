import {
  HUB_4,
  HUB_5,
  hubOf,
  pageWith,
  SERVICE
} from '../../token/__tests__/pages';
import { readHost } from '../host';

it.each([false, true])('finds no hub without hubPrefix, Lite: %s', isLite => {
  const options = { hubUser: 'alice', hubHost: 'https://hub.example' };
  expect(readHost(pageWith(options, { isLite }))).toEqual({
    hub: null,
    isLite
  });
});

it('reads the URL of a hub at the page’s own origin', () => {
  expect(hubOf(HUB_5)).toEqual({
    url: 'https://hub.example/hub/',
    sameOrigin: true,
    user: 'alice',
    serverUser: 'alice',
    serverName: '',
    serviceName: ''
  });
});

it.each([
  ['the page’s own', 'https://hub.example', true],
  ['another host', 'https://other.example', false],
  ['another port', 'https://hub.example:8443', false],
  ['another scheme', 'http://hub.example', false]
])('says whether the hub’s origin is %s', (_, hubHost, sameOrigin) => {
  const hub = hubOf({ ...HUB_5, hubHost });
  expect(hub.url).toBe(`${hubHost}/hub/`);
  expect(hub.sameOrigin).toBe(sameOrigin);
});

it.each([
  [
    'the prefix of a hub',
    { ...HUB_5, hubPrefix: '/a%20b/hub/' },
    { url: 'https://hub.example/a%20b/hub/' }
  ],
  ['a named server', { ...HUB_5, hubServerName: 'gpu' }, { serverName: 'gpu' }],
  ['a service', SERVICE, { user: 'alice', serverUser: '', serviceName: 'lab' }],
  [
    'a service before JupyterHub 5.0',
    { ...SERVICE, hubUser: '' },
    { user: null, serverUser: '', serviceName: 'lab' }
  ],
  [
    'a visitor',
    { ...HUB_5, hubUser: 'bob' },
    { user: 'bob', serverUser: 'alice' }
  ],
  [
    'no visitor before JupyterHub 5.0',
    HUB_4,
    { user: null, serverUser: 'alice' }
  ]
])('reads %s', (_, options, hub) => {
  expect(hubOf(options)).toMatchObject(hub);
});
