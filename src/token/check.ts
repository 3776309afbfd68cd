import type { Body } from '../rest/body';
import type { IConnection } from '../rest/host';
import type { HubResult } from '../rest/hub';
import { fetchUser } from '../rest/hub';
import { resolvePath } from '../rest/path';
import type { Answer } from '../rest/request';
import { get, isRefusal } from '../rest/request';
import { asMessage } from '../rest/validate';
import type { ApiToken } from '../tokens';
import { NO_CHECK } from './unknown';

/**
 * Try the token with one GET. See `IApiToken.check`.
 */
export async function check(
  connection: IConnection,
  path: string,
  { signal }: ApiToken.IRequestOptions
): Promise<ApiToken.ICheck> {
  const { url, refusal } = resolvePath(connection.serverUrl, path);
  const unsent = { ...NO_CHECK, path, url };
  if (refusal !== null) {
    return { ...unsent, outcome: 'outside', refusal };
  }
  if (connection.host.isLite || (connection.host.hub && !connection.token)) {
    return { ...unsent, outcome: 'no-token' };
  }
  const { fetch, host, token } = connection;
  const [answer, user] = await Promise.all([
    get(url, { token, fetch, signal }),
    host.hub?.sameOrigin ? fetchUser({ token, hub: host.hub }, signal) : null
  ]);
  const hub = readHubsWord(user);
  if (
    answer.type === 'redirect' &&
    connection.host.hub !== null &&
    !(await isRunning(connection, signal))
  ) {
    return { ...unsent, outcome: 'not-running', hub };
  }
  const outcome = readOutcome(answer, hub, connection.host.hub !== null);
  if (answer.type !== 'response') {
    return { ...unsent, outcome, hub };
  }
  return {
    ...unsent,
    outcome,
    hub,
    status: answer.status,
    milliseconds: answer.milliseconds,
    data: readData(answer.body),
    omitted: readOmission(answer.body),
    message: readMessage(answer.body),
    retryAfter: answer.retryAfter,
    clockAhead: answer.clockAhead
  };
}

/**
 * Whether the server itself answers at its address.
 *
 * Where it does not run, the Hub sends every request for it to a page of its
 * own. Jupyter Server REST API, GET /api: answers everybody, and is asked
 * without the token.
 */
async function isRunning(
  { fetch, serverUrl }: IConnection,
  signal?: AbortSignal
): Promise<boolean> {
  const answer = await get(`${serverUrl}api`, { token: '', fetch, signal });
  return answer.type === 'response' && answer.status === 200;
}

/**
 * Say how a try ended.
 *
 * @param answer - What the server answered.
 * @param hub - What the Hub said of the token in the same moment.
 * @param onHub - Whether a hub runs the server.
 */
export function readOutcome(
  answer: Answer,
  hub: ApiToken.ICheck['hub'],
  onHub: boolean
): ApiToken.Outcome {
  if (answer.type !== 'response') {
    return answer.type;
  }
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
  // Without the Hub a server can't tell, and says so with 500 (JupyterHub 4 and
  // later) or 503; who answered 503 can't be told then.
  if (status >= 500 && hub === 'silent') {
    return 'server-error';
  }
  // In the place of a server that does not run the Hub answers 424, before
  // 2.0 or with use_legacy_stopped_server_status_code 503; its proxy answers
  // 503 for one that it can't reach. Other proxies say 502 or 504.
  if (status === 424 || (onHub && [502, 503, 504].includes(status))) {
    return 'not-running';
  }
  return status >= 500 ? 'server-error' : 'other-status';
}

function readHubsWord(
  result: HubResult<unknown> | null
): ApiToken.ICheck['hub'] {
  if (result === null || result.done) {
    return result && 'knows';
  }
  switch (result.failure.kind) {
    case 'cancelled':
      return null;
    case 'rejected':
      return 'rejects';
    default:
      return 'silent';
  }
}

function readData(body: Body): unknown {
  switch (body.type) {
    case 'json':
      return body.value;
    case 'text':
      return body.text;
    default:
      return null;
  }
}

function readOmission({ type }: Body): ApiToken.ICheck['omitted'] {
  switch (type) {
    case 'empty':
    case 'not-text':
    case 'too-large':
      return type;
    default:
      return null;
  }
}

function readMessage(body: Body): string {
  return body.type === 'json' ? asMessage(body.value) : '';
}
