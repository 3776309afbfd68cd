import type { ApiToken } from '../tokens';
import type { Body } from './body';
import { readBody } from './body';
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
 * The JSON of a 200, or why there is none.
 */
export type JsonAnswer =
  | { readonly type: 'json'; readonly value: unknown }
  | { readonly type: 'cancelled' }
  | {
      readonly type: 'problem';
      readonly problem: ApiToken.Problem;

      /** The HTTP status when `problem` is `status`, else `null`. */
      readonly status: number | null;

      /** As in `ApiToken.IFacts`. */
      readonly retryAfter: number | null;
    };

/**
 * Read the JSON that was asked for.
 */
export function readJson(answer: Answer): JsonAnswer {
  switch (answer.type) {
    case 'response':
      break;
    case 'cancelled':
      return { type: 'cancelled' };
    case 'redirect':
      return problem('html');
    default:
      return problem(answer.type);
  }
  const { status, body, retryAfter } = answer;
  if (isForeignPage(answer)) {
    return problem('html');
  }
  if (status !== 200) {
    return { type: 'problem', problem: 'status', status, retryAfter };
  }
  return body.type === 'json'
    ? body
    : problem(body.type === 'too-large' ? 'too-large' : 'malformed');
}

function problem(problem: ApiToken.Problem): JsonAnswer {
  return { type: 'problem', problem, status: null, retryAfter: null };
}

/**
 * Whether an answer is a web page that wants a person to do something, such as
 * to sign in: it comes from something in between. What asks for a pause or says
 * that something is down counts as such, in a page too.
 */
export function isForeignPage({ body, status }: IResponseAnswer): boolean {
  return body.type === 'html' && status < 500 && status !== 429;
}

/**
 * Whether an answer refuses the token.
 */
export function isRefusal(answer: Answer): answer is IResponseAnswer {
  return answer.type === 'response' && [401, 403].includes(answer.status);
}
