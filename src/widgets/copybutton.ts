import type { ElementAttrs, VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { renderButton } from './button';

/**
 * The milliseconds for which a button shows that it copied.
 */
const SHOWN = 2000;

/**
 * Whether a copy button shows that it copied.
 */
export class CopiedSign {
  /**
   * @param update - Draws the button again.
   */
  constructor(update: () => void) {
    this._update = update;
  }

  /**
   * Whether it is shown now.
   */
  get isShown(): boolean {
    return this._timer !== undefined;
  }

  /**
   * Show it for a moment.
   */
  show(): void {
    clearTimeout(this._timer);
    this._timer = setTimeout(() => this.hide(), SHOWN);
    this._update();
  }

  /**
   * Show it no longer.
   */
  hide(): void {
    clearTimeout(this._timer);
    this._timer = undefined;
    this._update();
  }

  private readonly _update: () => void;
  private _timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Draw a button that copies. When it did, its icon is a tick for a moment; its
 * name stays, for those who hear it and so that nothing moves.
 *
 * @param copy - Copies, and says whether it did.
 */
export function renderCopyButton(
  label: string,
  sign: CopiedSign,
  copy: () => Promise<boolean>,
  attrs: ElementAttrs = {}
): VirtualElement {
  const icon = h.span({
    className: sign.isShown
      ? 'jp-ApiToken-copyIcon jp-mod-copied'
      : 'jp-ApiToken-copyIcon',
    'aria-hidden': 'true'
  });
  const press = async () => {
    if (await copy()) {
      sign.show();
    }
  };
  return renderButton([icon, label], press, attrs);
}
