import type { TranslationBundle } from '@jupyterlab/translation';

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

/**
 * Percent-encode what the browser's `URL` leaves in a path or query although
 * RFC 3986 does not allow it there: `[ ] { } | ^ \ " < >` and others.
 *
 * Browsers and most clients let them pass, but some refuse or change them:
 * curl takes `[1-3]` for a range, Java's and R's clients throw an error.
 * Brackets of an IPv6 address in the host stay, and so does what is
 * percent-encoded already.
 */
export function strictAddress(url: string): string {
  const origin = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? '';
  return origin + url.slice(origin.length).replace(NOT_ALLOWED, encode);
}

/**
 * What follows the server's address in the address of one of its paths.
 *
 * Code that runs inside the server finds the server's address itself, another
 * one than the browser's, and puts this behind it.
 *
 * @param url - An address below the server, as `IRequest.apiUrl` has it.
 * @param serverUrl - The server's absolute address, with a `/` at its end.
 */
export function belowServer(url: string, serverUrl: string): string {
  const base = strictAddress(new URL(serverUrl).href);
  if (!url.startsWith(base)) {
    throw new Error(`${url} is not below ${base}`);
  }
  return url.slice(base.length);
}

/**
 * The hosts that a text names in URLs, other than that of a server.
 *
 * @param serverUrl - The server's absolute address.
 */
export function otherHosts(text: string, serverUrl: string): string[] {
  const own = new URL(serverUrl).host;
  const urls = text.match(/\b(?:https?|wss?):\/\/[^\s'"`<>]+/gi) ?? [];
  return [...new Set(urls.map(hostOf))].filter(host => host !== own);
}

/**
 * The host of an absolute URL. Where programs read it in different ways, with a
 * `@` or a `\` before the path, all that stands there.
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

function encode(character: string): string {
  // Half of a pair of surrogates has no bytes; browsers send U+FFFD for it.
  return encodeURIComponent(character.replace(/\p{Cs}/u, '\ufffd'));
}

/**
 * Whether an address leads from each machine to that machine itself: to
 * `localhost` or a name below it (RFC 6761), to 127.0.0.0/8 or to `::1`.
 *
 * @param url - An absolute address.
 */
export function isLoopback(url: string): boolean {
  // In the one form that URL gives to all spellings of an IP address.
  const { hostname } = new URL(url);
  return (
    /^(.+\.)?localhost\.?$/.test(hostname) ||
    /^127(\.\d+){3}$/.test(hostname) ||
    hostname === '[::1]'
  );
}

/**
 * Whether others on the network can read what is sent to an address.
 *
 * @param url - An absolute address.
 */
export function isReadableOnTheWay(url: string): boolean {
  return new URL(url).protocol === 'http:' && !isLoopback(url);
}

/**
 * Say why a path was not asked for, and how to write it.
 */
export function refusalWords(
  refusal: ApiToken.PathRefusal | null,
  trans: TranslationBundle
): string {
  switch (refusal) {
    case 'dots':
      return trans.__(
        'This path climbs out of the server’s address with “.” or “..”. Write it without them, such as /api/sessions.'
      );
    case 'characters':
      return trans.__(
        'This path has characters that an address can’t have, or a %% that is not followed by two hex digits. Write a %% as %%25.'
      );
    case 'fragment':
      return trans.__(
        'Browsers do not send what follows a #. If it belongs to a file’s name, write it as %%23.'
      );
    case 'too-long':
      return trans.__('This path is too long. Shorten it to 2,000 characters.');
    default:
      return trans.__(
        'This is a whole address, or leads to another one. Write only the path on this server, such as /api/sessions.'
      );
  }
}
