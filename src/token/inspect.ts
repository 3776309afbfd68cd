import { failed } from '../rest/failure';
import type { IConnection } from '../rest/host';
import type { IHubConnection } from '../rest/hub';
import { fetchOwnToken, fetchUser, fetchVersion } from '../rest/hub';
import { readJson, send } from '../rest/request';
import type { ApiToken } from '../tokens';
import { judge, lookAgain, STATUS } from './evidence';

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
    : { ...facts, state: 'none', absence: ABSENCES[facts.state] };
}

/** Why the page has no token, by what the server answers without one. */
const ABSENCES: Readonly<Record<ApiToken.IFacts['state'], ApiToken.Absence>> = {
  works: 'open',
  refused: 'sign-in',
  blocked: 'blocked',
  unknown: 'unknown',
  none: 'unknown'
};

async function inspectHubToken(
  connection: IHubConnection,
  serverUrl: string,
  signal?: AbortSignal
): Promise<ApiToken.IFacts> {
  const result = await fetchUser(connection, signal);
  const known = {
    hubVersion: result.hubVersion ?? undefined,
    clockAheadSeconds: result.clockAheadSeconds ?? undefined
  };
  if (result.done) {
    const { groups, name, scopes, sessionId, tokenId } = result.value;
    // A proxy may have taken the header away.
    const version =
      result.hubVersion ?? (await fetchVersion(connection.hub, signal));
    const own = await fetchOwnToken(
      connection,
      result.value,
      serverUrl,
      signal
    );
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
  const { failure } = result;
  switch (failure.kind) {
    case 'rejected':
      return { ...known, state: 'refused' };
    case 'cancelled':
      return { ...known, state: 'unknown' };
    default:
      return { ...known, state: 'unknown', failure };
  }
}

async function inspectServer(
  connection: IConnection,
  signal?: AbortSignal
): Promise<ApiToken.IFacts> {
  const { host, serverUrl, settings } = connection;
  const { fetch, token } = settings;
  const url = serverUrl + STATUS;
  const answer = await send(url, { token, fetch, signal });
  const look = await lookAgain(url, answer, undefined, connection, signal);
  const { gateway, outcome } = judge({
    answer,
    look,
    hub: undefined,
    onHub: host.hub !== null
  });
  if (outcome === 'blocked') {
    return { state: outcome, failure: { ...failed(outcome), gateway } };
  }
  const clockAheadSeconds =
    answer.type === 'response'
      ? (answer.clockAheadSeconds ?? undefined)
      : undefined;
  if (outcome === 'refused') {
    return { state: outcome, clockAheadSeconds };
  }
  const result = readJson(answer);
  if (!('kind' in result)) {
    return { state: 'works', clockAheadSeconds };
  }
  return result.kind === 'cancelled'
    ? { state: 'unknown' }
    : { state: 'unknown', clockAheadSeconds, failure: result };
}
