import {
  type ElementAttrs,
  type VirtualElement,
  h,
  VirtualDOM
} from '@lumino/virtualdom';

const NAME = { dir: 'auto', translate: 'no' } as const;

/** Renders an untrusted name, in its own direction. */
export function renderName(name: string): VirtualElement {
  return h.bdi(nameAttrs(name), shownName(name));
}

/** Attributes for an untrusted name. A tooltip has all of a shortened one. */
export function nameAttrs(name: string): ElementAttrs {
  const whole = shownLines(name);
  return shownName(name).length < whole.length
    ? { ...NAME, title: whole }
    : NAME;
}

export function renderUrl(url: string): VirtualElement {
  return h.code(
    { className: 'jp-ApiToken-address', dir: 'ltr' },
    ...renderInParts(shownLines(url))
  );
}

/** Renders a URL or a scope, with line breaks after punctuation only. */
export function renderInParts(text: string): h.Child[] {
  return (text.match(/[^:!=/]*[:!=/]*/g) ?? []).map(part => [part, h.wbr()]);
}

/**
 * Renders a text that users copy. Invisible characters, and blank lines that
 * would push the rest out of sight, have a sign in front, which is not copied.
 */
export function renderExactly(text: string): (VirtualElement | string)[] {
  const parts: (VirtualElement | string)[] = [];
  let end = 0;
  text.replace(HIDING, (hidden: string, start: number) => {
    if (!isNeeded(text, start, hidden)) {
      const lines = hidden.includes('\n') ? ' jp-mod-lines' : '';
      const className = `jp-ApiToken-signed${lines}`;
      const dataset = { sign: signOf(hidden) };
      parts.push(
        text.slice(end, start),
        h.span({ className, dataset }, hidden)
      );
      end = start + hidden.length;
    }
    return hidden;
  });
  return [...parts, text.slice(end)].filter(part => part !== '');
}

/** Adds the signs for invisible characters to an element's texts. */
export function signUnseen(element: HTMLElement): void {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) {
    texts.push(walker.currentNode as Text);
  }
  for (const node of texts) {
    const nodes = renderExactly(node.data).map(part =>
      typeof part === 'object' ? VirtualDOM.realize(part) : part
    );
    if (nodes.some(part => typeof part === 'object')) {
      node.replaceWith(...nodes);
    }
  }
}

/** The characters of a name that are shown: some lines of a narrow panel. */
const NAME_LENGTH = 300;

/**
 * Returns an untrusted name to be shown: shortened, with signs in place of
 * invisible characters. Never send, compare or copy the result.
 */
export function shownName(text: string): string {
  const short =
    text.length > NAME_LENGTH
      ? // Never half of a surrogate pair.
        `${text.slice(0, NAME_LENGTH).replace(/[\ud800-\udbff]$/, '')}…`
      : text;
  return signed(short, INVISIBLE_CHARACTERS);
}

/**
 * Returns an untrusted name to be shown in a sentence. Text from right to left is
 * isolated: it would reorder the numbers and punctuation beside it.
 */
export function nameInWords(text: string): string {
  const name = shownName(text);
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}

/**
 * Returns an untrusted text of several lines to be shown: whole, with signs in
 * place of invisible characters.
 */
export function shownLines(text: string): string {
  return signed(text, INVISIBLE_IN_LINES);
}

/**
 * The class of invisible characters and of those that change how others look,
 * without spaces, for a regular expression with the flag `u`. U+2800 is a
 * Braille pattern without dots.
 */
export const INVISIBLE =
  '\\p{C}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\u2800';

const INVISIBLE_CHARACTERS = new RegExp(`[${INVISIBLE}]`, 'gu');

/** Invisible characters but tabs and line breaks. */
const INVISIBLE_IN_LINES = new RegExp(`(?!\\t|\\r?\\n)[${INVISIBLE}]`, 'gu');

/** Invisible characters in lines, and more than two blank lines in a row. */
const HIDING = new RegExp(
  `${INVISIBLE_IN_LINES.source}|(?:\\r?\\n[^\\S\\n]*){3,}(?=\\r?\\n)`,
  'gu'
);

/** Unicode's blocks for text from right to left (UAX #9, Bidi_Class R and AL). */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * The invisible characters that scripts and emoji need: joiners within an Arabic
 * or Indic word and between emoji, and selectors of the variant of an emoji or a
 * Chinese character.
 */
const NEEDED =
  /^(?:[\p{sc=Arab}\p{sc=Beng}\p{sc=Deva}\p{sc=Gujr}\p{sc=Guru}\p{sc=Knda}\p{sc=Mlym}\p{sc=Orya}\p{sc=Sinh}\p{sc=Taml}\p{sc=Telu}][\u200c\u200d]\p{L}|[\p{Extended_Pictographic}\ufe0f\p{Emoji_Modifier}]\u200d\p{Extended_Pictographic}|[\p{Emoji}\p{sc=Han}][\ufe00-\ufe0f\u{e0100}-\u{e01ef}])/u;

function signed(text: string, unseen: RegExp): string {
  return text.replace(unseen, (character: string, start: number) =>
    isNeeded(text, start, character) ? character : signOf(character)
  );
}

function isNeeded(text: string, start: number, character: string): boolean {
  const before = Array.from(text.slice(Math.max(0, start - 2), start)).pop();
  const behind = start + character.length;
  return NEEDED.test((before ?? '') + text.slice(start, behind + 2));
}

/** Returns a sign such as `⟨U+202E⟩`, or `⟨↵ × 40⟩` for a run of line breaks. */
function signOf(character: string): string {
  const breaks = character.split('\n').length - 1;
  if (breaks > 1) {
    return `⟨↵ × ${breaks}⟩`;
  }
  const code = character.codePointAt(0) ?? 0;
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
