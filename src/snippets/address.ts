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
