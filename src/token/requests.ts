/** The requests and the meaning of responses, loaded with the first request. */
import type { Body } from '../rest/body';
import { failed } from '../rest/failure';
import type { IConnection } from '../rest/host';
import type { IHubConnection } from '../rest/hub';
import { fetchOwnToken, fetchUser, fetchVersion } from '../rest/hub';
import { resolvePath } from '../rest/path';
import { readJson } from '../rest/request';
import { asMessage } from '../rest/validate';
import type { ApiToken } from '../tokens';
import { ask, STATUS } from './evidence';

export * from './meaning';

/** Asks about the token. See `IApiToken.inspect`. */
export async function inspect(
  connection: IConnection,
  { signal }: ApiToken.IRequestOptions
): Promise<ApiToken.IFacts> {
  const { host, serverUrl, settings } = connection;
  const { token } = settings;
  const { hub, isLite } = host;
  if (isLite) {
    return { state: 'none', absence: 'lite' };
  }
  if (hub && !token) {
    const hubVersion = (await fetchVersion(hub, signal)) ?? undefined;
    return { state: 'none', absence: 'hub', hubVersion };
  }
  if (hub?.sameOrigin) {
    const facts = await inspectHubToken({ token, hub }, serverUrl, signal);
    if (facts.failure?.kind !== 'blocked' && facts.state !== 'refused') {
      return facts;
    }
    // The Hub was not asked, or a proxy may have removed the token.
    const { failure, state } = await inspectServer(connection, signal);
    const isNews =
      facts.state === 'refused'
        ? failure?.gateway?.kind === 'header'
        : state !== 'unknown';
    return isNews
      ? { ...facts, state, failure: failure ?? facts.failure }
      : facts;
  }
  const facts = await inspectServer(connection, signal);
  if (hub) {
    return { failure: failed('other-origin'), ...facts };
  }
  return token
    ? facts
    : { ...facts, state: 'none', absence: ABSENCES[facts.state] ?? 'unknown' };
}

/** Why the page has no token, by what the server answers without one. */
const ABSENCES: Partial<Record<ApiToken.IFacts['state'], ApiToken.Absence>> = {
  works: 'open',
  refused: 'sign-in',
  blocked: 'blocked'
};

async function inspectHubToken(
  connection: IHubConnection,
  serverUrl: string,
  signal?: AbortSignal
): Promise<ApiToken.IFacts> {
  const user = await fetchUser(connection, signal);
  const known = {
    hubVersion: user.hubVersion ?? undefined,
    clockAheadSeconds: user.clockAheadSeconds ?? undefined
  };
  if (!user.done) {
    const { failure } = user;
    return failure.kind === 'rejected'
      ? { ...known, state: 'refused' }
      : { ...known, ...unknownBy(failure) };
  }
  const { groups, name, scopes, sessionId, tokenId } = user.value;
  // A proxy may have taken the header away.
  const version =
    user.hubVersion ?? (await fetchVersion(connection.hub, signal));
  const own = await fetchOwnToken(connection, user.value, serverUrl, signal);
  return {
    ...known,
    state: 'works',
    owner: name ?? undefined,
    groups: groups ?? undefined,
    scopes: scopes ?? undefined,
    endsWithSession: sessionId === undefined ? undefined : sessionId !== null,
    tokenId: tokenId ?? own?.id,
    lifetime: own?.lifetime ?? undefined,
    hubVersion: version ?? undefined
  };
}

async function inspectServer(
  connection: IConnection,
  signal?: AbortSignal
): Promise<ApiToken.IFacts> {
  const url = connection.serverUrl + STATUS;
  const { answer, gateway, outcome } = await ask(connection, url, signal);
  if (outcome === 'blocked') {
    return { state: outcome, failure: { ...failed(outcome), gateway } };
  }
  const clockAheadSeconds =
    answer.type === 'response'
      ? (answer.clockAheadSeconds ?? undefined)
      : undefined;
  const result = readJson(answer);
  if (outcome === 'refused' || !('kind' in result)) {
    const state = outcome === 'refused' ? 'refused' : 'works';
    return { state, clockAheadSeconds };
  }
  return { ...unknownBy(result), clockAheadSeconds };
}

/** Canceling is no failure. */
function unknownBy(failure: ApiToken.IFailure): ApiToken.IFacts {
  return failure.kind === 'cancelled'
    ? { state: 'unknown' }
    : { state: 'unknown', failure };
}

/** Tests the token with a GET. See `IApiToken.check`. */
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

function readContent(body: Body): Partial<ApiToken.IResponse> {
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
