import type { ElementAttrs, VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

/**
 * Draw a button.
 *
 * @param press - Called when the person presses it.
 * @param attrs - What else it has, such as a name for screen readers.
 */
export function renderButton(
  label: string,
  press: () => unknown,
  attrs: ElementAttrs = {}
): VirtualElement {
  return h.button(
    {
      className: 'jp-mod-styled',
      type: 'button',
      ...attrs,
      onclick: () => void press()
    },
    label
  );
}
