import type { TranslationBundle } from '@jupyterlab/translation';
import type { ElementAttrs, VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { sentences } from '../rest/failure';
import type { ClearingOutcome, CopyOutcome } from './clearing';
import { renderButton } from './controls';

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

/**
 * Say how a copy ended.
 *
 * @param copied - That it was copied, such as "Token copied."
 * @param clearAfterSeconds - When the clipboard is cleared, `null` where that is
 *   not known here.
 */
export function copyWords(
  copied: string,
  outcome: CopyOutcome,
  clearAfterSeconds: number | null,
  trans: TranslationBundle
): string {
  switch (outcome) {
    case 'copied':
      return copied;
    case 'copied-to-clear':
      return sentences(
        copied,
        clearAfterSeconds === null
          ? trans.__('It is taken out of the clipboard after the time set.')
          : trans._n(
              'It is taken out of the clipboard in %1 second.',
              'It is taken out of the clipboard in %1 seconds.',
              clearAfterSeconds
            )
      );
    case 'copied-for-good':
      return sentences(
        copied,
        trans.__(
          'This browser does not let the page clear the clipboard later: copy something else when you are done.'
        )
      );
    case 'refused':
      return trans.__(
        'The browser did not let the page copy. The text is selected: press %1.',
        copyKeys()
      );
    case 'no-token':
      return trans.__('Nothing was copied: there is no token.');
  }
}

/**
 * Say how clearing the clipboard ended; `''` when there is nothing to say.
 *
 * True of a sign-in link too, which holds the token.
 */
export function clearingWords(
  outcome: ClearingOutcome,
  trans: TranslationBundle
): string {
  switch (outcome) {
    case 'cleared':
      return trans.__('The token was taken out of the clipboard.');
    case 'changed':
      return '';
    case 'not-allowed':
      return trans.__(
        'The browser did not let the page look into the clipboard, so the token may still be in it: copy something else.'
      );
    case 'turned-off':
      return trans.__(
        'The clipboard will not be cleared: that was turned off in the settings. If the token is still in it, copy something else when you are done.'
      );
  }
}

/**
 * The keys that copy what is selected, as they are called where the browser
 * runs.
 */
export function copyKeys(): string {
  return /mac/i.test(globalThis.navigator?.platform ?? '') ? '⌘C' : 'Ctrl+C';
}
