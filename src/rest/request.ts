import type { ApiToken } from '../tokens';
import { type Body, hasMember, readBody } from './body';
import { failed } from './failure';
import { asMessage, asVersion } from './validate';

export const TIMEOUT_SECONDS = 10;

/**
 * The result of a request: a complete response, or why there is none.
 *
 * - `redirect`: not followed
 * - `timeout`: no complete response in time
 * - `unreachable`: no connection, or one that broke off
 * - `cancelled`: aborted by the caller
 */
export type Result =
  | IResponseResult
  | { readonly type: 'redirect' | 'timeout' | 'unreachable' | 'cancelled' };

export interface IResponseResult {
  readonly type: 'response';
  readonly status: number;

  /** The time until the whole body was there. */
  readonly milliseconds: number;

  /** The body, without the token. */
  readonly body: Body;

  /** The header `X-JupyterHub-Version`, `null` when there is none. */
  readonly hubVersion: string | null;

  /** What responded, `null` for JupyterHub or Jupyter Server. */
  readonly gateway: {
    /** The header `Server`, or the realm of `WWW-Authenticate`; `''` for none. */
    readonly name: string;

    /** Whether it asks for a name and password (HTTP, `WWW-Authenticate`). */
    readonly isBasic: boolean;
  } | null;

  readonly clockAheadSeconds: number | null;
  readonly retryAfterSeconds: number | null;
}

export interface IRequestOptions {
  /** Default: GET. */
  readonly method?: 'GET' | 'POST' | 'DELETE';

  /** Sent as JSON. */
  readonly body?: object;

  /** Sent as `Authorization: token …`, `''` for no such header. */
  readonly token: string;

  readonly fetch: (input: RequestInfo, init?: RequestInit) => Promise<Response>;
  readonly signal?: AbortSignal;
  readonly timeoutSeconds?: number;
}

/**
 * Makes one request that carries the token and nothing else: no cookies, no
 * referrer, no cache, and no redirect followed. Never rejects.
 */
export async function send(
  url: string,
  options: IRequestOptions
): Promise<Result> {
  const { signal, timeoutSeconds = TIMEOUT_SECONDS } = options;
  if (signal?.aborted) {
    return { type: 'cancelled' };
  }
  return new Promise(resolve => {
    const abort = new AbortController();
    const end = (result: Result) => {
      resolve(result);
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      // Stops the download of a body that is not read to its end. A wrapper of
      // `fetch` may ignore it.
      abort.abort();
    };
    const cancel = () => end({ type: 'cancelled' });
    signal?.addEventListener('abort', cancel);
    const timer = setTimeout(
      () => end({ type: 'timeout' }),
      timeoutSeconds * 1000
    );
    exchange(url, options, abort.signal).then(end, () =>
      end({ type: 'unreachable' })
    );
  });
}

async function exchange(
  url: string,
  { method = 'GET', body: sent, token, fetch }: IRequestOptions,
  signal: AbortSignal
): Promise<Result> {
  const asked = Date.now();
  const start = performance.now();
  // Called with no receiver: a browser's fetch is not a method.
  const response = await fetch.call(null, url, {
    method,
    body: sent && JSON.stringify(sent),
    signal,
    headers: {
      Accept: 'application/json',
      ...(sent && { 'Content-Type': 'application/json' }),
      ...(token && { Authorization: `token ${token}` })
    },
    credentials: 'omit',
    redirect: 'manual',
    cache: 'no-store',
    referrerPolicy: 'no-referrer'
  });
  const answered = Date.now();
  const { headers, status, type } = response;
  // Browsers give an opaque response, Node.js the redirect itself.
  if (
    type === 'opaqueredirect' ||
    (status >= 300 && status < 400 && headers.has('Location'))
  ) {
    return { type: 'redirect' };
  }
  const body = await readBody(response, token);
  const challenge = headers.get('WWW-Authenticate') ?? '';
  const [, realm = ''] = /\brealm="([^"]*)"/i.exec(challenge) ?? [];
  return {
    type: 'response',
    status,
    milliseconds: performance.now() - start,
    body,
    hubVersion: asVersion(headers.get('X-JupyterHub-Version')),
    gateway: isFromJupyter(headers, body)
      ? null
      : {
          name: headers.get('Server') ?? realm,
          isBasic: /(^|,\s*)basic\b/i.test(challenge)
        },
    clockAheadSeconds: readClockAhead(headers, asked, answered),
    retryAfterSeconds: readRetryAfter(status, headers, answered)
  };
}

/**
 * Whether JupyterHub or Jupyter Server wrote a response.
 *
 * Responses of the Hub and its servers have the header `X-JupyterHub-Version`,
 * those of Jupyter Server a policy with `frame-ancestors`, and its errors JSON
 * with `message` and `reason` (measured on JupyterHub 3.1.1 and 6.1.1, Jupyter
 * Server 1.24 and 2.21).
 */
function isFromJupyter(headers: Headers, body: Body): boolean {
  const policy = headers.get('Content-Security-Policy') ?? '';
  return (
    headers.has('X-JupyterHub-Version') ||
    (policy.includes('frame-ancestors') &&
      policy.includes('/security/csp-report')) ||
    (hasMember(body, 'message') && hasMember(body, 'reason'))
  );
}

/** The longest pause that is passed on: a day. */
const MAX_PAUSE_SECONDS = 24 * 60 * 60;

/**
 * Reads the seconds of `Retry-After` (HTTP, RFC 9110 section 10.2.3), which may
 * be a date by the clock of the header `Date`.
 *
 * @param now - The browser's time, in milliseconds since 1970, for a response
 *   without `Date`.
 * @returns Whole seconds from 1 on; `null` for none or a senseless value.
 */
export function readRetryAfter(
  status: number,
  headers: Headers,
  now: number
): number | null {
  const value = headers.get('Retry-After') ?? '';
  const serverNow = readHttpDate(headers, 'Date') ?? now;
  const date = readHttpDate(headers, 'Retry-After') ?? serverNow;
  const seconds = /^\d+$/.test(value)
    ? Number(value)
    : Math.ceil((date - serverNow) / 1000);
  // With other statuses it means something else, or nothing.
  return [429, 503].includes(status) &&
    seconds >= 1 &&
    seconds <= MAX_PAUSE_SECONDS
    ? seconds
    : null;
}

/**
 * Compares the server's clock with the browser's.
 *
 * The header `Date` (HTTP, RFC 9110 section 6.6.1) has whole seconds, of some
 * moment between request and response. What that may explain is no difference.
 *
 * @param asked - The browser's time of the request, in milliseconds since 1970.
 * @param answered - The browser's time of the response.
 * @returns The seconds by which the server's clock is ahead, negative when it is
 *   behind; `null` when the response does not tell.
 */
export function readClockAhead(
  headers: Headers,
  asked: number,
  answered: number
): number | null {
  const date = readHttpDate(headers, 'Date');
  // A cache gives the time at which it got the response.
  if (date === null || headers.has('Age')) {
    return null;
  }
  const earliest = date - answered;
  const latest = date + 1000 - asked;
  return Math.round(Math.max(earliest, Math.min(latest, 0)) / 1000);
}

/**
 * Reads a date in a header, in milliseconds since 1970; `null` for anything
 * else (HTTP, RFC 9110 section 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`).
 */
function readHttpDate(headers: Headers, name: string): number | null {
  const form = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/;
  // Date.parse also takes other forms.
  const [date = ''] = form.exec(headers.get(name) ?? '') ?? [];
  const milliseconds = Date.parse(date);
  return Number.isNaN(milliseconds) ? null : milliseconds;
}

const KINDS: Readonly<Record<number, ApiToken.FailureKind | undefined>> = {
  400: 'bad-request',
  401: 'forbidden',
  403: 'forbidden',
  404: 'not-found',
  429: 'too-many'
};

/** Reads the JSON of a response with the expected status; `{}` for a 204. */
export function readJson(
  answer: Result,
  expected = 200
): { readonly json: unknown } | ApiToken.IFailure {
  if (answer.type !== 'response') {
    // A redirect often leads to a page that asks to sign in.
    return failed(answer.type === 'redirect' ? 'html' : answer.type);
  }
  const { body, retryAfterSeconds, status } = answer;
  // With other statuses a web page also means that the Hub is down or busy.
  if (body.type === 'html' && status < 500 && status !== 429) {
    return failed('html', status);
  }
  if (status !== expected) {
    const message = body.type === 'json' ? asMessage(body.value) : '';
    const kind = KINDS[status] ?? (status >= 500 ? 'server-error' : 'status');
    return { kind, status, message, retryAfterSeconds };
  }
  if (body.type === 'json' || status === 204) {
    return { json: body.type === 'json' ? body.value : {} };
  }
  return failed(body.type === 'too-large' ? body.type : 'malformed', status);
}
