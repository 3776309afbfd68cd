import type { TranslationBundle } from '@jupyterlab/translation';
import type { ElementAttrs, VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

/**
 * Draw a button.
 *
 * @param label - What is in it, such as its name.
 * @param press - Called when the person presses it.
 * @param attrs - What else it has, such as a name for screen readers.
 */
export function renderButton(
  label: h.Child,
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

/**
 * Draw the button that ends what is going on. It is not seen at once: most of
 * what it could end is over before anybody would press it.
 */
export function renderCancel(
  cancel: () => void,
  trans: TranslationBundle
): VirtualElement {
  return renderButton(trans.__('Cancel'), cancel, {
    key: 'cancel',
    className: 'jp-mod-styled jp-ApiToken-late'
  });
}
