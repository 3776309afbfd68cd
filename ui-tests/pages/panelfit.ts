import type { Locator } from '@playwright/test';

/**
 * Describes what does not fit in the panel: elements that scroll sideways, text
 * that is cut off or overflows, and incomplete labels of controls.
 */
export function misfits(panel: Locator): Promise<string[]> {
  return panel.evaluate(findMisfits);
}

/** Finds the misfits in the panel. Runs in the page. */
export function findMisfits(node: Element): string[] {
  const found: string[] = [];
  const pen = document.createElement('canvas').getContext('2d')!;

  const nameOf = (element: Element): string => {
    const section = element.closest('[data-section]');
    const classes = Array.from(element.classList, name => `.${name}`);
    return (
      `${section?.getAttribute('data-section') ?? 'panel'}: ` +
      element.localName +
      classes.join('') +
      ` “${(element.textContent ?? '').trim().slice(0, 40)}”`
    );
  };

  /** Whether an element is for screen readers only. */
  const isForEars = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect();
    return (
      getComputedStyle(element).position === 'absolute' &&
      (width <= 1 || height <= 1)
    );
  };

  const clips = (element: Element): boolean =>
    getComputedStyle(element).overflowX !== 'visible';

  const isShown = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true });

  const clippingBoxes = (element: Element): Element[] => {
    const boxes: Element[] = [];
    for (
      let box: Element | null = element;
      box && node.contains(box);
      box = box.parentElement
    ) {
      if (clips(box)) {
        boxes.push(box);
      }
    }
    return boxes;
  };

  const expectWhole = (text: Text, element: Element): void => {
    const range = document.createRange();
    range.selectNodeContents(text);
    const rects = Array.from(range.getClientRects()).filter(
      ({ width }) => width > 0
    );
    for (const box of clippingBoxes(element)) {
      const { left, right } = box.getBoundingClientRect();
      if (rects.some(rect => rect.left < left - 1 || rect.right > right + 1)) {
        found.push(`cut at the side by ${box.localName}, ${nameOf(element)}`);
        return;
      }
    }
  };

  const expectRoom = (element: Element, label: string, taken = 0): void => {
    const style = getComputedStyle(element);
    pen.font = style.font;
    pen.letterSpacing = style.letterSpacing;
    const room =
      element.clientWidth -
      taken -
      parseFloat(style.paddingLeft) -
      parseFloat(style.paddingRight);
    const needed = pen.measureText(label).width;
    if (needed > room + 1) {
      found.push(
        `no room for “${label}” (${Math.round(needed)} of ${Math.round(room)} px), ${nameOf(element)}`
      );
    }
  };

  for (const element of [node, ...node.querySelectorAll('*')]) {
    if (!isShown(element) || isForEars(element)) {
      continue;
    }
    const { clientHeight, clientWidth, scrollHeight, scrollWidth } = element;
    const style = getComputedStyle(element);
    const isField = element.matches('input, select, textarea');
    if (!isField && clips(element) && scrollWidth > clientWidth + 1) {
      found.push(
        `${scrollWidth} of ${clientWidth} px wide, ${nameOf(element)}`
      );
    }
    if (
      ['hidden', 'clip'].includes(style.overflowY) &&
      scrollHeight > clientHeight + 2
    ) {
      found.push(
        `${scrollHeight} of ${clientHeight} px high, ${nameOf(element)}`
      );
    }
    if (element.localName === 'button' && scrollWidth > clientWidth + 1) {
      found.push(`cut button, ${nameOf(element)}`);
    }
    if (element instanceof HTMLSelectElement) {
      // The arrow is about as wide as a letter is high.
      const arrow = parseFloat(style.fontSize);
      expectRoom(element, element.selectedOptions[0]?.text ?? '', arrow);
    }
    if (element instanceof HTMLInputElement && element.placeholder) {
      expectRoom(element, element.placeholder);
    }
    for (const child of element.childNodes) {
      if (child instanceof Text && child.data.trim() && !isField) {
        expectWhole(child, element);
      }
    }
  }
  return Array.from(new Set(found));
}
