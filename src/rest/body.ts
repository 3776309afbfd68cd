import { MASK } from './text';

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
 *
 * @throws The error of a connection that breaks off.
 */
export async function readBody(
  response: Response,
  token: string
): Promise<Body> {
  const contentType = response.headers.get('Content-Type') ?? '';
  const bytes = await readBytes(response);
  // Tornado gives it the content type of HTML.
  if (response.status === 204) {
    return { type: 'empty' };
  }
  if (bytes === null && !isPage(contentType)) {
    return { type: 'too-large' };
  }
  const decoded = bytes && decodeText(bytes);
  const text = decoded && withoutToken(decoded, token);
  const length = text?.length ?? 0;
  await pauseFor(length, 'characters');
  const body = understandBody(contentType, text);
  await pauseFor(length, 'characters');
  return body;
}

/**
 * Classifies a body.
 *
 * @param contentType - The header `Content-Type`, `''` when there is none.
 * @param text - `null` when it is not text.
 */
export function understandBody(contentType: string, text: string | null): Body {
  if (isPage(contentType)) {
    return { type: 'html' };
  }
  if (/\bjson\b/i.test(contentType)) {
    try {
      return text === null
        ? { type: 'malformed' }
        : { type: 'json', value: JSON.parse(text) };
    } catch {
      return { type: 'malformed' };
    }
  }
  if (text === null) {
    return { type: 'not-text' };
  }
  return text ? { type: 'text', text } : { type: 'empty' };
}

function isPage(contentType: string): boolean {
  return /\bhtml\b/i.test(contentType);
}

async function readBytes({
  body,
  headers
}: Response): Promise<Uint8Array[] | null> {
  if (Number(headers.get('Content-Length')) > MAX_BODY_BYTES) {
    return null;
  }
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
  const masked = text.includes('\\')
    ? text.replace(new RegExp(Array.from(token, inJson).join(''), 'g'), MASK)
    : text;
  // Most responses, and all large ones, do not repeat it.
  return masked.includes(token) ? masked.split(token).join(MASK) : masked;
}

/** A regular expression of the forms that a character can have in JSON. */
function inJson(character: string): string {
  const escapes = character
    .split('')
    .map(unit => unit.charCodeAt(0).toString(16).padStart(4, '0'))
    .map(code => `\\\\u${code.replace(/[a-f]/g, anyCase)}`);
  const [usual, slash] = [JSON.stringify(character).slice(1, -1), '\\/'];
  const forms = character === '/' ? [usual, slash] : [usual];
  return `(?:${[escapes.join(''), ...forms.map(literally)].join('|')})`;
}

function anyCase(digit: string): string {
  return `[${digit}${digit.toUpperCase()}]`;
}

function literally(text: string): string {
  return text.replace(/[^\w\s]/g, '\\$&');
}

/** The amounts from which on work takes some ten milliseconds. */
const MANY = { characters: 500_000, entries: 2000 };

/** Lets the page do other work between two long steps. */
export async function pauseFor(
  count: number,
  of: keyof typeof MANY
): Promise<void> {
  if (count > MANY[of]) {
    await new Promise(resolve => setTimeout(resolve));
  }
}
