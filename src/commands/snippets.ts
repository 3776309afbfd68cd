import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { TranslationBundle } from '@jupyterlab/translation';

import { keyIcon } from '../widgets/icon';
import { notify } from '../widgets/notify';
import type { ISnippetsContent } from '../widgets/snippets';
import { snippetsNotLoadedWords } from '../words/notloaded';

/**
 * The ids of the snippets' commands. None of them returns the code, which may
 * hold the token: commands can be called by anything in the page.
 */
export namespace SnippetCommandIDs {
  export const copy = 'api-token:copy-snippet';

  export const insert = 'api-token:insert-snippet';
}

/**
 * Register the snippets' commands.
 *
 * @param load - Loads what writes the code.
 * @param hasPanel - Whether there is a panel in which people choose.
 */
export function addSnippetCommands(
  { commands }: Pick<JupyterFrontEnd, 'commands'>,
  load: () => Promise<ISnippetsContent>,
  hasPanel: boolean,
  trans: TranslationBundle
): void {
  const loadOrSay = async () => {
    try {
      return await load();
    } catch {
      await notify(snippetsNotLoadedWords(trans), trans);
      return null;
    }
  };

  commands.addCommand(SnippetCommandIDs.copy, {
    label: trans.__('Copy API Snippet'),
    caption: trans.__(
      'Copy code that calls this server’s REST API into the clipboard'
    ),
    icon: keyIcon,
    describedBy: {
      args: {
        type: 'object',
        properties: {
          language: {
            type: 'string',
            description: hasPanel
              ? trans.__(
                  'The name of the snippet, such as “curl”; the one that the panel shows when it is not given'
                )
              : trans.__(
                  'The name of the snippet, such as “curl”; that of the settings when it is not given'
                )
          },
          path: {
            type: 'string',
            description: hasPanel
              ? trans.__(
                  'A path of the REST API, such as “/api/sessions”; the one in the panel when it is not given'
                )
              : trans.__(
                  'A path of the REST API; “/api/sessions” when it is not given'
                )
          }
        },
        additionalProperties: false
      }
    },
    execute: async args => {
      const content = await loadOrSay();
      await content?.tell(
        await content.model.copy({
          language: readText(args, 'language'),
          path: readText(args, 'path')
        })
      );
    }
  });

  commands.addCommand(SnippetCommandIDs.insert, {
    label: trans.__('Insert API Snippet into Notebook'),
    caption: trans.__(
      'Put code that calls this server’s REST API into a new cell, without a token'
    ),
    icon: keyIcon,
    describedBy: {
      args: { type: 'object', properties: {}, additionalProperties: false }
    },
    execute: async () => {
      const content = await loadOrSay();
      await content?.tell(await content.model.insert());
    }
  });
}

/**
 * An argument that is a text. Whoever calls a command may give it anything.
 */
function readText(args: unknown, name: string): string | undefined {
  const value: unknown = Object(args)[name];
  return typeof value === 'string' ? value : undefined;
}
