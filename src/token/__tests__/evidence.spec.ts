import type { RequestListener } from 'http';

import { onHub, standalone } from '../../rest/__tests__/connections';
import { body, json, page, useTestServer } from '../../rest/__tests__/server';
import type { Body } from '../../rest/body';
import type { IConnection } from '../../rest/host';
import type { IResponseResult, Result } from '../../rest/request';
import type { ApiToken } from '../../tokens';
import { type IEvidence, type Look, judge } from '../evidence';
import { check, inspect } from '../requests';

type Hub = IEvidence['hub'];

const NGINX = { name: 'nginx/1.22.1', isBasic: false };

/** Responses of the server or its Hub, and of something in front. */
const RESPONDERS = {
  hub: { hubVersion: '6.1.1', gateway: null },
  lab: { hubVersion: null, gateway: null },
  gateway: { hubVersion: null, gateway: NGINX },
  basic: { hubVersion: null, gateway: { ...NGINX, isBasic: true } }
};

function response(
  by: keyof typeof RESPONDERS,
  status: number,
  content: Body = { type: 'json', value: [] }
): IResponseResult {
  return {
    type: 'response',
    status,
    milliseconds: 1,
    body: content,
    ...RESPONDERS[by],
    clockAheadSeconds: null,
    retryAfterSeconds: null
  };
}

const HUBS: readonly Hub[] = ['knows', 'rejects', 'silent', undefined];

function outcomeOf(answer: Result, hub: Hub, onHub = true) {
  return judge({ answer, look: 'none', hub, onHub }).outcome;
}

describe('judge', () => {
  const all = (of: ApiToken.Outcome) => HUBS.map(() => of);

  it.each<[keyof typeof RESPONDERS, number[], ApiToken.Outcome[]]>([
    ['hub', [200, 201, 204, 299], ['ok', 'stale', 'ok', 'ok']],
    ['hub', [401, 403], ['refused', 'expired', 'refused', 'refused']],
    ['hub', [404], all('not-found')],
    ['hub', [429], all('too-many')],
    ['hub', [424], all('not-running')],
    // A server that can't ask the Hub responds with 503 itself.
    [
      'hub',
      [503],
      ['not-running', 'not-running', 'server-error', 'server-error']
    ],
    ['hub', [500, 501, 502, 504], all('server-error')],
    ['hub', [300, 304, 400, 405, 409, 418, 451], all('other-status')],
    // A proxy may remove the headers of a 200.
    ['gateway', [200, 204], ['ok', 'stale', 'ok', 'ok']],
    ['gateway', [400, 401, 403, 404, 405, 424], all('blocked')],
    ['gateway', [429], all('too-many')],
    ['gateway', [500, 502, 503, 504], all('server-error')]
  ])('on a hub, reads what the %s says with %j', (by, statuses, outcomes) => {
    for (const status of statuses) {
      const answer = response(by, status);
      expect(HUBS.map(hub => outcomeOf(answer, hub))).toEqual(outcomes);
    }
  });

  it.each<[keyof typeof RESPONDERS, number, ApiToken.Outcome]>([
    ['lab', 200, 'ok'],
    ['lab', 403, 'refused'],
    ['lab', 404, 'not-found'],
    ['lab', 405, 'other-status'],
    ['lab', 424, 'other-status'],
    ['lab', 503, 'server-error'],
    ['gateway', 200, 'ok'],
    ['gateway', 403, 'blocked'],
    ['gateway', 404, 'blocked'],
    ['gateway', 502, 'server-error'],
    ['basic', 401, 'blocked']
  ])('without a hub, reads what the %s says with %d', (by, status, outcome) => {
    expect(outcomeOf(response(by, status), undefined, false)).toBe(outcome);
  });

  it.each<[Body, ApiToken.Outcome]>([
    [{ type: 'text', text: 'up' }, 'ok'],
    [{ type: 'empty' }, 'ok'],
    [{ type: 'not-text' }, 'ok'],
    [{ type: 'too-large' }, 'ok'],
    [{ type: 'html' }, 'html'],
    [{ type: 'malformed' }, 'malformed']
  ])(
    'reads the body %j of a 200, and of no other status',
    (content, outcome) => {
      const read = (status: number) =>
        outcomeOf(response('hub', status, content), 'knows');
      expect([read(200), read(404)]).toEqual([outcome, 'not-found']);
    }
  );

  const REDIRECT: Result = { type: 'redirect' };
  const LOGIN = response('gateway', 200, { type: 'html' });

  it.each<
    [string, Result, Look, ApiToken.Outcome, ApiToken.IGateway['kind'] | null]
  >([
    ['redirect', REDIRECT, 'none', 'redirect', null],
    ['redirect', REDIRECT, 'alone', 'redirect', null],
    ['redirect', REDIRECT, 'page', 'blocked', 'cookie'],
    ['redirect', REDIRECT, 'hub', 'not-running', null],
    ['web page', LOGIN, 'none', 'html', null],
    ['web page', LOGIN, 'alone', 'html', null],
    ['web page', LOGIN, 'page', 'blocked', 'cookie'],
    ['gateway’s 401', response('gateway', 401), 'none', 'blocked', 'unknown'],
    ['gateway’s 401', response('gateway', 401), 'page', 'blocked', 'cookie'],
    ['gateway’s 401', response('gateway', 401), 'alone', 'blocked', 'path'],
    ['gateway’s 404', response('gateway', 404), 'none', 'blocked', 'unknown'],
    ['gateway’s 404', response('gateway', 404), 'alone', 'not-found', null],
    ['502', response('gateway', 502), 'none', 'server-error', 'unknown'],
    ['Basic 401', response('basic', 401), 'none', 'blocked', 'basic'],
    ['Basic 401', response('basic', 401), 'page', 'blocked', 'basic'],
    ['Jupyter’s 403', response('hub', 403), 'none', 'refused', null],
    ['Jupyter’s 403', response('hub', 403), 'header', 'blocked', 'header'],
    ['Jupyter’s 403', response('hub', 403), 'alone', 'other-status', null],
    ['time-out', { type: 'timeout' }, 'none', 'timeout', null],
    ['abort', { type: 'cancelled' }, 'none', 'cancelled', null]
  ])('reads a %s, %#, then “%s”', (_, answer, look, outcome, kind) => {
    const verdict = judge({ answer, look, hub: 'knows', onHub: true });
    expect(verdict.outcome).toBe(outcome);
    expect(verdict.gateway?.kind ?? null).toBe(kind);
    expect(verdict.gateway?.name || NGINX.name).toBe(NGINX.name);
  });
});

describe('a second look', () => {
  const server = useTestServer();

  beforeEach(() => {
    server.on('/hub/api/user', json(200, { name: 'alice' }, VERSION));
  });

  const VERSION = { 'X-JupyterHub-Version': '6.1.1' };
  const POLICY = {
    'Content-Security-Policy':
      "frame-ancestors 'self'; report-uri /api/security/csp-report"
  };
  const FORBIDDEN = { message: 'Forbidden', reason: null };
  const gate = body(302, '', '', { Location: '/sign-in' });
  const basic = body(401, 'text/html', '<p>', {
    Server: 'nginx/1.22.1',
    'WWW-Authenticate': 'Basic realm="Jupyter"'
  });

  /** Lets requests in that have no token, and answers the others. */
  const onlyPage =
    (reply: RequestListener, otherwise: RequestListener): RequestListener =>
    (request, response) =>
      (request.headers.authorization ? otherwise : reply)(request, response);

  const HUB_STATUS = '/user/alice/api/status';
  const HUB_SESSIONS = '/user/alice/api/sessions';

  async function bothOf(connection: IConnection) {
    const facts = await inspect(connection, {});
    const test = await check(connection, '/api/sessions', {});
    const { absence, failure, state } = facts;
    return [
      [state, absence, failure?.gateway?.kind],
      [test.outcome, test.gateway?.kind]
    ];
  }

  it('finds a gateway that lets in the page only', async () => {
    server.on('/hub/api/user', gate);
    server.on(HUB_STATUS, onlyPage(json(200, {}, VERSION), gate));
    server.on(HUB_SESSIONS, gate);
    expect(await bothOf(onHub(server))).toEqual([
      ['blocked', undefined, 'cookie'],
      ['blocked', 'cookie']
    ]);
    // Each asks the Hub once, and the server once more as the page does.
    expect(server.seen.map(({ url }) => url?.split('?')[0]).sort()).toEqual([
      ...Array(2).fill('/hub/api/user'),
      HUB_SESSIONS,
      ...Array(4).fill(HUB_STATUS)
    ]);
  });

  it('finds that the Hub alone is closed', async () => {
    server.on('/hub/api/user', json(403, { message: 'Forbidden' }));
    server.on(HUB_STATUS, json(200, {}, VERSION));
    server.on(HUB_SESSIONS, json(200, [], VERSION));
    const facts = await inspect(onHub(server), {});
    expect([facts.state, facts.failure?.kind]).toEqual(['works', 'blocked']);
    const { hub, outcome } = await check(onHub(server), '/api/sessions', {});
    expect([outcome, hub]).toEqual(['ok', 'silent']);
  });

  it('finds a gateway in front of a server that uses no token', async () => {
    server.on('/api/status', basic);
    server.on('/api/sessions', basic);
    expect(await bothOf(standalone(server, { token: '' }))).toEqual([
      ['none', 'blocked', 'basic'],
      ['blocked', 'basic']
    ]);
  });

  it('finds that the Hub responds in place of a stopped server', async () => {
    server.on(HUB_STATUS, onlyPage(page(424, VERSION), gate));
    server.on(HUB_SESSIONS, gate);
    const { outcome } = await check(onHub(server), '/api/sessions', {});
    expect(outcome).toBe('not-running');
  });

  it.each([
    ['a hub', () => onHub(server)],
    ['a server', () => standalone({ url: `${server.url}user/alice/` })],
    [
      'an open server',
      () => standalone({ url: `${server.url}user/alice/` }, { token: '' })
    ]
  ])(
    'tells a refused path and a failed one from the rest of %s',
    async (_, connect) => {
      server.on(HUB_STATUS, json(200, {}, VERSION));
      server.on(HUB_SESSIONS, json(403, FORBIDDEN, VERSION));
      const refused = await check(connect(), '/api/sessions', {});
      server.on(HUB_SESSIONS, json(503, FORBIDDEN, VERSION));
      const failed = await check(connect(), '/api/sessions', {});
      expect([refused.outcome, failed.outcome]).toEqual([
        'other-status',
        'server-error'
      ]);
    }
  );

  it.each([
    ['its headers', json(200, {}, VERSION)],
    ['its times', json(200, { last_activity: '2026-11-22T05:46:05Z' })]
  ])('knows the server at another path by %s', async (_, status) => {
    server.on(HUB_STATUS, status);
    server.on('/user/alice/proxy/8000/', json(403, {}));
    const { gateway, outcome } = await check(onHub(server), '/proxy/8000/', {});
    expect([outcome, gateway?.kind]).toEqual(['blocked', 'path']);
  });

  /** A page of the server that contains a token. */
  const pageWith = (token: string) =>
    body(
      200,
      'text/html',
      `<script id="jupyter-config-data">${JSON.stringify({ token })}</script>`
    );

  it.each([
    ['the token', 'secret', 'blocked', 'header'],
    ['another token', 'new', 'refused', undefined]
  ])(
    'finds whether a proxy removes the token: the page has %s',
    async (_, inPage, state, kind) => {
      // The page's own URL, which jsdom does not let a test change.
      const url = 'http://localhost/';
      const fetch = (input: RequestInfo, init?: RequestInit) =>
        globalThis.fetch(String(input).replace(url, server.url), init);
      server.on(
        '/api/status',
        onlyPage(json(200, {}, POLICY), json(403, FORBIDDEN))
      );
      server.on('/api/sessions', json(403, FORBIDDEN));
      server.on('/', pageWith(inPage));
      expect(await bothOf(standalone({ url }, { fetch }))).toEqual([
        [state, undefined, kind],
        [state, kind]
      ]);
      const sent = server.seen.map(({ headers }) => headers.authorization);
      expect(sent).toContain('token jupyterlab-api-token');
    }
  );

  it.each([
    ['with its version', VERSION],
    ['with its policy', POLICY]
  ])('is not needed where Jupyter responded %s', async (_, headers) => {
    server.on('/api/sessions', json(404, {}, headers));
    await check(standalone(server), '/api/sessions', {});
    expect(server.seen).toHaveLength(1);
  });
});
