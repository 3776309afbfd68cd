import { asked, onHub, standalone } from '../../rest/__tests__/connections';
import {
  body,
  json,
  page,
  reset,
  TestServer
} from '../../rest/__tests__/server';
import type { Body } from '../../rest/body';
import type { INoAnswer } from '../../rest/request';
import type { ApiToken } from '../../tokens';
import { check, readOutcome } from '../check';

const JSON_BODY: Body = { type: 'json', value: [] };

/**
 * Say how a try ended that got a whole answer.
 */
function outcomeOf(
  status: number,
  content: Body,
  hub: ApiToken.ICheck['hub'],
  onHub: boolean
): ApiToken.Outcome {
  return readOutcome(
    {
      type: 'response',
      status,
      milliseconds: 1,
      body: content,
      hubVersion: null,
      clockAhead: null,
      retryAfter: null
    },
    hub,
    onHub
  );
}

describe('readOutcome', () => {
  /**
   * Statuses, and what they mean on a hub, on a hub that no longer knows the
   * token, and without a hub.
   */
  it.each<[number[], Record<'hub' | 'rejected' | 'alone', ApiToken.Outcome>]>([
    [[200, 201, 204, 299], { hub: 'ok', rejected: 'stale', alone: 'ok' }],
    [[401, 403], { hub: 'refused', rejected: 'expired', alone: 'refused' }],
    [[404], { hub: 'not-found', rejected: 'not-found', alone: 'not-found' }],
    [[429], { hub: 'too-many', rejected: 'too-many', alone: 'too-many' }],
    [
      [424],
      { hub: 'not-running', rejected: 'not-running', alone: 'not-running' }
    ],
    [
      [502, 503, 504],
      { hub: 'not-running', rejected: 'not-running', alone: 'server-error' }
    ],
    [
      [500, 501, 505, 599],
      { hub: 'server-error', rejected: 'server-error', alone: 'server-error' }
    ],
    [
      [300, 304, 400, 405, 409, 418, 451],
      { hub: 'other-status', rejected: 'other-status', alone: 'other-status' }
    ]
  ])('tells what the statuses %j mean', (statuses, outcomes) => {
    for (const status of statuses) {
      for (const hub of ['knows', null] as const) {
        expect(outcomeOf(status, JSON_BODY, hub, true)).toBe(outcomes.hub);
      }
      // A server that can't ask the Hub answers 500 or 503 itself.
      expect(outcomeOf(status, JSON_BODY, 'silent', true)).toBe(
        status >= 500 ? 'server-error' : outcomes.hub
      );
      expect(outcomeOf(status, JSON_BODY, 'rejects', true)).toBe(
        outcomes.rejected
      );
      expect(outcomeOf(status, JSON_BODY, null, false)).toBe(outcomes.alone);
    }
  });

  it.each<[Body, ApiToken.Outcome]>([
    [JSON_BODY, 'ok'],
    [{ type: 'text', text: 'up' }, 'ok'],
    [{ type: 'empty' }, 'ok'],
    [{ type: 'not-text' }, 'ok'],
    [{ type: 'too-large' }, 'ok'],
    [{ type: 'html' }, 'html'],
    [{ type: 'malformed' }, 'malformed']
  ])('tells what a body of %j means', (content, outcome) => {
    expect(outcomeOf(200, content, null, false)).toBe(outcome);
    expect(outcomeOf(200, content, 'knows', true)).toBe(outcome);
  });

  it.each<[number, ApiToken.Outcome]>([
    [403, 'refused'],
    [404, 'not-found'],
    [500, 'server-error']
  ])('looks at no body of a %i', (status, outcome) => {
    for (const type of ['html', 'malformed', 'empty'] as const) {
      expect(outcomeOf(status, { type }, null, false)).toBe(outcome);
    }
  });

  it.each<INoAnswer['type']>([
    'redirect',
    'timeout',
    'unreachable',
    'cancelled'
  ])('passes on that there was no answer: %s', type => {
    for (const hub of ['knows', 'rejects', 'silent', null] as const) {
      expect(readOutcome({ type }, hub, true)).toBe(type);
      expect(readOutcome({ type }, hub, false)).toBe(type);
    }
  });
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

  it('tells what the server answered, without a hub', async () => {
    server.on(SESSIONS, json(200, [{ id: '1f0a' }]));
    expect(await check(standalone(server), SESSIONS, {})).toEqual({
      path: SESSIONS,
      url: `${server.url}api/sessions`,
      outcome: 'ok',
      refusal: null,
      status: 200,
      milliseconds: expect.any(Number),
      data: [{ id: '1f0a' }],
      omitted: null,
      message: '',
      hub: null,
      retryAfter: null,
      clockAhead: 0
    });
    expect(asked(server)).toEqual(['/api/sessions token secret']);
  });

  it('asks the Hub too, in the same moment', async () => {
    server.on(ALICES_SESSIONS, json(200, []));
    server.on('/hub/api/user', known);
    expect(await check(onHub(server), SESSIONS, {})).toMatchObject({
      url: `${server.url}user/alice/api/sessions`,
      outcome: 'ok',
      hub: 'knows',
      data: []
    });
    expect(asked(server)).toEqual([
      '/hub/api/user token secret',
      '/user/alice/api/sessions token secret'
    ]);
  });

  it('asks the server with the fetch of its settings', async () => {
    server.on(SESSIONS, json(200, []));
    const fetch = jest.fn(globalThis.fetch);
    await check({ ...standalone(server), fetch }, SESSIONS, {});
    expect(fetch.mock.calls.map(([url]) => url)).toEqual([
      `${server.url}api/sessions`
    ]);
  });

  it.each([
    ['stale', 'rejects', json(200, []), forbidden],
    ['expired', 'rejects', forbidden, forbidden],
    ['refused', 'knows', forbidden, known],
    ['refused', 'silent', forbidden, json(500, {})],
    ['ok', 'silent', json(200, []), page(200)],
    ['ok', 'silent', json(200, []), reset],
    ['not-running', 'knows', page(424), known],
    ['not-running', 'knows', page(503), known],
    ['unreachable', 'knows', reset, known],
    ['unreachable', 'silent', reset, reset],
    ['html', 'knows', page(200), known]
  ])('calls a try %s when the Hub %s it', async (outcome, hub, reply, word) => {
    server.on(ALICES_SESSIONS, reply);
    server.on('/hub/api/user', word);
    expect(await check(onHub(server), SESSIONS, {})).toMatchObject({
      outcome,
      hub
    });
  });

  it('does not ask a Hub on another origin', async () => {
    server.on(ALICES_SESSIONS, json(200, []));
    const hubHost = server.url.replace('127.0.0.1', 'localhost');
    const connection = onHub(server, { hubHost });
    expect(await check(connection, SESSIONS, {})).toMatchObject({
      outcome: 'ok',
      hub: null
    });
    expect(asked(server)).toEqual(['/user/alice/api/sessions token secret']);
  });

  it.each([
    ['JSON', json(200, { a: 1 }), { a: 1 }, ''],
    ['text', body(200, 'text/plain', 'up'), 'up', ''],
    ['nothing', body(204, '', ''), null, ''],
    ['no web page', page(200), null, ''],
    [
      'a failure’s message',
      json(500, { message: 'No disk', reason: null }),
      { message: 'No disk', reason: null },
      'No disk'
    ],
    [
      'no message of another type',
      json(500, { message: 5 }),
      { message: 5 },
      ''
    ]
  ])('gives %s that came back', async (_, reply, data, message) => {
    server.on(SESSIONS, reply);
    expect(await check(standalone(server), SESSIONS, {})).toMatchObject({
      data,
      message
    });
  });

  it.each([
    ['is empty', body(204, 'application/json', ''), 'empty'],
    ['is no text', body(200, 'image/png', '\0PNG'), 'not-text'],
    [
      'is too large',
      body(200, 'text/plain', '', { 'Content-Length': '50000000' }),
      'too-large'
    ]
  ])('gives nothing of an answer that %s', async (_, reply, omitted) => {
    server.on(SESSIONS, reply);
    expect(await check(standalone(server), SESSIONS, {})).toMatchObject({
      outcome: 'ok',
      status: expect.any(Number),
      data: null,
      omitted
    });
  });

  it('tells how long to wait, and what the server’s clock is', async () => {
    const Date = new globalThis.Date(globalThis.Date.now() + 86_400_000);
    const headers = { 'Retry-After': '30', Date: Date.toUTCString() };
    server.on(SESSIONS, json(429, {}, headers));
    const { clockAhead, ...told } = await check(
      standalone(server),
      SESSIONS,
      {}
    );
    expect(told).toMatchObject({ outcome: 'too-many', retryAfter: 30 });
    expect(clockAhead).toBeGreaterThanOrEqual(86_395);
    expect(clockAhead).toBeLessThanOrEqual(86_401);
  });

  it('sends nothing for a path that leaves the server', async () => {
    const path = '//evil.example/api';
    expect(await check(onHub(server), path, {})).toEqual({
      path,
      url: null,
      outcome: 'outside',
      refusal: 'absolute',
      status: null,
      milliseconds: null,
      data: null,
      omitted: null,
      message: '',
      hub: null,
      retryAfter: null,
      clockAhead: null
    });
    expect(asked(server)).toEqual([]);
  });

  it('has nothing to try where a hub gave the page no token', async () => {
    const connection = { ...onHub(server), token: '' };
    expect(await check(connection, SESSIONS, {})).toMatchObject({
      outcome: 'no-token',
      status: null
    });
    expect(asked(server)).toEqual([]);
  });

  it('has nothing to try in JupyterLite', async () => {
    const host = { hub: null, isLite: true };
    const connection = { ...standalone(server), host };
    expect(await check(connection, SESSIONS, {})).toMatchObject({
      outcome: 'no-token'
    });
    expect(asked(server)).toEqual([]);
  });

  it('tries a server that uses no token without one', async () => {
    server.on(SESSIONS, json(200, []));
    const connection = { ...standalone(server), token: '' };
    expect(await check(connection, SESSIONS, {})).toMatchObject({
      outcome: 'ok'
    });
    expect(asked(server)).toEqual(['/api/sessions']);
  });

  it('gives up both requests when it is given up', async () => {
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
    const { signal } = abort;
    expect(await check(onHub(server), SESSIONS, { signal })).toMatchObject({
      url: `${server.url}user/alice/api/sessions`,
      outcome: 'cancelled',
      status: null,
      milliseconds: null
    });
  });
});
