/**
 * Whether an absolute URL leads from each machine to that machine itself: to
 * `localhost` or a name below it (RFC 6761), to 127.0.0.0/8 or to `::1`.
 */
export function isLoopback(url: string): boolean {
  // URL gives all spellings of an IP address one form.
  const { hostname } = new URL(url);
  return (
    /^(.+\.)?localhost\.?$/.test(hostname) ||
    /^127(\.\d+){3}$/.test(hostname) ||
    hostname === '[::1]'
  );
}

/** Whether others on the network can read what is sent to an absolute URL. */
export function isReadableOnTheWay(url: string): boolean {
  return new URL(url).protocol === 'http:' && !isLoopback(url);
}
