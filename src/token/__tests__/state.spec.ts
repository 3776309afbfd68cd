import { failed } from '../../rest/failure';
import type { ApiToken } from '../../tokens';
import { trans } from '../../ui/__tests__/trans';
import { absenceWords, gatewayWords, stateDetail } from '../meaning';
import {
  isLoopback,
  isReadableOnTheWay,
  stateOf,
  stateWords,
  tokenTitle
} from '../state';
import { HUB_4, HUB_5, hubOf, SERVICE } from './pages';

const NOW = new Date('2026-11-22T12:00:00Z');
const HOUR = 60 * 60 * 1000;
const LOCALE = { language: 'en', trans };

const HUB = { kind: 'hub', hub: hubOf(HUB_5) } as const;
const OLD_HUB = { kind: 'hub', hub: hubOf(HUB_4) } as const;
const OTHER_ORIGIN = {
  kind: 'hub',
  hub: hubOf({
    ...HUB_5,
    hubHost: 'https://other.example',
    hubServerName: 'gpu'
  })
} as const;
const IN_SERVICE = { kind: 'hub', hub: hubOf(SERVICE) } as const;
const SERVER = { kind: 'server', hub: null } as const;
const OTHER = { kind: 'other', hub: null } as const;
const NONE = { kind: 'none', hub: null } as const;
const NONE_OF_HUB = { kind: 'none', hub: hubOf(HUB_5) } as const;

type Token = Parameters<typeof tokenTitle>[0];

function wordsFor(token: Token, facts: ApiToken.IFacts | null): string {
  const state = stateOf(token, facts, NOW);
  const detail = facts && stateDetail(state, token, facts, NOW, LOCALE);
  return `${state}: ${stateWords(state, trans)} / ${detail ?? ''}`;
}

describe('stateWords', () => {
  it.each<[Token, ApiToken.IFacts['state'] | null, string]>([
    [HUB, 'works', 'valid: Valid / Gives access to server alice/'],
    [OTHER_ORIGIN, 'works', 'valid: Valid / Gives access to server alice/gpu'],
    [IN_SERVICE, 'works', 'valid: Valid / Gives access to service lab'],
    [SERVER, 'works', 'valid: Valid / Gives full access to this server'],
    [OTHER, 'works', 'valid: Valid / '],
    [
      HUB,
      'refused',
      'invalid: No longer valid / The Hub does not recognize this token. Reload the page to get a new one.'
    ],
    [
      OTHER_ORIGIN,
      'refused',
      'invalid: No longer valid / The server does not accept this token. Reload the page to get a new one.'
    ],
    [
      SERVER,
      'refused',
      'invalid: No longer valid / The server does not accept this token. Reload the page to get a new one.'
    ],
    [HUB, 'blocked', 'blocked: Status unknown / '],
    [HUB, 'unknown', 'unknown: Status unknown / '],
    [HUB, null, 'asking: Checking the token … / '],
    [NONE, 'none', 'none:  / ']
  ])('of %j, %s', (token, state, words) => {
    expect(wordsFor(token, state && { state })).toBe(words);
  });

  it('do not quote a Hub that was not asked', () => {
    const facts = { state: 'refused', failure: failed('blocked') } as const;
    expect(wordsFor(HUB, facts)).toContain('The server does not accept');
  });

  it.each<[number | null, number, RegExp]>([
    [1, 335, /^valid/],
    [262, 74, /^valid/],
    [286, 50, /^expiring: .* \/ Expires in 2 days\. Reload/],
    [330, 3.5, /^expiring: .* \/ Expires in 3 hours\. Reload/],
    [null, 3.5, /^expiring/],
    [0.1, 0.9, /^valid/],
    [0.8, 0.2, /^expiring: .* in 12 minutes/],
    [336, 0, /^invalid: .* \/ The token expired\. Reload/],
    [null, Infinity, /^valid/]
  ])('after %s hours, with %s left', (hoursAgo, hoursLeft, words) => {
    const date = (hours: number) => new Date(+NOW + hours * HOUR);
    const lifetime = {
      created: hoursAgo === null ? null : date(-hoursAgo),
      expires: hoursLeft === Infinity ? null : date(hoursLeft)
    };
    expect(wordsFor(HUB, { state: 'works', lifetime })).toMatch(words);
  });
});

it.each<[Token, Partial<ApiToken.IFacts> | null, string]>([
  [HUB, null, 'JupyterHub token of alice'],
  [HUB, { owner: 'bob' }, 'JupyterHub token of bob'],
  [OLD_HUB, {}, 'JupyterHub token'],
  [OLD_HUB, { owner: 'bob' }, 'JupyterHub token of bob'],
  [HUB, { endsWithSession: false }, 'API token of alice'],
  [SERVER, null, 'Token of this Jupyter server'],
  [OTHER, null, 'API token'],
  [OTHER, { owner: 'bob' }, 'API token of bob'],
  [NONE_OF_HUB, { absence: 'hub' }, 'This page has no token'],
  [NONE, { absence: 'blocked' }, 'This page has no token'],
  [NONE, { absence: 'open' }, 'This server uses no token'],
  [NONE, null, 'This server uses no token'],
  [NONE, { absence: 'lite' }, 'JupyterLite has no server and no token']
])('names the token %j with the facts %j', (token, facts, title) => {
  const known = facts && { state: 'unknown' as const, ...facts };
  expect(tokenTitle(token, known, trans)).toBe(title);
});

it.each<[ApiToken.Absence, RegExp, RegExp]>([
  ['hub', /with this server gave.* 2\.2 and later/, /\$JUPYTERHUB_API/],
  ['lite', /no server/, /with a server/],
  ['open', /does not ask for/, /without a token/],
  ['sign-in', /password or in a way of its own/, /JUPYTER_TOKEN/],
  ['unknown', /^It is not known/, /“Refresh”/]
])('says why there is no token: %s', (absence, why, instead) => {
  expect(absenceWords({ state: 'none', absence }, trans)).toEqual([
    expect.stringMatching(why),
    expect.stringMatching(instead)
  ]);
});

it.each<[ApiToken.IGateway['kind'], boolean, RegExp]>([
  ['basic', true, /username and password.*curl --user/],
  ['cookie', true, /^Something in front .* this browser in and stops/],
  ['cookie', false, /^A gateway .* or the server’s own sign-in, lets this/],
  ['header', true, /^Something in front .* removes the header Authorization/],
  ['header', false, /^A proxy .* or the server signs users in without tokens/],
  ['path', true, /at \/api\/status\./],
  ['unknown', true, /says nothing about the token.*sign in again\./]
])(
  'says what a gateway of the kind %s does, on a hub: %s',
  (kind, onHub, words) => {
    const said = gatewayWords({ kind, name: '' }, onHub, trans);
    expect(said).toMatch(words);
    expect(gatewayWords({ kind, name: 'nginx' }, onHub, trans)).toBe(
      `${said} It calls itself “nginx”.`
    );
  }
);

it.each([
  ['http://localhost:8888/', true],
  ['http://alice.localhost:8888/user/', true],
  ['http://127.255.13.9/', true],
  ['http://[::1]:8888/', true],
  ['http://lab.example/localhost/', false],
  ['http://localhost.example/', false],
  ['http://127.0.0.1.example/', false],
  ['http://128.0.0.1/', false],
  ['http://10.127.0.1:8888/', false],
  ['http://[::2]/', false]
])('%s leads to each machine itself: %s', (url, expected) => {
  expect(isLoopback(url)).toBe(expected);
  expect(isReadableOnTheWay(url)).toBe(!expected);
  expect(isReadableOnTheWay(url.replace('http:', 'https:'))).toBe(false);
});
