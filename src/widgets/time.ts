import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { exactTime } from '../words/time';

/**
 * Draw words that tell a time by its distance from now, with the exact time in
 * a tooltip.
 *
 * @param language - The interface's language as a BCP 47 tag.
 */
export function renderTime(
  words: string,
  date: Date,
  language: string
): VirtualElement {
  return h.time(
    { datetime: date.toISOString(), title: exactTime(date, language) },
    words
  );
}
