import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';

/**
 * Expect that words are on the screen in order: each letter is to the right of
 * the one before, or on a later line.
 *
 * @param words - The extension's words in the element's text, between which are
 *   words of others.
 */
export async function expectInOrder(
  element: Locator,
  words: readonly string[]
): Promise<void> {
  const places = await element.evaluate((node, words) => {
    const letters: { letter: string; x: number; y: number }[] = [];
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode as Text;
      for (let index = 0; index < text.length; index++) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + 1);
        const { bottom, left } = range.getBoundingClientRect();
        letters.push({ letter: text.data[index], x: left, y: bottom });
      }
    }
    const whole = letters.map(({ letter }) => letter).join('');
    let from = 0;
    return words.flatMap(word => {
      const start = whole.indexOf(word, from);
      from = start + word.length;
      return start < 0 ? [null] : letters.slice(start, from);
    });
  }, words);
  const shown = places.filter(place => place?.letter.trim() !== '');
  expect(shown, words.join(' … ')).not.toContain(null);
  // Every line is at least a few pixels high.
  const isBehind = shown.map((place, index) => {
    const before = shown[index - 1];
    return (
      !place ||
      !before ||
      place.y > before.y + 5 ||
      (place.y > before.y - 5 && place.x > before.x)
    );
  });
  expect(isBehind, words.join(' … ')).not.toContain(false);
}
