/**
 * Checks at the border: past them every type is true.
 */

/**
 * How many characters a version has at most.
 */
const VERSION_CHARACTERS = 50;

/**
 * How many characters of a message are passed on: nobody reads more.
 */
const MESSAGE_CHARACTERS = 1000;

/**
 * A JSON object.
 */
export type JsonRecord = Readonly<Record<string, unknown>>;

/**
 * Whether a JSON value is an object.
 */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The value when it is a string with something in it, else `null`.
 */
export function asText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * The value when it is a text that can stand for itself between two slashes of
 * an address, else `null`: dots alone would lead elsewhere, and half of a
 * character can't be encoded.
 */
export function asSegment(value: unknown): string | null {
  const text = asText(value);
  return text === null || /^\.\.?$|\p{Cs}/u.test(text) ? null : text;
}

/**
 * The value when it is a version, such as `5.5.1` or `6.0.0b2`, else `null`.
 */
export function asVersion(value: unknown): string | null {
  const text = asText(value);
  return text !== null && text.length <= VERSION_CHARACTERS ? text : null;
}

/**
 * The value when it is a list of strings, else `null`.
 */
export function asTextList(value: unknown): string[] | null {
  return Array.isArray(value) && value.every(item => typeof item === 'string')
    ? value
    : null;
}

/**
 * The date that an ISO 8601 string names, else `null`.
 */
export function asDate(value: unknown): Date | null {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d(T|$)/.test(value)) {
    return null;
  }
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
}

/**
 * What an answer says of itself in its `message`, else `''`.
 *
 * Jupyter Server and JupyterHub both answer failures with such an object.
 */
export function asMessage(value: unknown): string {
  const message = isRecord(value) ? asText(value.message) : null;
  return message === null
    ? ''
    : message.length > MESSAGE_CHARACTERS
      ? `${message.slice(0, MESSAGE_CHARACTERS)} …`
      : message;
}
