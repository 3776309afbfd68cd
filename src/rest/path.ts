import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiToken } from '../tokens';

export type ResolvedUrl =
  | { readonly url: string; readonly refusal: null }
  | { readonly url: null; readonly refusal: ApiToken.PathRefusal };

/**
 * Checking a longer path would keep the page busy. Servers accept URLs of 2,000
 * to 8,000 characters.
 */
const MAX_PATH_CHARACTERS = 2000;

/**
 * Resolves a path of the server's REST API.
 *
 * The token goes to the returned URL, so a path that could lead anywhere else is
 * refused, also in the forms that a proxy would only see after decoding:
 * `%2e%2e`, `%252e`, `..\`, and `..;`, which some Java servers read as `..`.
 *
 * @param serverUrl - The server's absolute URL, with a `/` at its end.
 * @param path - A path from there. A leading `/` is optional. A `/` at the end of
 *   a path of the API is left out: Jupyter Server redirects to the path without.
 */
export function resolvePath(serverUrl: string, path: string): ResolvedUrl {
  const given = path.trim();
  if (given.length > MAX_PATH_CHARACTERS) {
    return refuse('too-long');
  }
  const decoded = decodeFully(given.split(/[?#]/)[0]);
  // Browsers drop control characters from a URL.
  if (decoded === null || /\p{Cc}/u.test(given + decoded)) {
    return refuse('characters');
  }
  if (/^[a-z][a-z\d+.-]*:/i.test(given) || /^[/\\]{2}/.test(given)) {
    return refuse('absolute');
  }
  if (given.includes('#')) {
    return refuse('fragment');
  }
  const segments = decoded.split(/[/\\]/);
  if (segments.some(segment => /^\.\.?(;|$)/.test(segment))) {
    return refuse('dots');
  }
  const base = new URL(serverUrl);
  const url = new URL(`${base.href}${given.replace(/^\//, '')}`);
  if (url.pathname.startsWith(`${base.pathname}api/`)) {
    url.pathname = url.pathname.replace(/\/+$/, '');
  }
  if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) {
    return refuse('absolute');
  }
  return { url: url.href, refusal: null };
}

function refuse(refusal: ApiToken.PathRefusal): ResolvedUrl {
  return { url: null, refusal };
}

/**
 * Percent-decodes until nothing changes, after the first time only ASCII: a
 * literal `%` must not hide the rest. `null` when the text can't be decoded.
 */
function decodeFully(text: string): string | null {
  let decoded = decode(text);
  for (let last = null; decoded !== null && decoded !== last;) {
    last = decoded;
    decoded = last.replace(/%[0-7][\da-f]/gi, decodeURIComponent);
  }
  return decoded;
}

/** Percent-decodes a text, `null` where it is malformed. */
export function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/**
 * Percent-encodes the characters that the browser's `URL` leaves in a path or
 * query although RFC 3986 does not allow them: `[ ] { } | ^ \ " < >` and others.
 * curl takes `[1-3]` for a range; Java's and R's clients throw an error.
 */
export function strictUrl(url: string): string {
  const origin = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? '';
  return origin + url.slice(origin.length).replace(NOT_ALLOWED, encode);
}

/**
 * The part of a URL that follows the server's URL. Code inside the server knows
 * the server by another URL than the browser.
 */
export function belowServer(url: string, serverUrl: string): string {
  const base = strictUrl(new URL(serverUrl).href);
  if (!url.startsWith(base)) {
    throw new Error(`${url} is not below ${base}`);
  }
  return url.slice(base.length);
}

/** The hosts of the URLs in a text, without the server's own. */
export function otherHosts(text: string, serverUrl: string): string[] {
  const own = new URL(serverUrl).host;
  const urls = text.match(/\b(?:https?|wss?):\/\/[^\s'"`<>]+/gi) ?? [];
  return [...new Set(urls.map(hostOf))].filter(host => host !== own);
}

/**
 * The host of an absolute URL. Programs read a `@` or a `\` before the path in
 * different ways, so then the whole authority.
 */
function hostOf(url: string): string {
  const [, authority = ''] = /^\w+:\/\/([^/?#]*)/.exec(url) ?? [];
  try {
    return /[@\\]/.test(authority) ? authority : new URL(url).host;
  } catch {
    return authority;
  }
}

/**
 * A `%` that begins no escape, or a character that is neither a delimiter nor
 * unreserved (RFC 3986, appendix A).
 */
const NOT_ALLOWED = /%(?![\dA-Fa-f]{2})|[^\w.~!$&'()*+,;=:@/?#%-]/gu;

/** Percent-encodes a text. Lone surrogates become U+FFFD, as in browsers. */
export function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}

export function refusalWords(
  refusal: ApiToken.PathRefusal | undefined,
  trans: TranslationBundle
): string {
  const words: Record<ApiToken.PathRefusal, string> = {
    dots: trans.__(
      'The path must not contain “.” or “..”. Write it without them, such as /api/sessions.'
    ),
    characters: trans.__(
      'The path has characters that a URL can’t have, or a %% that is not followed by two hex digits. Write a %% as %%25.'
    ),
    fragment: trans.__(
      'Browsers do not send the part after a #. If it belongs to a file name, write it as %%23.'
    ),
    'too-long': trans.__(
      'The path is too long. The limit is 2,000 characters.'
    ),
    absolute: trans.__(
      'This is a URL, or leads to another server. Enter only the path on this server, such as /api/sessions.'
    )
  };
  return words[refusal ?? 'absolute'];
}
