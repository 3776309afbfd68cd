/**
 * Checks at the border: past them every type is true.
 */

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
  return (isRecord(value) && asText(value.message)) || '';
}
