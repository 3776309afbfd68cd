import { ILayoutRestorer } from '@jupyterlab/application';
import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { addPanelCommands, PanelCommandIDs } from '../commands/panel';
import { IApiToken, IApiTokenPanel } from '../tokens';
import type { IPanelContent } from '../widgets';
import { notify } from '../widgets/notify';
import { readPanelSettings } from '../widgets/panelsettings';
// Needed at once: the layout is restored with it.
// eslint-disable-next-line jupyter/prefer-lazy-imports
import { SidePanel } from '../widgets/sidepanel';
import { TokenCopier } from '../widgets/tokencopier';
import { clearingWords } from '../words/copy';
import { loadTranslations } from '../words/translations';

const PLUGIN_ID = 'jupyterlab-api-token:panel';

/**
 * Provides the side panel and its commands; `null` where an admin disabled what
 * gives the token, for then there is nothing to show.
 */
export const panelPlugin: JupyterFrontEndPlugin<IApiTokenPanel | null> = {
  id: PLUGIN_ID,
  description: 'Shows, explains and tries the token of this Jupyter server.',
  autoStart: true,
  provides: IApiTokenPanel,
  // What an admin may disable is optional: JupyterLab would log an error for it.
  optional: [
    IApiToken,
    ITranslator,
    ISettingRegistry,
    ICommandPalette,
    ILayoutRestorer
  ],
  activate: (
    app: JupyterFrontEnd,
    token: IApiToken | null,
    translator: ITranslator | null,
    settingRegistry: ISettingRegistry | null,
    palette: ICommandPalette | null,
    restorer: ILayoutRestorer | null
  ): IApiTokenPanel | null => {
    if (!token) {
      return null;
    }
    const { languageCode } = translator ?? nullTranslator;
    const trans = loadTranslations(translator ?? nullTranslator);
    let settings = readPanelSettings({});
    const copier = new TokenCopier(
      token,
      () => settings.clearClipboardAfterSeconds
    );
    const panel = new SidePanel(trans, copier, () => settings);

    // The sections' content, once it is loaded.
    let content: IPanelContent | null = null;
    const loadContent = async (): Promise<IPanelContent> => {
      const { createPanelContent } = await import('../widgets');
      if (!content) {
        content = createPanelContent(
          languageCode,
          trans,
          token,
          copier,
          () => settings
        );
        panel.model = content.model;
      }
      return content;
    };
    panel.addSection({
      id: 'token',
      title: '',
      rank: 0,
      createWidget: async () => (await loadContent()).token
    });
    panel.addSection({
      id: 'scope',
      title: trans.__('What it opens'),
      rank: 100,
      createWidget: async () => (await loadContent()).scope
    });
    panel.addSection({
      id: 'test',
      title: trans.__('Test'),
      rank: 200,
      createWidget: async () => (await loadContent()).test
    });
    app.shell.add(panel, 'right', { rank: 900, type: 'API Token' });
    restorer?.add(panel, panel.id);

    addPanelCommands(app, { copier, panel, settings: () => settings }, trans);
    for (const command of Object.values(PanelCommandIDs)) {
      palette?.addItem({ command, category: trans.__('API Token') });
    }
    copier.clearingEnded.connect((_, outcome) => {
      const words = clearingWords(outcome, trans);
      if (words && !panel.isVisible) {
        void notify(words, trans);
      }
    });
    settingRegistry?.load(PLUGIN_ID).then(
      registered => {
        const apply = () => {
          settings = readPanelSettings(registered.composite);
          copier.applySettings();
          panel.model?.applySettings();
        };
        registered.changed.connect(apply);
        apply();
      },
      reason => {
        console.error('The settings of the API token panel:', reason);
      }
    );
    return panel;
  }
};
