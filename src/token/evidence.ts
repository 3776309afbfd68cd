import { ServerConnection } from '@jupyterlab/services';

import { hasMember } from '../rest/body';
import type { IConnection } from '../rest/host';
import { type IResponseResult, type Result, send } from '../rest/request';
import type { ApiToken } from '../tokens';

/**
 * What a second look showed, where the first response may not be Jupyter's.
 *
 * - `alone`: Jupyter responds to the token alone at another path
 * - `page`: Jupyter accepts a request as JupyterLab makes it, with cookies
 * - `header`: so it does, and a proxy removes the token from requests
 * - `hub`: the Hub responds in place of the server
 * - `none`: nothing of this
 */
export type Look = 'alone' | 'page' | 'header' | 'hub' | 'none';

/** All that is known of one request for a path of the server. */
export interface IEvidence {
  /** The response to the token alone. */
  readonly answer: Result;
  readonly look: Look;

  /** The Hub's word on the token in the same moment. */
  readonly hub: ApiToken.ICheck['hub'];
  readonly onHub: boolean;
}

/**
 * Makes a request to the page's own server with the token alone, and decides
 * what the response means.
 *
 * @param hub - The Hub's word on the token.
 */
export async function ask(
  connection: IConnection,
  url: string,
  signal?: AbortSignal,
  hub?: Promise<IEvidence['hub']>
) {
  const { host, settings } = connection;
  const { fetch, token } = settings;
  const [answer, word] = await Promise.all([
    send(url, { token, fetch, signal }),
    hub
  ]);
  const seen = { answer, hub: word, onHub: host.hub !== null };
  const look = await lookAgain(seen, connection, url, signal);
  return { answer, ...judge({ ...seen, look }) };
}

/** Decides who responded, and what the response means. */
export function judge(
  evidence: IEvidence
): Pick<ApiToken.ICheck, 'gateway' | 'outcome'> {
  const { answer } = evidence;
  const [outcome, kind] = readOutcome(evidence);
  const { isBasic = false, name = '' } =
    (answer.type === 'response' && answer.gateway) || {};
  return kind
    ? { outcome, gateway: { kind: isBasic ? 'basic' : kind, name } }
    : { outcome };
}

/** Returns the outcome, and the kind of what responded in Jupyter's place. */
function readOutcome({
  answer,
  look,
  hub,
  onHub
}: IEvidence): readonly [ApiToken.Outcome, ApiToken.IGateway['kind']?] {
  if (look === 'page' || look === 'header') {
    return ['blocked', look === 'page' ? 'cookie' : look];
  }
  if (look === 'hub') {
    return ['not-running'];
  }
  if (answer.type !== 'response') {
    return [answer.type];
  }
  const { body, gateway, status } = answer;
  if (status >= 200 && status < 300) {
    const isUsual = body.type !== 'html' && body.type !== 'malformed';
    return [isUsual ? (hub === 'rejects' ? 'stale' : 'ok') : body.type];
  }
  if (status === 429) {
    return ['too-many'];
  }
  // When the Hub is down, its servers respond with 500 (JupyterHub 4 and later)
  // or 503 themselves.
  const isHubUp = hub === 'knows' || hub === 'rejects' || status === 424;
  if (onHub && isHubUp && isStopped(answer)) {
    return ['not-running'];
  }
  if (status >= 500) {
    return ['server-error', gateway ? 'unknown' : undefined];
  }
  if (status === 404 && (look === 'alone' || !gateway)) {
    return ['not-found'];
  }
  if (gateway) {
    return ['blocked', look === 'alone' ? 'path' : 'unknown'];
  }
  if (status === 401 || status === 403) {
    const word = look === 'alone' ? 'other-status' : 'refused';
    return [hub === 'rejects' ? 'expired' : word];
  }
  return ['other-status'];
}

/** The smallest path of the REST API that needs authentication. */
export const STATUS = 'api/status';

/**
 * Looks again where Jupyter is not known to have responded, and where it refused
 * the request: that may be due to the path, or a proxy may have removed the
 * token. Asks the page's own server only.
 */
async function lookAgain(
  { answer, hub }: Omit<IEvidence, 'look'>,
  { serverUrl, settings }: IConnection,
  url: string,
  signal?: AbortSignal
): Promise<Look> {
  const { fetch, token } = settings;
  const isRefused =
    answer.type === 'response' &&
    [401, 403].includes(answer.status) &&
    !answer.gateway;
  if (!isRefused && !isUnclear(answer)) {
    return 'none';
  }
  const status = serverUrl + STATUS;
  // The path itself may be a web page, or redirect.
  if (url !== status) {
    const alone = await send(status, { token, fetch, signal });
    if (isFromServer(alone) && (!isRefused || alone.status === 200)) {
      return isStopped(alone) ? 'hub' : 'alone';
    }
  }
  if (isRefused && (token === '' || hub === 'knows')) {
    return 'none';
  }
  // As JupyterLab does: with the browser's cookies, which JupyterHub 6 accepts
  // with the header `X-XSRFToken` only.
  const page = await send(status, {
    token: '',
    signal,
    fetch: (input, { headers, signal } = {}) =>
      ServerConnection.makeRequest(
        String(input),
        { headers, signal },
        { ...settings, token: '' }
      )
  });
  if (isFromServer(page) && isStopped(page)) {
    return 'hub';
  }
  if (!isFromServer(page) || page.status !== 200) {
    return 'none';
  }
  if (!isRefused) {
    return 'page';
  }
  const isRemoved = await isHeaderRemoved(serverUrl, settings, signal);
  return isRemoved ? 'header' : 'none';
}

/** Whether Jupyter is known to have responded to GET /api/status. */
function isFromServer(answer: Result): answer is IResponseResult {
  return (
    answer.type === 'response' &&
    (answer.gateway === null ||
      // An admin can set other headers than Jupyter Server's.
      hasMember(answer.body, 'last_activity'))
  );
}

function isUnclear(answer: Result): boolean {
  if (answer.type !== 'response') {
    return answer.type === 'redirect';
  }
  const { body, gateway, status } = answer;
  const isOdd = body.type === 'html' || (status >= 300 && status !== 429);
  return gateway !== null && status < 500 && isOdd;
}

/**
 * For a stopped server the Hub responds with 424 (503 before 2.0 or with
 * `use_legacy_stopped_server_status_code`). Only errors of a server have a
 * `reason`.
 */
function isStopped({ body, hubVersion, status }: IResponseResult): boolean {
  return (
    hubVersion !== null &&
    [424, 503].includes(status) &&
    !hasMember(body, 'reason')
  );
}

/**
 * Whether a proxy removes the header `Authorization`.
 *
 * The server writes a token into its pages: behind a hub that of the header, or
 * else of the cookie; without a hub always its own (measured on JupyterHub 3.1.1
 * and 6.1.1, JupyterLab 3.4.7 and 4.6.6).
 */
async function isHeaderRemoved(
  serverUrl: string,
  settings: ServerConnection.ISettings,
  signal?: AbortSignal
): Promise<boolean> {
  const { origin, pathname } = window.location;
  const url = `${origin}${pathname}`;
  if (!url.startsWith(serverUrl)) {
    return false;
  }
  try {
    const response = await ServerConnection.makeRequest(
      url,
      // Followed, a redirect could sign in again.
      { signal, redirect: 'manual' },
      // A token that no server knows.
      { ...settings, token: 'jupyterlab-api-token' }
    );
    const html = await response.text();
    const page = new DOMParser().parseFromString(html, 'text/html');
    const config = page.getElementById('jupyter-config-data')?.textContent;
    return JSON.parse(config ?? '').token === settings.token;
  } catch {
    return false;
  }
}
