import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';

import { notify } from '../widgets/notify';
import type { ISnippetsContent } from '../widgets/snippets';
import type { AddCommand } from './add';
import { isFromDocument } from './add';

/**
 * Add the snippets' commands. None of them returns the code, which may hold the
 * token: commands can be called by anything in the page.
 *
 * @param load - Loads what writes the code.
 * @param describeCopy - Describes the arguments of the command that copies.
 */
export function addSnippetCommands(
  add: AddCommand,
  load: () => Promise<ISnippetsContent>,
  describeCopy: CommandRegistry.ICommandOptions['describedBy'],
  trans: TranslationBundle
): void {
  const loadOrSay = async () => {
    try {
      return await load();
    } catch {
      await notify(
        trans.__(
          'The snippets could not be loaded. The server may be down, or it was updated since the page was opened: try again, or reload the page.'
        ),
        trans
      );
      return null;
    }
  };

  add(
    'api-token:copy-snippet',
    trans.__('Copy API Snippet'),
    trans.__('Copy code that calls this server’s REST API into the clipboard'),
    async args => {
      const isLinked = isFromDocument();
      await (await loadOrSay())?.copy(args, isLinked);
    },
    describeCopy
  );

  add(
    'api-token:insert-snippet',
    trans.__('Insert API Snippet into Notebook'),
    trans.__(
      'Put code that calls this server’s REST API into a new cell, without a token'
    ),
    async () => (await loadOrSay())?.insert()
  );
}
