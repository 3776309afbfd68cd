import * as apputils from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

/**
 * Tell a person something while the panel is closed: by a notification, or by
 * a dialog in JupyterLab 3, which has none.
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

/**
 * The name under which JupyterLab's language packs have the extension's texts.
 */
export const DOMAIN = 'jupyterlab_api_token';
