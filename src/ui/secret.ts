import type { TranslationBundle } from '@jupyterlab/translation';
import { type VirtualElement, h } from '@lumino/virtualdom';

import { MASK } from '../rest/text';
import { PRIVATE } from './controls';
import { Model } from './view';

/** Renders a token, or its mask where `value` is `null`. */
export function renderSecret(
  label: string,
  value: string | null,
  trans: TranslationBundle
): VirtualElement {
  const isMasked = value === null;
  // Not an input of the type "password", which browsers offer to save. The mask
  // is an image, since screen readers would read "bullet" sixteen times.
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

export function selectSecret(section: HTMLElement): void {
  const secret = section.querySelector<HTMLElement>('.jp-ApiToken-token');
  if (secret) {
    secret.focus();
    document.getSelection()?.selectAllChildren(secret);
  }
}

/**
 * The mask of a token, which is not kept here: on until the user reveals the
 * token, and again after the time in the settings.
 */
export class Secret extends Model {
  constructor(private readonly _maskAfterSeconds: () => number) {
    super();
  }

  get isRevealed(): boolean {
    return this._isRevealed;
  }

  override dispose(): void {
    super.dispose();
    clearTimeout(this._timer);
  }

  reveal(): void {
    if (!this.isDisposed) {
      this._isRevealed = true;
      this.applySettings();
      this.emitChanged();
    }
  }

  mask(): void {
    clearTimeout(this._timer);
    if (this._isRevealed) {
      this._isRevealed = false;
      this.emitChanged();
    }
  }

  /** Restarts a running timer with the changed setting. */
  applySettings(): void {
    clearTimeout(this._timer);
    const seconds = this._maskAfterSeconds();
    if (this._isRevealed && seconds > 0) {
      this._timer = setTimeout(() => this.mask(), seconds * 1000);
    }
  }

  private _isRevealed = false;
  private _timer: ReturnType<typeof setTimeout> | undefined;
}
