import type { Body } from '../rest/body';
import type { IConnection } from '../rest/host';
import { type HubResult, fetchUser } from '../rest/hub';
import { resolvePath } from '../rest/path';
import { send } from '../rest/request';
import { asMessage } from '../rest/validate';
import type { ApiToken } from '../tokens';
import { judge, lookAgain } from './evidence';

/** Tests the token with one GET. See `IApiToken.check`. */
export async function check(
  connection: IConnection,
  path: string,
  { signal }: ApiToken.IRequestOptions
): Promise<ApiToken.ICheck> {
  const { host, serverUrl, settings } = connection;
  const { fetch, token } = settings;
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
  const look = await lookAgain(url, answer, hub, connection, signal);
  return {
    path,
    hub,
    ...judge({ answer, look, hub, onHub: host.hub !== null }),
    response:
      answer.type === 'response'
        ? {
            status: answer.status,
            milliseconds: answer.milliseconds,
            ...readContent(answer.body),
            retryAfterSeconds: answer.retryAfterSeconds ?? undefined,
            clockAheadSeconds: answer.clockAheadSeconds ?? undefined
          }
        : undefined
  };
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
  const { kind } = result.failure;
  const word = kind === 'rejected' ? 'rejects' : 'silent';
  return kind === 'cancelled' ? undefined : word;
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
