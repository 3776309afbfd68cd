import { HUB_4, HUB_5, hubOf } from '../../token/__tests__/pages';
import { NO_FACTS } from '../../token/unknown';
import type { ApiToken } from '../../tokens';
import { serverName, tokenTitle } from '../title';
import { trans } from './trans';

const HUB = hubOf(HUB_5);
const OLD_HUB = hubOf(HUB_4);

/**
 * Facts as far as they are known.
 */
function facts(known: Partial<ApiToken.IFacts>): ApiToken.IFacts {
  return { ...NO_FACTS, ...known };
}

describe('tokenTitle', () => {
  it.each([
    ['before anybody was asked', HUB, null, 'JupyterHub token of alice'],
    ['as the Hub says', HUB, { owner: 'bob' }, 'JupyterHub token of bob'],
    ['when the Hub is silent', HUB, {}, 'JupyterHub token of alice'],
    [
      'on an older hub, asked',
      OLD_HUB,
      { owner: 'bob' },
      'JupyterHub token of bob'
    ],
    ['on an older hub, not asked', OLD_HUB, null, 'JupyterHub token'],
    ['on an older hub that is silent', OLD_HUB, {}, 'JupyterHub token']
  ])('says whose token it is %s', (_, hub, known, title) => {
    const token = { kind: 'hub', hub } as const;
    expect(tokenTitle(token, known && facts(known), trans)).toBe(title);
  });

  it('says that it is the server’s, without a hub', () => {
    const token = { kind: 'server', hub: null } as const;
    const title = 'Token of this Jupyter server';
    expect(tokenTitle(token, null, trans)).toBe(title);
  });

  it.each([
    [HUB, null, 'This page has no token'],
    [HUB, 'hub', 'This page has no token'],
    [null, null, 'This server uses no token'],
    [null, 'open', 'This server uses no token'],
    [null, 'password', 'This server uses no token'],
    [null, 'lite', 'JupyterLite has no server, and so no token']
  ] as const)('says that there is none', (hub, absence, title) => {
    const token = { kind: 'none', hub } as const;
    expect(tokenTitle(token, facts({ absence }), trans)).toBe(title);
  });
});

describe('serverName', () => {
  it.each([
    ['', 'alice/'],
    ['gpu', 'alice/gpu']
  ])('names the server %j as the Hub does', (hubServerName, name) => {
    expect(serverName(hubOf({ ...HUB_5, hubServerName }))).toBe(name);
  });

  it('names it by its owner, whoever visits', () => {
    expect(serverName(hubOf({ ...HUB_5, hubUser: 'bob' }))).toBe('alice/');
  });
});
