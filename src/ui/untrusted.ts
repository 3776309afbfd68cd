import type { ElementAttrs, VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

/**
 * Read in its own direction, and not worth a translation.
 */
const NAME = { dir: 'auto', translate: 'no' } as const;

/**
 * Draw a name that others gave, on its own whichever way it is read, and with
 * all of it in a tooltip where it is too long.
 */
export function renderName(name: string): VirtualElement {
  return h.bdi(nameAttrs(name), shownName(name));
}

/**
 * The attributes of an inline element that holds a name which others gave.
 */
export function nameAttrs(name: string): ElementAttrs {
  const whole = shownLines(name);
  return shownName(name).length < whole.length
    ? { ...NAME, title: whole }
    : NAME;
}

/**
 * Draw the address of a server.
 */
export function renderAddress(url: string): VirtualElement {
  return h.code(
    { className: 'jp-ApiToken-address', dir: 'ltr' },
    ...renderInParts(shownLines(url))
  );
}

/**
 * Draw an address or a scope. Where a line has no room for it, it goes on in the
 * next after one of its signs, and not in the middle of a word.
 */
export function renderInParts(text: string): h.Child[] {
  return (text.match(/[^:!=/]*[:!=/]*/g) ?? []).map(part => [part, h.wbr()]);
}

/**
 * Draw a text that people copy by hand. What can't be seen of it has a sign in
 * front, which is not copied.
 */
export function renderExactly(text: string): h.Child[] {
  return partsOf(text).map(({ text, sign }) =>
    sign === null
      ? text
      : h.span({ className: SIGNED, dataset: { sign } }, text)
  );
}

/**
 * Put such signs into an element that is in nobody else's hands.
 */
export function signUnseen(element: HTMLElement): void {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) {
    texts.push(walker.currentNode as Text);
  }
  for (const node of texts) {
    const parts = partsOf(node.data);
    if (parts.some(({ sign }) => sign !== null)) {
      node.replaceWith(...parts.map(makePart));
    }
  }
}

const SIGNED = 'jp-ApiToken-signed';

function makePart({
  text,
  sign
}: ReturnType<typeof partsOf>[number]): Node | string {
  if (sign === null) {
    return text;
  }
  const span = document.createElement('span');
  span.className = text.includes('\n') ? `${SIGNED} jp-mod-lines` : SIGNED;
  span.dataset.sign = sign;
  span.textContent = text;
  return span;
}

/**
 * A stretch of a text: what is seen, a single character that is not, or a run
 * of blank lines that would push the rest out of sight.
 */
interface IPart {
  readonly text: string;

  /** What shows that something is not seen; `null` for what is seen. */
  readonly sign: string | null;
}

/**
 * The characters of a name that are shown: some lines of a narrow panel.
 */
const NAME_LENGTH = 300;

/**
 * A name that others gave, as it stands alone: it hides nothing of itself, and
 * is not too long to be read. What is sent, compared or copied is the name
 * itself.
 */
export function shownName(text: string): string {
  return signed(shorten(text, NAME_LENGTH), UNSEEN);
}

/**
 * A name that others gave, as it stands in a sentence.
 *
 * Arabic and Hebrew are isolated: they are read from right to left, and would
 * take the numbers and signs beside them along.
 */
export function nameInWords(text: string): string {
  return isolate(shownName(text));
}

/**
 * A text of others that may have several lines, whole: it hides nothing of
 * itself.
 */
export function shownLines(text: string): string {
  return signed(text, UNSEEN_IN_LINES);
}

/**
 * Take a text of several lines apart, to show it without changing it.
 */
export function partsOf(text: string): IPart[] {
  const parts: IPart[] = [];
  let end = 0;
  text.replace(HIDING, (character: string, start: number) => {
    if (!isNeeded(text, start, character)) {
      parts.push(
        { text: text.slice(end, start), sign: null },
        { text: character, sign: signOf(character) }
      );
      end = start + character.length;
    }
    return character;
  });
  parts.push({ text: text.slice(end), sign: null });
  return parts.filter(part => part.text !== '');
}

/**
 * What has no look of its own, or changes how others look, apart from spaces:
 * for between the brackets of a regular expression with the flag `u`.
 *
 * U+2800 is a Braille pattern with no dot.
 */
export const LOOKLESS =
  '\\p{C}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\u2800';

/**
 * What is not seen, or changes how other letters look: controls, overrides of
 * the direction, and what takes no room. Spaces of other widths are seen.
 */
const UNSEEN = new RegExp(`[${LOOKLESS}]`, 'gu');

/**
 * The same without the tabs and the ends of lines.
 */
const UNSEEN_IN_LINES = new RegExp(`(?!\\t|\\r?\\n)[${LOOKLESS}]`, 'gu');

/**
 * The same, and more than two blank lines on end but for the last line break.
 */
const HIDING = new RegExp(
  `${UNSEEN_IN_LINES.source}|(?:\\r?\\n[^\\S\\n]*){3,}(?=\\r?\\n)`,
  'gu'
);

/**
 * What is written from right to left: the blocks that Unicode keeps for it
 * (UAX #9, Bidi_Class R and AL).
 */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * The places in which writings and emoji need such a character to look right:
 * joiners within an Arabic or Indic word and between emoji, and what chooses
 * among the forms of an emoji or of a Chinese character.
 */
const NEEDED =
  /^(?:[\p{Script=Arab}\p{Script=Beng}\p{Script=Deva}\p{Script=Gujr}\p{Script=Guru}\p{Script=Knda}\p{Script=Mlym}\p{Script=Orya}\p{Script=Sinh}\p{Script=Taml}\p{Script=Telu}][\u200c\u200d]\p{L}|[\p{Extended_Pictographic}\ufe0f\p{Emoji_Modifier}]\u200d\p{Extended_Pictographic}|[\p{Emoji}\p{Script=Han}][\ufe00-\ufe0f\u{e0100}-\u{e01ef}])/u;

function signed(text: string, unseen: RegExp): string {
  return text.replace(unseen, (character: string, start: number) =>
    isNeeded(text, start, character) ? character : signOf(character)
  );
}

/**
 * Whether a character stands where it is needed: with the one before it and
 * the one behind it.
 */
function isNeeded(text: string, start: number, character: string): boolean {
  const before = Array.from(text.slice(Math.max(0, start - 2), start)).pop();
  const behind = start + character.length;
  return NEEDED.test((before ?? '') + text.slice(start, behind + 2));
}

/**
 * Such as `⟨U+202E⟩`, or `⟨↵ × 40⟩` for a run of line breaks.
 */
function signOf(character: string): string {
  const breaks = character.split('\n').length - 1;
  if (breaks > 1) {
    return `⟨↵ × ${breaks}⟩`;
  }
  const code = character.codePointAt(0) ?? 0;
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

function shorten(text: string, length: number): string {
  return text.length > length
    ? // Not in the middle of a pair of surrogates.
      `${text.slice(0, length).replace(/[\ud800-\udbff]$/, '')}…`
    : text;
}

/**
 * Put a text between a "first strong isolate" and its end (UAX #9).
 */
function isolate(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}
