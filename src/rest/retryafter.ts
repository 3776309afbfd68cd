import { readHttpDate } from './httpdate';

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
