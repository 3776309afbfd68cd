import type { ApiToken } from '../tokens';

/**
 * The address that a path of the REST API stands for, or why there is none.
 */
export type Address =
  | { readonly url: string; readonly refusal: null }
  | { readonly url: null; readonly refusal: ApiToken.PathRefusal };

/**
 * The most characters of a path. Checking a longer one would keep the page
 * busy, and servers accept addresses of 2,000 to 8,000 characters.
 */
const MAX_PATH_CHARACTERS = 2000;

/**
 * Find the address of a path of the server's REST API.
 *
 * @param serverUrl - The server's absolute address, with a `/` at its end.
 * @param path - A path from there. A leading `/` is optional.
 *
 * The token goes to whatever address comes out, so a path that could lead
 * anywhere else is refused, also in the forms that a proxy would only see
 * after decoding: `%2e%2e`, `%252e`, `..\`, and `..;`, which some Java servers
 * read as `..`.
 */
export function resolvePath(serverUrl: string, path: string): Address {
  const given = path.trim();
  if (given.length > MAX_PATH_CHARACTERS) {
    return refuse('too-long');
  }
  if (hasControlCharacters(given)) {
    return refuse('characters');
  }
  if (/^[a-z][a-z\d+.-]*:/i.test(given) || /^[/\\]{2}/.test(given)) {
    return refuse('absolute');
  }
  if (given.includes('#')) {
    return refuse('fragment');
  }
  const decoded = decodeFully(given.split('?')[0]);
  if (decoded === null || hasControlCharacters(decoded)) {
    return refuse('characters');
  }
  const segments = decoded.split(/[/\\]/);
  if (segments.some(segment => /^\.\.?(;|$)/.test(segment))) {
    return refuse('dots');
  }
  const base = new URL(serverUrl);
  const url = new URL(`${base.href}${given.replace(/^\//, '')}`);
  if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) {
    return refuse('absolute');
  }
  return { url: url.href, refusal: null };
}

function refuse(refusal: ApiToken.PathRefusal): Address {
  return { url: null, refusal };
}

/**
 * Whether a text has characters that browsers drop from an address unseen.
 */
function hasControlCharacters(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

/**
 * Percent-decode until nothing changes, after the first time the ASCII
 * characters alone: a `%` that then stands for itself must not hide the rest.
 * `null` when it can't be decoded even once.
 */
function decodeFully(text: string): string | null {
  let decoded = decode(text);
  for (let last = null; decoded !== null && decoded !== last;) {
    last = decoded;
    decoded = last.replace(/%[0-7][\da-f]/gi, decodeURIComponent);
  }
  return decoded;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
