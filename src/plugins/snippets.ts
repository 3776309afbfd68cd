import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { argumentsOf, commandAdder } from '../commands/add';
import { addSnippetCommands } from '../commands/snippets';
import { SnippetRegistry } from '../snippets/registry';
import { IApiToken, IApiTokenPanel, ISnippetRegistry } from '../tokens';
import type { ISnippetsContent } from '../widgets/snippets';
import { DOMAIN } from '../words/domain';
import { load } from './load';
import { followSettings } from './settings';

const PLUGIN_ID = 'jupyterlab-api-token:snippets';

/**
 * Provides ready code that calls the REST API: a section of the panel, and two
 * commands. Without the panel the commands go on working. `null` where an admin
 * disabled what gives the token and the server's address.
 */
export const snippetsPlugin: JupyterFrontEndPlugin<ISnippetRegistry | null> = {
  id: PLUGIN_ID,
  description: 'Gives ready code that calls the REST API of this server.',
  autoStart: true,
  provides: ISnippetRegistry,
  // What an admin may disable is optional: JupyterLab would log an error for it.
  optional: [
    IApiToken,
    IApiTokenPanel,
    ITranslator,
    ISettingRegistry,
    ICommandPalette
  ],
  activate: (
    app: JupyterFrontEnd,
    token: IApiToken | null,
    panel: IApiTokenPanel | null,
    translator: ITranslator | null,
    settingRegistry: ISettingRegistry | null,
    palette: ICommandPalette | null
  ): ISnippetRegistry | null => {
    if (!token) {
      return null;
    }
    const language = translator ?? nullTranslator;
    const trans = language.load(DOMAIN);
    const registry = new SnippetRegistry();
    // What writes the code, from when somebody first wants some.
    let content: Promise<ISnippetsContent> | null = null;
    const settings = followSettings(settingRegistry, PLUGIN_ID, isChange =>
      content?.then(
        loaded => loaded.applySettings(isChange),
        // Who asked for the content is told why there is none.
        () => undefined
      )
    );
    const loadContent = (): Promise<ISnippetsContent> => {
      content ??= load()
        .then(({ createSnippetsContent }) =>
          createSnippetsContent(app, {
            token,
            registry,
            panel,
            settings,
            translator: language
          })
        )
        .catch(reason => {
          content = null;
          throw reason;
        });
      return content;
    };
    panel?.addSection({
      id: 'snippets',
      title: trans.__('Snippets'),
      rank: 300,
      createWidget: async () => (await loadContent()).createSection()
    });
    addSnippetCommands(
      commandAdder(app, palette, trans),
      loadContent,
      async () =>
        argumentsOf((await load()).snippetArguments(panel !== null, language)),
      trans
    );
    return registry;
  }
};
