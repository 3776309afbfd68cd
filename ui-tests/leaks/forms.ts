/** A form in which a secret can be written. */
export interface IForm {
  readonly name: string;

  /** The texts to look for, in lower case. */
  readonly texts: readonly string[];
}

/**
 * The length of a part of a secret, and the distance from one part to the next.
 * Each 15 characters of a secret contain a whole part.
 */
const PART = 12;
const STEP = 4;

/**
 * All forms of a secret that the search finds, the clearest first. Case is
 * ignored.
 *
 * @param secret - A text in ASCII.
 */
export function formsOf(secret: string): readonly IForm[] {
  const known = new Set<string>();
  const form = (name: string, texts: readonly string[]): IForm => {
    const added = texts
      .map(text => text.toLowerCase())
      .filter(text => !known.has(text));
    added.forEach(text => known.add(text));
    return { name, texts: [...new Set(added)] };
  };
  const simple: [string, string[]][] = [
    ['percent-encoded', percent(secret)],
    ['percent-encoded, every byte', [everyByte(secret, '%')]],
    ['JSON', json(secret)],
    ['HTML', html(secret)],
    ['base64', base64(secret)],
    ['base64url', base64(secret).map(toBase64Url)],
    ['hex', [everyByte(secret, '')]],
    ['reversed', [Array.from(secret).reverse().join('')]]
  ];
  return [
    form('as it is', [secret]),
    ...simple.map(([name, texts]) => form(name, texts)),
    // Such as a snippet that contains the secret, in the URL of a request.
    ...simple.map(([name, texts]) =>
      form(`${name}, percent-encoded`, texts.flatMap(percent))
    ),
    ...simple.map(([name, texts]) =>
      form(`${name}, in JSON`, texts.flatMap(json))
    ),
    // Last, because most other forms contain a part.
    form('a part of it', parts(secret))
  ].filter(({ texts }) => texts.length);
}

function percent(text: string): string[] {
  const strict = encodeURIComponent(text).replace(
    /[!'()*~]/g,
    character => `%${hexOf(character)}`
  );
  return [
    encodeURIComponent(text),
    strict,
    // As a form sends it, in the two common ways.
    strict.replace(/%20/g, '+'),
    new URLSearchParams({ '': text }).toString().slice(1),
    encodeURI(text),
    // As in a browser's URL, whether it was escaped before or not.
    inAddress(text),
    inAddress(encodeURIComponent(text))
  ];
}

function inAddress(text: string): string {
  return new URL(`http://x/?${text}`).href.slice('http://x/?'.length);
}

/**
 * In JSON, and in JSON within JSON; as Python writes it, also for scripts in
 * HTML; and as Python's `repr`.
 */
function json(text: string): string[] {
  const once = inString(text);
  return [
    once,
    once.replace(/\//g, '\\/'),
    once.replace(/[<>&']/g, character => `\\u00${hexOf(character)}`),
    inString(once),
    text.replace(/[\\']/g, '\\$&')
  ];
}

function inString(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** As browsers, Python and others escape HTML. */
function html(text: string): string[] {
  const always = text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
  const quotes = ['"', '&quot;', '&#34;', '&#x22;'];
  const apostrophes = ["'", '&#39;', '&#x27;', '&apos;'];
  return quotes.flatMap(quote =>
    apostrophes.map(apostrophe =>
      always.replace(/"/g, quote).replace(/'/g, apostrophe)
    )
  );
}

/**
 * At each of the three offsets that a text can have in base64, without the
 * characters that depend on their neighbors.
 */
function base64(text: string): string[] {
  return [0, 1, 2].map(before => {
    const bytes = Buffer.from('\0'.repeat(before) + text);
    const start = Math.ceil((before * 8) / 6);
    const end = Math.floor((bytes.length * 8) / 6);
    return bytes.toString('base64').slice(start, end);
  });
}

function toBase64Url(text: string): string {
  return text.replace(/\+/g, '-').replace(/\//g, '_');
}

function everyByte(text: string, sign: string): string {
  return Array.from(text)
    .map(character => sign + hexOf(character))
    .join('');
}

function hexOf(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(2, '0');
}

/** Parts, such that any longer piece of the secret contains one. */
function parts(secret: string): string[] {
  const starts = Array.from({ length: secret.length }, (_, i) => i);
  return starts
    .filter(start => start % STEP === 0 && start + PART <= secret.length)
    .map(start => secret.slice(start, start + PART));
}
