import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

/**
 * How things stand. Each has a shape, a character and a colour of its own.
 */
export type Standing = 'good' | 'warning' | 'bad' | 'unknown' | 'busy' | 'none';

const CHARACTERS: Record<Standing, string> = {
  good: '✓',
  warning: '!',
  bad: '✕',
  unknown: '?',
  busy: '',
  none: '–'
};

/**
 * Draw a sign of how things stand, for those who see it: words beside it say
 * the same.
 */
export function renderSign(standing: Standing): VirtualElement {
  return h.span(
    {
      className: `jp-ApiToken-sign jp-mod-${standing}`,
      'aria-hidden': 'true'
    },
    CHARACTERS[standing]
  );
}
