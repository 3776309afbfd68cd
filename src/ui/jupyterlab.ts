import * as apputils from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

const SHOWN_MILLISECONDS = 5000;

/**
 * Shows a message while the panel is closed, which disappears by itself: a
 * notification, which JupyterLab has from 3.6 on, or an element like it.
 */
export function notify(words: string): void {
  const host: Partial<typeof apputils> = apputils;
  if (host.Notification) {
    host.Notification.info(words, { autoClose: SHOWN_MILLISECONDS });
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
  setTimeout(() => node.remove(), SHOWN_MILLISECONDS);
}

/** Says that a part of the code did not come. */
export function notLoadedWords(trans: TranslationBundle): string {
  return trans.__(
    'This could not be loaded. The server may be down, or updated since you opened the page. Try again, or reload the page.'
  );
}

/** The extension's domain in JupyterLab's language packs. */
export const DOMAIN = 'jupyterlab_api_token';
