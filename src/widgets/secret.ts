import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { MASK } from '../token/mask';
import { PRIVATE } from './keptprivate';

/**
 * Draw a token, or what stands in its place while it is masked.
 *
 * @param label - What a screen reader calls it.
 * @param value - The token, `null` while it is masked.
 */
export function renderSecret(
  label: string,
  value: string | null
): VirtualElement {
  // Not an input of the type "password": browsers offer to save these.
  return h.code(
    {
      className:
        value === null
          ? 'jp-ApiToken-token'
          : 'jp-ApiToken-token jp-mod-revealed',
      role: 'textbox',
      tabindex: '0',
      'aria-label': label,
      'aria-readonly': 'true',
      ...PRIVATE
    },
    value ?? MASK
  );
}

/**
 * Select the token in a section, for the person to copy it.
 */
export function selectSecret(section: HTMLElement): void {
  const secret = section.querySelector<HTMLElement>('.jp-ApiToken-token');
  if (secret) {
    secret.focus();
    document.getSelection()?.selectAllChildren(secret);
  }
}
