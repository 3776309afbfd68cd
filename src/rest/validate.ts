export type JsonRecord = Readonly<Record<string, unknown>>;

const MAX_MESSAGE_CHARACTERS = 1000;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value if it is a string that is not empty, else `null`. */
export function asText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * The value if it is a text that can be one segment of a URL's path, else
 * `null`: dots alone would lead elsewhere, and a lone surrogate can't be
 * encoded.
 */
export function asSegment(value: unknown): string | null {
  const text = asText(value);
  return text === null || /^\.\.?$|\p{Cs}/u.test(text) ? null : text;
}

/** The value if it can be a version, such as `6.0.0b2`, else `null`. */
export function asVersion(value: unknown): string | null {
  const text = asText(value);
  return text !== null && text.length <= 50 ? text : null;
}

/** The value if it is a list of strings, else `null`. */
export function asTextList(value: unknown): string[] | null {
  return Array.isArray(value) && value.every(item => typeof item === 'string')
    ? value
    : null;
}

/** The date of an ISO 8601 string, else `null`. */
export function asDate(value: unknown): Date | null {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d(T|$)/.test(value)) {
    return null;
  }
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** The `message` with which a server or Hub explains a failure, else `''`. */
export function asMessage(value: unknown): string {
  const message = (isRecord(value) ? asText(value.message) : null) ?? '';
  return message.length > MAX_MESSAGE_CHARACTERS
    ? `${message.slice(0, MAX_MESSAGE_CHARACTERS)} …`
    : message;
}
