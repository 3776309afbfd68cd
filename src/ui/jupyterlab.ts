import * as apputils from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

/**
 * Shows a message while the panel is closed: a notification, or a dialog where
 * JupyterLab is too old to have notifications.
 */
export async function notify(
  words: string,
  trans: TranslationBundle
): Promise<void> {
  const host: Partial<typeof apputils> = apputils;
  if (host.Notification) {
    host.Notification.info(words, { autoClose: 5000 });
    return;
  }
  await apputils.showDialog({
    body: words,
    buttons: [apputils.Dialog.okButton({ label: trans.__('OK') })]
  });
}

/** The extension's domain in JupyterLab's language packs. */
export const DOMAIN = 'jupyterlab_api_token';
