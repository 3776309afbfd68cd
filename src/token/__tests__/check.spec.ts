import { asked, onHub, standalone } from '../../rest/__tests__/connections';
import {
  body,
  json,
  page,
  reset,
  TestServer
} from '../../rest/__tests__/server';
import type { Body } from '../../rest/body';
import type { ApiToken } from '../../tokens';
import { check, readOutcome } from '../check';

function outcomeOf(
  status: number,
  content: Body,
  hub: ApiToken.ICheck['hub'],
  isOnHub: boolean
): ApiToken.Outcome {
  return readOutcome(
    {
      type: 'response',
      status,
      milliseconds: 1,
      body: content,
      hubVersion: null,
      clockAheadSeconds: null,
      retryAfterSeconds: null
    },
    hub,
    isOnHub
  );
}

const JSON_BODY: Body = { type: 'json', value: [] };

describe('readOutcome', () => {
  type Outcomes = readonly [
    onHub: ApiToken.Outcome,
    rejected: ApiToken.Outcome,
    alone: ApiToken.Outcome
  ];

  it.each<[number[], Outcomes]>([
    [
      [200, 201, 204, 299],
      ['ok', 'stale', 'ok']
    ],
    [
      [401, 403],
      ['refused', 'expired', 'refused']
    ],
    [[404], ['not-found', 'not-found', 'not-found']],
    [[429], ['too-many', 'too-many', 'too-many']],
    [[424], ['not-running', 'not-running', 'not-running']],
    [
      [502, 503, 504],
      ['not-running', 'not-running', 'server-error']
    ],
    [
      [500, 501, 505, 599],
      ['server-error', 'server-error', 'server-error']
    ],
    [
      [300, 304, 400, 405, 409, 418, 451],
      ['other-status', 'other-status', 'other-status']
    ]
  ])('reads the statuses %j', (statuses, [known, rejected, alone]) => {
    for (const status of statuses) {
      const outcome = (hub: ApiToken.ICheck['hub'], isOnHub = true) =>
        outcomeOf(status, JSON_BODY, hub, isOnHub);
      expect(outcome('knows')).toBe(known);
      expect(outcome(undefined)).toBe(known);
      // A server that can't ask the Hub responds with 500 or 503 itself.
      expect(outcome('silent')).toBe(status >= 500 ? 'server-error' : known);
      expect(outcome('rejects')).toBe(rejected);
      expect(outcome(undefined, false)).toBe(alone);
    }
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
      expect(outcomeOf(200, content, 'knows', true)).toBe(outcome);
      expect(outcomeOf(404, content, 'knows', true)).toBe('not-found');
    }
  );
});

describe('check', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await TestServer.start();
  });
  afterAll(() => server.stop());
  beforeEach(() => server.reset());

  const SESSIONS = '/api/sessions';
  const ALICES_SESSIONS = '/user/alice/api/sessions';
  const known = json(200, { name: 'alice', scopes: [] });
  const forbidden = json(403, { message: 'Forbidden' });

  it('returns the response of a server without a hub', async () => {
    server.on(SESSIONS, json(200, [{ id: '1f0a' }]));
    const fetch = jest.fn(globalThis.fetch);
    expect(await check({ ...standalone(server), fetch }, SESSIONS, {})).toEqual(
      {
        path: SESSIONS,
        outcome: 'ok',
        response: {
          status: 200,
          milliseconds: expect.any(Number),
          data: [{ id: '1f0a' }],
          message: '',
          clockAheadSeconds: 0
        }
      }
    );
    expect(asked(server)).toEqual(['/api/sessions token secret']);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['ok', 'knows', json(200, []), known],
    ['stale', 'rejects', json(200, []), forbidden],
    ['expired', 'rejects', forbidden, forbidden],
    ['refused', 'knows', forbidden, known],
    ['refused', 'silent', forbidden, json(500, {})],
    ['ok', 'silent', json(200, []), page(200)],
    ['ok', 'silent', json(200, []), reset],
    ['not-running', 'knows', page(424), known],
    ['not-running', 'knows', page(503), known],
    ['unreachable', 'silent', reset, reset],
    ['html', 'knows', page(200), known]
  ])(
    'calls a test %s when the Hub %s the token',
    async (outcome, hub, reply, word) => {
      server.on(ALICES_SESSIONS, reply);
      server.on('/hub/api/user', word);
      expect(await check(onHub(server), SESSIONS, {})).toMatchObject({
        outcome,
        hub
      });
      expect(asked(server)).toEqual([
        '/hub/api/user token secret',
        '/user/alice/api/sessions token secret'
      ]);
    }
  );

  // The Hub redirects for a server that does not run.
  it.each([
    ['redirect', json(200, { version: '2.18.0' })],
    ['not-running', page(424)]
  ])('calls a redirect on a hub %s by GET /api', async (outcome, reply) => {
    server.on(ALICES_SESSIONS, body(302, '', '', { Location: '/hub/' }));
    server.on('/hub/api/user', known);
    server.on('/user/alice/api', reply);
    const result = await check(onHub(server), SESSIONS, {});
    expect(result.outcome).toBe(outcome);
    expect(asked(server)).toContain('/user/alice/api');
  });

  it('does not ask a Hub on another origin', async () => {
    server.on(ALICES_SESSIONS, json(200, []));
    const hubHost = server.url.replace('127.0.0.1', 'localhost');
    const { hub, outcome } = await check(
      onHub(server, { hubHost }),
      SESSIONS,
      {}
    );
    expect([outcome, hub]).toEqual(['ok', undefined]);
    expect(asked(server)).toEqual(['/user/alice/api/sessions token secret']);
  });

  it.each([
    ['JSON', json(200, { a: 1 }), { data: { a: 1 }, message: '' }],
    ['text', body(200, 'text/plain', 'up'), { data: 'up' }],
    ['a web page', page(200), {}],
    [
      'a failure’s message',
      json(500, { message: 'No disk' }),
      { data: { message: 'No disk' }, message: 'No disk' }
    ],
    [
      'a message of another type',
      json(500, { message: 5 }),
      { data: { message: 5 }, message: '' }
    ],
    ['nothing', body(204, 'application/json', ''), { omitted: 'empty' }],
    ['no text', body(200, 'image/png', '\0PNG'), { omitted: 'not-text' }],
    [
      'too much',
      body(200, 'text/plain', '', { 'Content-Length': '50000000' }),
      { omitted: 'too-large' }
    ]
  ])('returns the content of %s', async (_, reply, content) => {
    server.on(SESSIONS, reply);
    const { response } = await check(standalone(server), SESSIONS, {});
    const { data, message, omitted } = response!;
    expect({ data, message, omitted }).toEqual(content);
  });

  it('returns the pause and the server’s clock', async () => {
    const Date = new globalThis.Date(globalThis.Date.now() + 86_400_000);
    const headers = { 'Retry-After': '30', Date: Date.toUTCString() };
    server.on(SESSIONS, json(429, {}, headers));
    const { response } = await check(standalone(server), SESSIONS, {});
    expect(response?.retryAfterSeconds).toBe(30);
    expect(response?.clockAheadSeconds).toBeGreaterThanOrEqual(86_395);
    expect(response?.clockAheadSeconds).toBeLessThanOrEqual(86_401);
  });

  it.each([
    [
      'a path that leads out of the server',
      '//evil.example/api',
      () => onHub(server),
      { outcome: 'outside', refusal: 'absolute' }
    ],
    [
      'a hub that gave the page no token',
      SESSIONS,
      () => ({ ...onHub(server), token: '' }),
      { outcome: 'no-token' }
    ],
    [
      'JupyterLite',
      SESSIONS,
      () => ({ ...standalone(server), host: { hub: null, isLite: true } }),
      { outcome: 'no-token' }
    ]
  ])('sends nothing for %s', async (_, path, connect, result) => {
    expect(await check(connect(), path, {})).toEqual({ path, ...result });
    expect(asked(server)).toEqual([]);
  });

  it('sends no token to a server that uses none', async () => {
    server.on(SESSIONS, json(200, []));
    const connection = { ...standalone(server), token: '' };
    expect((await check(connection, SESSIONS, {})).outcome).toBe('ok');
    expect(asked(server)).toEqual(['/api/sessions']);
  });

  it('aborts both requests', async () => {
    const abort = new AbortController();
    let waiting = 0;
    const abortAtBoth = () => {
      waiting += 1;
      if (waiting === 2) {
        abort.abort();
      }
    };
    server.on(ALICES_SESSIONS, abortAtBoth);
    server.on('/hub/api/user', abortAtBoth);
    expect(await check(onHub(server), SESSIONS, abort)).toEqual({
      path: SESSIONS,
      outcome: 'cancelled'
    });
  });
});
