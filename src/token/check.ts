import type { Body } from '../rest/body';
import type { IConnection } from '../rest/host';
import { type HubResult, fetchUser } from '../rest/hub';
import { resolvePath } from '../rest/path';
import { type Result, isRefusal, send } from '../rest/request';
import { asMessage } from '../rest/validate';
import type { ApiToken } from '../tokens';

/** Tests the token with one GET. See `IApiToken.check`. */
export async function check(
  { fetch, host, serverUrl, token }: IConnection,
  path: string,
  { signal }: ApiToken.IRequestOptions
): Promise<ApiToken.ICheck> {
  const { url, refusal } = resolvePath(serverUrl, path);
  if (refusal !== null) {
    return { path, outcome: 'outside', refusal };
  }
  if (host.isLite || (host.hub && !token)) {
    return { path, outcome: 'no-token' };
  }
  const [answer, user] = await Promise.all([
    send(url, { token, fetch, signal }),
    host.hub?.sameOrigin ? fetchUser({ token, hub: host.hub }, signal) : null
  ]);
  const hub = readHubsWord(user);
  if (answer.type === 'response') {
    return {
      path,
      hub,
      outcome: readOutcome(answer, hub, host.hub !== null),
      response: {
        status: answer.status,
        milliseconds: answer.milliseconds,
        ...readContent(answer.body),
        retryAfterSeconds: answer.retryAfterSeconds ?? undefined,
        clockAheadSeconds: answer.clockAheadSeconds ?? undefined
      }
    };
  }
  // Where the server does not run, the Hub redirects to a page of its own.
  // Jupyter Server REST API, `GET /api`: needs no token.
  if (answer.type === 'redirect' && host.hub) {
    const api = `${serverUrl}api`;
    const running = await send(api, { token: '', fetch, signal });
    if (running.type !== 'response' || running.status !== 200) {
      return { path, hub, outcome: 'not-running' };
    }
  }
  return { path, hub, outcome: answer.type };
}

/**
 * Reads the outcome of a test that got a response.
 *
 * @param hub - The Hub's word on the token in the same moment.
 * @param onHub - Whether a hub runs the server.
 */
export function readOutcome(
  answer: Extract<Result, { type: 'response' }>,
  hub: ApiToken.ICheck['hub'],
  onHub: boolean
): ApiToken.Outcome {
  const { status, body } = answer;
  if (status >= 200 && status < 300) {
    if (body.type === 'html' || body.type === 'malformed') {
      return body.type;
    }
    return hub === 'rejects' ? 'stale' : 'ok';
  }
  if (isRefusal(answer)) {
    return hub === 'rejects' ? 'expired' : 'refused';
  }
  if (status === 404) {
    return 'not-found';
  }
  if (status === 429) {
    return 'too-many';
  }
  // When the Hub is down, the server responds with 500 (JupyterHub 4 and later)
  // or 503. A 503 may also come from the proxy.
  if (status >= 500 && hub === 'silent') {
    return 'server-error';
  }
  // For a stopped server the Hub responds with 424 (503 before 2.0 or with
  // use_legacy_stopped_server_status_code). Its proxy responds with 503 if it
  // can't reach the server, other proxies with 502 or 504.
  if (status === 424 || (onHub && [502, 503, 504].includes(status))) {
    return 'not-running';
  }
  return status >= 500 ? 'server-error' : 'other-status';
}

function readHubsWord(
  result: HubResult<unknown> | null
): ApiToken.ICheck['hub'] {
  if (result === null) {
    return undefined;
  }
  if (result.done) {
    return 'knows';
  }
  switch (result.failure.kind) {
    case 'cancelled':
      return undefined;
    case 'rejected':
      return 'rejects';
    default:
      return 'silent';
  }
}

function readContent(
  body: Body
): Pick<ApiToken.IResponse, 'data' | 'omitted' | 'message'> {
  switch (body.type) {
    case 'json':
      return { data: body.value, message: asMessage(body.value) };
    case 'text':
      return { data: body.text };
    case 'html':
    case 'malformed':
      return {};
    default:
      return { omitted: body.type };
  }
}
