import { failed } from '../rest/failure';
import type { IConnection } from '../rest/host';
import type { IHubConnection } from '../rest/hub';
import { fetchOwnToken, fetchUser, fetchVersion } from '../rest/hub';
import { type Result, isRefusal, readJson, send } from '../rest/request';
import type { ApiToken } from '../tokens';

/** Asks about the token. See `IApiToken.inspect`. */
export async function inspect(
  { fetch, host, serverUrl, token }: IConnection,
  { signal }: ApiToken.IRequestOptions
): Promise<ApiToken.IFacts> {
  const { hub, isLite } = host;
  if (isLite) {
    return { state: 'none', absence: 'lite' };
  }
  if (hub && !token) {
    const hubVersion = (await fetchVersion(hub, signal)) ?? undefined;
    return { state: 'none', absence: 'hub', hubVersion };
  }
  if (hub?.sameOrigin) {
    return inspectHubToken({ token, hub }, serverUrl, signal);
  }
  // Any path that needs authentication would do; this one is the smallest.
  const url = `${serverUrl}api/status`;
  const facts = readStatus(await send(url, { token, fetch, signal }));
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
  refused: 'password',
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
    const { groups, name, scopes, tokenId } = result.value;
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

/** Reads the server's response to a path that needs authentication. */
function readStatus(answer: Result): ApiToken.IFacts {
  const clockAheadSeconds =
    answer.type === 'response'
      ? (answer.clockAheadSeconds ?? undefined)
      : undefined;
  if (isRefusal(answer)) {
    return { state: 'refused', clockAheadSeconds };
  }
  const result = readJson(answer);
  if (!('kind' in result)) {
    return { state: 'works', clockAheadSeconds };
  }
  return result.kind === 'cancelled'
    ? { state: 'unknown' }
    : { state: 'unknown', clockAheadSeconds, failure: result };
}
