import type { ApiToken } from '../tokens';
import type { Body } from './body';
import { readBody } from './body';
import { failed } from './failure';
import { asMessage, asVersion } from './validate';

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
  readonly method: 'GET' | 'POST' | 'DELETE';

  /** Sent as JSON; nothing is sent without it. */
  readonly body?: unknown;
}

/**
 * Make one GET that carries the token and nothing else: no cookies, no
 * referrer, no cache, and no redirect followed. Never rejects.
 */
export function get(url: string, options: IRequestOptions): Promise<Answer> {
  return send(url, { method: 'GET' }, options);
}

/**
 * Make one request of any method, otherwise as `get`.
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

/**
 * The longest pause that is passed on, in seconds: a day. Nobody waits longer
 * before a page; who asks for that made a mistake, or does not mean a person.
 */
const LONGEST = 24 * 60 * 60;

/**
 * Read for how long an answer asks to wait.
 *
 * The header `Retry-After` (HTTP, RFC 9110 section 10.2.3) has seconds, or a
 * date by the clock that the header `Date` tells.
 *
 * @param now - The browser's time, in milliseconds since 1970, for an answer
 *   that does not tell its own.
 *
 * @returns Whole seconds from 1 on; `null` when it does not ask, or for
 *   something that makes no sense.
 */
export function readRetryAfter(
  status: number,
  headers: Headers,
  now: number
): number | null {
  const value = headers.get('Retry-After');
  // With other statuses it means something else, or nothing.
  if (value === null || ![429, 503].includes(status)) {
    return null;
  }
  const seconds = readSeconds(value, readHttpDate(headers.get('Date')) ?? now);
  return seconds !== null && seconds >= 1 && seconds <= LONGEST
    ? seconds
    : null;
}

function readSeconds(value: string, now: number): number | null {
  if (/^\d+$/.test(value)) {
    return Number(value);
  }
  const date = readHttpDate(value);
  return date === null ? null : Math.ceil((date - now) / 1000);
}

/**
 * When a request was made and its answer came, by the browser's clock, in
 * milliseconds since 1970.
 */
interface IExchangeTimes {
  readonly asked: number;
  readonly answered: number;
}

/**
 * Compare the clock of who answered with the browser's.
 *
 * The header `Date` (HTTP, RFC 9110 section 6.6.1) tells whole seconds, of
 * some moment between question and answer. What that may explain is no
 * difference.
 *
 * @returns The seconds by which it is ahead of the browser's, negative when it
 *   is behind; `null` when the answer does not tell.
 */
export function readClockAhead(
  headers: Headers,
  { asked, answered }: IExchangeTimes
): number | null {
  const told = readHttpDate(headers.get('Date'));
  // A cache gives the time at which it got the answer.
  if (told === null || headers.has('Age')) {
    return null;
  }
  const earliest = told - answered;
  const latest = told + 1000 - asked;
  const milliseconds = earliest > 0 ? earliest : Math.min(latest, 0);
  return Math.round(milliseconds / 1000);
}

/**
 * The moment that a date in a header names, in milliseconds since 1970; `null`
 * for anything else (HTTP, RFC 9110 section 5.6.7: `Sun, 06 Nov 1994 08:49:37
 * GMT`).
 */
export function readHttpDate(value: string | null): number | null {
  // Date.parse also takes what is no such date.
  if (
    !/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/.test(value ?? '')
  ) {
    return null;
  }
  const milliseconds = Date.parse(value ?? '');
  return Number.isNaN(milliseconds) ? null : milliseconds;
}

/**
 * Reads the JSON of a response with the expected status. A 204 has none, and
 * gives an empty object.
 */
export function readJson(
  answer: Answer,
  expected = 200
): { readonly json: unknown } | ApiToken.IFailure {
  if (answer.type !== 'response') {
    // A redirect often leads to a page that asks to sign in.
    return failed(answer.type === 'redirect' ? 'html' : answer.type);
  }
  const { body, retryAfter, status } = answer;
  // A page says that the Hub is down or busy too.
  if (body.type === 'html' && status < 500 && status !== 429) {
    return failed('html', status);
  }
  if (status !== expected) {
    const message = body.type === 'json' ? asMessage(body.value) : '';
    return { kind: kindOf(status), status, message, retryAfter };
  }
  if (body.type === 'json') {
    return { json: body.value };
  }
  if (status === 204) {
    return { json: {} };
  }
  return failed(body.type === 'too-large' ? body.type : 'malformed', status);
}

function kindOf(status: number): ApiToken.FailureKind {
  switch (status) {
    case 400:
      return 'bad-request';
    case 401:
    case 403:
      return 'forbidden';
    case 404:
      return 'not-found';
    case 429:
      return 'too-many';
    default:
      return status >= 500 ? 'server-error' : 'status';
  }
}

/**
 * Whether an answer refuses the token.
 */
export function isRefusal(answer: Answer): answer is IResponseAnswer {
  return answer.type === 'response' && [401, 403].includes(answer.status);
}
