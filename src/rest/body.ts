import { MASK } from './text';
import { isRecord } from './validate';

/**
 * The limit for a body. A list of 10,000 sessions or tokens has 5 to 8 MB; a
 * much larger body would keep the page busy.
 */
export const MAX_BODY_BYTES = 16 * 1024 * 1024;

/**
 * A response's body by its content type and its bytes.
 *
 * - `malformed`: invalid JSON with the content type of JSON
 * - `not-text`: no text in UTF-8, with another content type
 * - `too-large`: more than `MAX_BODY_BYTES`, not read to its end
 */
export type Body =
  | { readonly type: 'json'; readonly value: unknown }
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'html' | 'malformed' | 'empty' | 'not-text' | 'too-large';
    };

/**
 * Reads a response's body.
 *
 * @param token - Masked where the server sends it back.
 * @throws The error of a connection that breaks off.
 */
export async function readBody(
  { body, headers, status }: Response,
  token: string
): Promise<Body> {
  const contentType = headers.get('Content-Type') ?? '';
  const isTooLarge = Number(headers.get('Content-Length')) > MAX_BODY_BYTES;
  const bytes = isTooLarge ? null : await readBytes(body);
  // Tornado gives it the content type of HTML.
  if (status === 204) {
    return { type: 'empty' };
  }
  if (/\bhtml\b/i.test(contentType)) {
    return { type: 'html' };
  }
  if (bytes === null) {
    return { type: 'too-large' };
  }
  const decoded = decodeText(bytes);
  const text = decoded && withoutToken(decoded, token);
  const isLong = text !== null && text.length > 500_000;
  await pauseIf(isLong);
  if (!/\bjson\b/i.test(contentType)) {
    return text
      ? { type: 'text', text }
      : { type: text === null ? 'not-text' : 'empty' };
  }
  try {
    const value: unknown = JSON.parse(text ?? '');
    await pauseIf(isLong);
    return { type: 'json', value };
  } catch {
    return { type: 'malformed' };
  }
}

async function readBytes(body: Response['body']): Promise<Uint8Array[] | null> {
  const pieces: Uint8Array[] = [];
  const reader = body?.getReader();
  let length = 0;
  for (;;) {
    const piece = (await reader?.read())?.value;
    if (!piece) {
      return pieces;
    }
    length += piece.length;
    if (length > MAX_BODY_BYTES) {
      return null;
    }
    pieces.push(piece);
  }
}

/**
 * Decodes UTF-8, with or without a byte order mark; `null` for anything else.
 * Text has no zeros; UTF-16 is full of them.
 */
function decodeText(bytes: readonly Uint8Array[]): string | null {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    const text =
      bytes.map(piece => decoder.decode(piece, { stream: true })).join('') +
      decoder.decode();
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** A shorter token may be a word of the response. */
const MIN_MASKED_CHARACTERS = 8;

/**
 * Masks the token in a text. Some programs behind a server send back what
 * they were sent, headers included, and the panel shows their responses.
 *
 * JSON can write any character as an escape, such as `\u0061`.
 */
export function withoutToken(text: string, token: string): string {
  if (token.length < MIN_MASKED_CHARACTERS) {
    return text;
  }
  const inJson = new RegExp(token.split('').map(formsInJson).join(''), 'g');
  // Only escapes make other forms, and most large responses have none.
  const plain = text.includes('\\') ? text.replace(inJson, MASK) : text;
  return plain.replaceAll(token, MASK);
}

/** A regular expression of the forms that a UTF-16 unit can have in JSON. */
function formsInJson(unit: string): string {
  const code = unit.charCodeAt(0).toString(16).padStart(4, '0');
  const anyCase = code.replace(/[a-f]/g, x => `[${x}${x.toUpperCase()}]`);
  const usual = JSON.stringify(unit).slice(1, -1).replace(/\W/g, '\\$&');
  return `(?:\\\\u${anyCase}|${unit === '/' ? '\\\\?/' : usual})`;
}

/** Whether a body is a JSON object with such a member. */
export function hasMember(body: Body, name: string): boolean {
  return body.type === 'json' && isRecord(body.value) && name in body.value;
}

/** Lets the page do other work between two steps of some ten milliseconds. */
export async function pauseIf(isLong: boolean): Promise<void> {
  if (isLong) {
    await new Promise(resolve => setTimeout(resolve));
  }
}
