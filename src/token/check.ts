import type { Body } from '../rest/body';
import type { IConnection } from '../rest/host';
import { type IHubConnection, fetchUser } from '../rest/hub';
import { resolvePath } from '../rest/path';
import { asMessage } from '../rest/validate';
import type { ApiToken } from '../tokens';
import { ask } from './evidence';

/** Tests the token with one GET. See `IApiToken.check`. */
export async function check(
  connection: IConnection,
  path: string,
  { signal }: ApiToken.IRequestOptions
): Promise<ApiToken.ICheck> {
  const { host, serverUrl, settings } = connection;
  const { token } = settings;
  const { url, refusal } = resolvePath(serverUrl, path);
  if (refusal !== null) {
    return { path, outcome: 'outside', refusal };
  }
  if (host.isLite || (host.hub && !token)) {
    return { path, outcome: 'no-token' };
  }
  const hub = host.hub?.sameOrigin
    ? askHub({ token, hub: host.hub }, signal)
    : undefined;
  const { answer, ...verdict } = await ask(connection, url, signal, hub);
  return {
    path,
    hub: await hub,
    ...verdict,
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

async function askHub(
  connection: IHubConnection,
  signal?: AbortSignal
): Promise<ApiToken.ICheck['hub']> {
  const user = await fetchUser(connection, signal);
  if (user.done) {
    return 'knows';
  }
  const { kind } = user.failure;
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
