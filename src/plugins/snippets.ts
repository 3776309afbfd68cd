import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { addSnippetCommands, SnippetCommandIDs } from '../commands/snippets';
import { SnippetRegistry } from '../snippets/registry';
import type { ISnippetSettings } from '../snippets/settings';
import { readSnippetSettings } from '../snippets/settings';
import { IApiToken, IApiTokenPanel, ISnippetRegistry } from '../tokens';
import type { ISnippetsContent } from '../widgets/snippets';
import { loadTranslations } from '../words/translations';

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
    const { languageCode } = translator ?? nullTranslator;
    const trans = loadTranslations(translator ?? nullTranslator);
    const registry = new SnippetRegistry();
    let settings = readSnippetSettings({});

    // What writes the code, from when somebody first wants some.
    let content: ISnippetsContent | null = null;
    const load = async (): Promise<ISnippetsContent> => {
      const { createSnippetsContent, findNotebooks } =
        await import('../widgets/snippets');
      const notebooks = await findNotebooks(app);
      content ??= createSnippetsContent(app, {
        token,
        registry,
        panel,
        notebooks,
        settings: () => settings,
        trans,
        languageCode
      });
      return content;
    };
    panel?.addSection({
      id: 'snippets',
      title: trans.__('Snippets'),
      rank: 300,
      createWidget: async () => (await load()).createSection()
    });

    addSnippetCommands(app, load, panel !== null, trans);
    for (const command of Object.values(SnippetCommandIDs)) {
      palette?.addItem({ command, category: trans.__('API Token') });
    }
    const apply = (current: ISnippetSettings, isChange: boolean) => {
      settings = current;
      content?.model.applySettings(isChange);
    };
    settingRegistry?.load(PLUGIN_ID).then(
      registered => {
        registered.changed.connect(() =>
          apply(readSnippetSettings(registered.composite), true)
        );
        apply(readSnippetSettings(registered.composite), false);
      },
      async reason => {
        const { readRefusedSettings } =
          await import('../snippets/refusedsettings');
        apply(
          await readRefusedSettings(
            app.serviceManager.settings,
            PLUGIN_ID,
            reason
          ),
          false
        );
      }
    );
    return registry;
  }
};
