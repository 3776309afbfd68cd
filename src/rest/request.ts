import type { Body } from './body';
import { readBody } from './body';
import { readClockAhead } from './clock';
import { readRetryAfter } from './retryafter';
import { asVersion } from './validate';

/**
 * The seconds after which a request is given up.
 */
export const TIMEOUT_SECONDS = 10;

/**
 * What a request came back with.
 */
export type Answer = IResponseAnswer | INoAnswer;

/**
 * A whole response.
 */
export interface IResponseAnswer {
  readonly type: 'response';

  /** The HTTP status. */
  readonly status: number;

  /** The time until the whole body was there. */
  readonly milliseconds: number;

  /** The body as its content type and its text say, without the token. */
  readonly body: Body;

  /** The header `X-JupyterHub-Version`, `null` when there is none. */
  readonly hubVersion: string | null;

  /** As in `ApiToken.IFacts`. */
  readonly clockAhead: number | null;

  /** As in `ApiToken.IFacts`. */
  readonly retryAfter: number | null;
}

/**
 * Anything else.
 *
 * - `redirect`: sent elsewhere; not followed
 * - `timeout`: no whole answer in time
 * - `unreachable`: no connection, or one that broke off
 * - `cancelled`: given up by the caller
 */
export interface INoAnswer {
  readonly type: 'redirect' | 'timeout' | 'unreachable' | 'cancelled';
}

/**
 * Options of `get` and `send`.
 */
export interface IRequestOptions {
  /** Sent as `Authorization: token …`; nothing is sent for `''`. */
  readonly token: string;

  /** How to fetch. */
  readonly fetch: (input: RequestInfo, init?: RequestInit) => Promise<Response>;

  /** Aborts the request. */
  readonly signal?: AbortSignal;

  /** The seconds to wait for the whole answer, by default `TIMEOUT_SECONDS`. */
  readonly timeoutSeconds?: number;
}

/**
 * What `send` sends.
 */
export interface IContent {
  readonly method: 'POST' | 'DELETE';

  /** Sent as JSON; nothing is sent without it. */
  readonly body?: unknown;
}

/**
 * Make one GET that carries the token and nothing else: no cookies, no
 * referrer, no cache, and no redirect followed. Never rejects.
 */
export function get(url: string, options: IRequestOptions): Promise<Answer> {
  return request(url, { method: 'GET' }, options);
}

/**
 * Make one request that changes something, otherwise as `get`.
 */
export function send(
  url: string,
  { method, body }: IContent,
  options: IRequestOptions
): Promise<Answer> {
  return request(
    url,
    body === undefined
      ? { method }
      : {
          method,
          body: JSON.stringify(body),
          headers: { 'Content-Type': 'application/json' }
        },
    options
  );
}

async function request(
  url: string,
  init: RequestInit,
  options: IRequestOptions
): Promise<Answer> {
  const { signal, timeoutSeconds = TIMEOUT_SECONDS } = options;
  if (signal?.aborted) {
    return { type: 'cancelled' };
  }
  const abort = new AbortController();
  const cancel = () => abort.abort();
  signal?.addEventListener('abort', cancel);
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    abort.abort();
  }, timeoutSeconds * 1000);
  try {
    return await Promise.race([
      exchange(url, { ...init, signal: abort.signal }, options),
      // Whoever wraps `fetch` may have forgotten the signal.
      rejectWith(abort.signal)
    ]);
  } catch {
    if (timedOut) {
      return { type: 'timeout' };
    }
    return { type: signal?.aborted ? 'cancelled' : 'unreachable' };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
    // Of a body that is not read to its end nothing more need come.
    abort.abort();
  }
}

/**
 * Send a request, and read what comes back.
 */
async function exchange(
  url: string,
  init: RequestInit,
  { token, fetch }: IRequestOptions
): Promise<Answer> {
  const asked = Date.now();
  const start = performance.now();
  // Called with no receiver: a browser's fetch is not a method.
  const response = await fetch.call(null, url, {
    ...init,
    headers: {
      Accept: 'application/json',
      ...init.headers,
      ...(token ? { Authorization: `token ${token}` } : {})
    },
    credentials: 'omit',
    redirect: 'manual',
    cache: 'no-store',
    referrerPolicy: 'no-referrer'
  });
  const answered = Date.now();
  const { headers, status } = response;
  if (isRedirect(response)) {
    return { type: 'redirect' };
  }
  const body = await readBody(response, token);
  return {
    type: 'response',
    status,
    milliseconds: performance.now() - start,
    body,
    hubVersion: asVersion(headers.get('X-JupyterHub-Version')),
    clockAhead: readClockAhead(headers, { asked, answered }),
    retryAfter: readRetryAfter(status, headers, answered)
  };
}

/**
 * Whether a response sends the request elsewhere. A browser says so in place
 * of it; Node.js gives the response itself.
 */
function isRedirect({ headers, status, type }: Response): boolean {
  return (
    type === 'opaqueredirect' ||
    (status >= 300 && status < 400 && headers.has('Location'))
  );
}

/**
 * Reject when a signal does.
 */
function rejectWith(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('Given up')));
  });
}
