import type { ElementAttrs, VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { partsOf, shownLines, shownName } from '../words/foreigntext';

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
