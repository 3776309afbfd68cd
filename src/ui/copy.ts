import * as apputils from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { type ElementAttrs, type VirtualElement, h } from '@lumino/virtualdom';

import { sentences } from '../rest/text';
import type { ClearingOutcome, CopyOutcome } from './clearing';
import { renderButton } from './controls';

const SHOWN_MILLISECONDS = 2000;
const MESSAGE_MILLISECONDS = 5000;

/** The state of a copy button: whether its icon is a check mark. */
export class CopiedSign {
  constructor(private readonly _update: () => void) {}

  get isShown(): boolean {
    return this._timer !== undefined;
  }

  show(): void {
    clearTimeout(this._timer);
    this._timer = setTimeout(() => {
      this._timer = undefined;
      this._update();
    }, SHOWN_MILLISECONDS);
    this._update();
  }

  private _timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Renders a button that copies. After a copy its icon is a check mark; its label
 * does not change, so that nothing moves and screen readers do not repeat it.
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
 * @param copied - The sentence for a success, such as "Token copied."
 * @param clearAfterSeconds - `null` where the setting is not known.
 */
export function copyWords(
  copied: string,
  outcome: CopyOutcome,
  clearAfterSeconds: number | null,
  trans: TranslationBundle
): string {
  const words: Record<CopyOutcome, string> = {
    copied,
    'copied-to-clear': sentences(
      copied,
      clearAfterSeconds === null
        ? trans.__(
            'The clipboard will be cleared after the time in the settings.'
          )
        : trans._n(
            'The clipboard will be cleared in %1 second.',
            'The clipboard will be cleared in %1 seconds.',
            clearAfterSeconds
          )
    ),
    'copied-for-good': sentences(
      copied,
      trans.__(
        'This browser does not let the page clear the clipboard. Copy something else when you are done.'
      )
    ),
    refused: trans.__(
      'The browser blocked copying. The text is selected: press %1.',
      copyKeys()
    ),
    'no-token': trans.__('Nothing was copied: there is no token.')
  };
  return words[outcome];
}

/** Describes how clearing ended, `''` where the user need not know. */
export function clearingWords(
  outcome: ClearingOutcome,
  trans: TranslationBundle
): string {
  const words: Record<ClearingOutcome, string> = {
    cleared: trans.__('The clipboard was cleared of the token.'),
    changed: '',
    'not-allowed': trans.__(
      'This browser does not let the page read the clipboard, so it may still contain the token. Copy something else.'
    ),
    'turned-off': trans.__(
      'The clipboard will not be cleared, because the setting was turned off. If it still contains the token, copy something else.'
    )
  };
  return words[outcome];
}

export function copyKeys(): string {
  return /mac/i.test(globalThis.navigator?.platform ?? '') ? '⌘C' : 'Ctrl+C';
}

/**
 * Shows a message while the panel is closed, which disappears by itself: a
 * notification, which JupyterLab has from 3.6 on, or an element like it.
 */
export function notify(words: string): void {
  const host: Partial<typeof apputils> = apputils;
  if (host.Notification) {
    host.Notification.info(words, { autoClose: MESSAGE_MILLISECONDS });
    return;
  }
  const node = document.createElement('div');
  node.setAttribute('role', 'status');
  // The style sheet is loaded with the panel.
  node.style.cssText =
    'position: fixed; bottom: 40px; right: 40px; max-width: 300px; padding: 12px; z-index: 20000; ' +
    'background: var(--jp-layout-color1); border: 1px solid var(--jp-border-color1); ' +
    'box-shadow: var(--jp-elevation-z6); color: var(--jp-ui-font-color1)';
  document.body.append(node);
  // Screen readers speak what is added to an element that is there.
  setTimeout(() => (node.textContent = words), 100);
  setTimeout(() => node.remove(), MESSAGE_MILLISECONDS);
}
