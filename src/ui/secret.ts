import type { TranslationBundle } from '@jupyterlab/translation';
import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { MASK } from '../rest/body';
import { PRIVATE } from './controls';

/**
 * Draw a token, or what stands in its place while it is masked.
 *
 * @param label - What a screen reader calls it.
 * @param value - The token, `null` while it is masked.
 */
export function renderSecret(
  label: string,
  value: string | null,
  trans: TranslationBundle
): VirtualElement {
  const isMasked = value === null;
  // Not an input of the type "password": browsers offer to save these. Masked it
  // is a picture, and the dots are hidden: of a text box screen readers would read
  // the text, which is sixteen times "bullet".
  const role = isMasked
    ? { role: 'img', 'aria-description': trans.__('masked') }
    : { role: 'textbox', 'aria-readonly': 'true' };
  return h.code(
    {
      className: isMasked
        ? 'jp-ApiToken-token'
        : 'jp-ApiToken-token jp-mod-revealed',
      dir: 'ltr',
      tabindex: '0',
      'aria-label': label,
      ...role,
      ...PRIVATE
    },
    value ?? h.span({ 'aria-hidden': 'true' }, MASK)
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

/**
 * Masks something again when it has been on the screen for the time set.
 */
export class MaskTimer {
  /**
   * @param maskAfterSeconds - Gives the time set; 0 for never.
   * @param mask - Masks it.
   */
  constructor(maskAfterSeconds: () => number, mask: () => void) {
    this._maskAfterSeconds = maskAfterSeconds;
    this._mask = mask;
  }

  /**
   * Begin to wait, anew if that was going on.
   */
  start(): void {
    this.stop();
    const seconds = this._maskAfterSeconds();
    if (seconds > 0) {
      this._timer = setTimeout(this._mask, seconds * 1000);
    }
  }

  /**
   * Wait no longer.
   */
  stop(): void {
    clearTimeout(this._timer);
  }

  private readonly _maskAfterSeconds: () => number;
  private readonly _mask: () => void;
  private _timer: ReturnType<typeof setTimeout> | undefined;
}
