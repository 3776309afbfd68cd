import { failed } from '../rest/failure';
import type { IConnection } from '../rest/host';
import type { IHubConnection } from '../rest/hub';
import { fetchOwnToken, fetchUser, fetchVersion } from '../rest/hub';
import type { Answer } from '../rest/request';
import { get, isRefusal, readJson } from '../rest/request';
import type { ApiToken } from '../tokens';
import { NO_FACTS } from './unknown';

/**
 * Ask what the token is worth: the Hub, or the server where there is no Hub or
 * the page can't ask it. See `IApiToken.inspect`.
 */
export async function inspect(
  connection: IConnection,
  { signal }: ApiToken.IRequestOptions
): Promise<ApiToken.IFacts> {
  const { hub, isLite } = connection.host;
  if (isLite) {
    return { ...NO_FACTS, absence: 'lite' };
  }
  if (hub && !connection.token) {
    return {
      ...NO_FACTS,
      absence: 'hub',
      hubVersion: await fetchVersion(hub, signal)
    };
  }
  if (hub?.sameOrigin) {
    const { serverUrl, token } = connection;
    return inspectHubToken({ token, hub }, serverUrl, signal);
  }
  // Any path that needs authentication would do; this one is the smallest.
  const answer = await get(`${connection.serverUrl}api/status`, {
    token: connection.token,
    fetch: connection.fetch,
    signal
  });
  if (hub) {
    return readHubToken(answer);
  }
  return connection.token ? readServerToken(answer) : readAbsence(answer);
}

async function inspectHubToken(
  connection: IHubConnection,
  serverUrl: string,
  signal?: AbortSignal
): Promise<ApiToken.IFacts> {
  const result = await fetchUser(connection, signal);
  const { clockAhead, hubVersion } = result;
  const facts: ApiToken.IFacts = {
    ...NO_FACTS,
    kind: 'hub',
    hubVersion,
    clockAhead
  };
  if (result.done) {
    const { groups, name, scopes, tokenId } = result.value;
    // A proxy may have taken the header away.
    const version = hubVersion ?? (await fetchVersion(connection.hub, signal));
    const own = await fetchOwnToken(
      connection,
      result.value,
      serverUrl,
      signal
    );
    return {
      ...facts,
      state: 'works',
      owner: name,
      groups,
      scopes,
      tokenId: tokenId ?? own?.id ?? null,
      lifetime: own?.lifetime ?? null,
      hubVersion: version
    };
  }
  switch (result.failure.kind) {
    case 'rejected':
      return { ...facts, state: 'refused' };
    case 'cancelled':
      return facts;
    default:
      return { ...facts, failure: result.failure };
  }
}

/**
 * Say what the server thinks of its own token.
 */
export function readServerToken(answer: Answer): ApiToken.IFacts {
  return readFacts(
    answer,
    { kind: 'server' },
    { state: 'works' },
    { state: 'refused' }
  );
}

/**
 * Say what the server thinks of a token of a Hub that the page can't ask.
 *
 * What hinders the server is named before that: a person can mend it, or wait
 * until it has passed.
 */
export function readHubToken(answer: Answer): ApiToken.IFacts {
  const facts = readServerToken(answer);
  return {
    ...facts,
    kind: 'hub',
    failure: facts.failure ?? failed('other-origin')
  };
}

/**
 * Say why a server gave its page no token: one that lets everybody in
 * answers without, one with a password refuses.
 */
export function readAbsence(answer: Answer): ApiToken.IFacts {
  return readFacts(
    answer,
    { absence: 'unknown' },
    { absence: 'open' },
    { absence: 'password' }
  );
}

/**
 * Reads a response of the server.
 *
 * @param known - The facts that do not depend on the response.
 * @param accepted - The facts that a response with JSON adds.
 * @param refused - The facts that a 401 or 403 adds.
 */
function readFacts(
  answer: Answer,
  known: Partial<ApiToken.IFacts>,
  accepted: Partial<ApiToken.IFacts>,
  refused: Partial<ApiToken.IFacts>
): ApiToken.IFacts {
  const facts: ApiToken.IFacts = {
    ...NO_FACTS,
    ...known,
    clockAhead: answer.type === 'response' ? answer.clockAhead : null
  };
  if (isRefusal(answer)) {
    return { ...facts, ...refused };
  }
  const result = readJson(answer);
  if (!('kind' in result)) {
    return { ...facts, ...accepted };
  }
  return result.kind === 'cancelled' ? facts : { ...facts, failure: result };
}
