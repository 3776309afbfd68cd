import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { readHubTokenSettings } from '../hubtokens/settings';
import { IApiToken, IApiTokenPanel, ISnippetRegistry } from '../tokens';
import type { HubTokensSection } from '../widgets/hubtokenssection';
import { loadTranslations } from '../words/translations';

const PLUGIN_ID = 'jupyterlab-api-token:hub-tokens';

/**
 * Makes, lists and revokes tokens for scripts at the Hub: a section of the
 * panel, and nothing where an admin disabled that or what gives the token.
 */
export const hubTokensPlugin: JupyterFrontEndPlugin<void> = {
  id: PLUGIN_ID,
  description: 'Makes, lists and revokes tokens for scripts at the JupyterHub.',
  autoStart: true,
  // What an admin may disable is optional: JupyterLab would log an error for it.
  optional: [
    IApiToken,
    IApiTokenPanel,
    ISnippetRegistry,
    ITranslator,
    ISettingRegistry
  ],
  activate: (
    app: JupyterFrontEnd,
    token: IApiToken | null,
    panel: IApiTokenPanel | null,
    registry: ISnippetRegistry | null,
    translator: ITranslator | null,
    settingRegistry: ISettingRegistry | null
  ): void => {
    if (!token || !panel) {
      return;
    }
    const { languageCode } = translator ?? nullTranslator;
    const trans = loadTranslations(translator ?? nullTranslator);
    let settings = readHubTokenSettings({});
    let section: HubTokensSection | null = null;
    panel.addSection({
      id: 'hub-tokens',
      title: trans.__('Tokens for scripts'),
      rank: 400,
      createWidget: async () => {
        const { createHubTokensSection } = await import('../widgets/hubtokens');
        section = createHubTokensSection(
          { token, panel, registry, settings: () => settings },
          { trans, languageCode }
        );
        return section;
      }
    });
    settingRegistry?.load(PLUGIN_ID).then(
      registered => {
        const apply = () => {
          settings = readHubTokenSettings(registered.composite);
          section?.applySettings();
        };
        registered.changed.connect(apply);
        apply();
      },
      reason => {
        console.error('The settings of the tokens for scripts:', reason);
      }
    );
  }
};
