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

  /** The body as its content type and its text say. */
  readonly body: Body;

  /** The header `X-JupyterHub-Version`, `null` when there is none. */
  readonly hubVersion: string | null;
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
 * A response's body. `malformed` is one that is called JSON and is not.
 */
export type Body =
  | { readonly type: 'json'; readonly value: unknown }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'html' | 'malformed' | 'empty' };

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
  init: { method: string; body?: string; headers?: Record<string, string> },
  options: IRequestOptions
): Promise<Answer> {
  const { token, fetch, signal, timeoutSeconds = TIMEOUT_SECONDS } = options;
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
  const start = performance.now();
  try {
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
      referrerPolicy: 'no-referrer',
      signal: abort.signal
    });
    if (response.type === 'opaqueredirect') {
      return { type: 'redirect' };
    }
    const text = await response.text();
    return {
      type: 'response',
      status: response.status,
      milliseconds: performance.now() - start,
      body: readBody(response.headers.get('Content-Type') ?? '', text),
      hubVersion: response.headers.get('X-JupyterHub-Version')
    };
  } catch {
    if (timedOut) {
      return { type: 'timeout' };
    }
    return { type: signal?.aborted ? 'cancelled' : 'unreachable' };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}

/**
 * Say what a body is.
 */
export function readBody(contentType: string, text: string): Body {
  if (/\bhtml\b/i.test(contentType)) {
    return { type: 'html' };
  }
  if (/\bjson\b/i.test(contentType)) {
    try {
      return { type: 'json', value: JSON.parse(text) };
    } catch {
      return { type: 'malformed' };
    }
  }
  return text ? { type: 'text', text } : { type: 'empty' };
}
