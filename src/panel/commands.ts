import { showErrorMessage } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { IApiToken } from '../tokens';
import { copyText } from '../ui/clipboard';
import {
  type AddCommand,
  isFromDocument,
  notLoadedWords
} from '../ui/jupyterlab';
import type { SidePanel } from './sidepanel';

export function addPanelCommands(
  add: AddCommand,
  token: IApiToken,
  panel: SidePanel,
  show: () => void,
  trans: TranslationBundle
): void {
  add(
    'api-token:show',
    trans.__('Show API Token'),
    trans.__(
      'Show the token for this server’s REST API, its state and its permissions'
    ),
    show
  );

  add(
    'api-token:copy',
    trans.__('Copy API Token'),
    trans.__('Copy the token for this server’s REST API'),
    async () => {
      if (isFromDocument()) {
        show();
        return;
      }
      const { value } = token;
      // First: some browsers allow copying only at once.
      const isCopied = value !== '' && (await copyText(value));
      if (!isCopied) {
        show();
      }
      if (panel.isVisible) {
        await panel.load();
      }
      const content = await panel.loadContent().catch(() => null);
      if (content) {
        await content.noteCopied(value, isCopied);
      } else if (isCopied) {
        void showErrorMessage(trans.__('Token copied.'), notLoadedWords(trans));
      }
    }
  );

  add(
    'api-token:test',
    trans.__('Test API Token'),
    trans.__('Send one request to the REST API with the token'),
    async () => {
      show();
      await panel.load();
      await panel.content?.unfold('test');
      await panel.content?.model.runCheck();
    }
  );
}
