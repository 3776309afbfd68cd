import type { TranslationBundle } from '@jupyterlab/translation';
import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { MASK } from '../rest/body';
import { PRIVATE } from './controls';
import { Model } from './model';

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
 * The mask of a token: on until a user reveals the token, and on again after
 * the time set. Does not hold the token.
 */
export class Secret extends Model {
  /**
   * @param maskAfterSeconds - Gives the time set; 0 for never.
   */
  constructor(maskAfterSeconds: () => number) {
    super();
    this._maskAfterSeconds = maskAfterSeconds;
  }

  get isRevealed(): boolean {
    return this._isRevealed;
  }

  override dispose(): void {
    super.dispose();
    clearTimeout(this._timer);
  }

  /**
   * Put it on the screen, until it is masked or the time set is over.
   */
  reveal(): void {
    if (!this.isDisposed) {
      this._isRevealed = true;
      this.applySettings();
      this.emitChanged();
    }
  }

  /**
   * Take it off the screen.
   */
  mask(): void {
    clearTimeout(this._timer);
    if (this._isRevealed) {
      this._isRevealed = false;
      this.emitChanged();
    }
  }

  /**
   * Take up a time that has changed: it counts anew.
   */
  applySettings(): void {
    clearTimeout(this._timer);
    const seconds = this._maskAfterSeconds();
    if (this._isRevealed && seconds > 0) {
      this._timer = setTimeout(() => this.mask(), seconds * 1000);
    }
  }

  private readonly _maskAfterSeconds: () => number;
  private _isRevealed = false;
  private _timer: ReturnType<typeof setTimeout> | undefined;
}
