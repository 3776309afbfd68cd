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
