import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { load } from '../load';
import { IApiToken, IApiTokenPanel, ISnippetRegistry } from '../tokens';
import { DOMAIN, followSettings } from '../ui/jupyterlab';
import type { IHubTokenSettings } from './access';
import type { HubTokensSection } from './content';

const PLUGIN_ID = 'jupyterlab-api-token:hub-tokens';

/** The defaults in `schema/hub-tokens.json`. */
export const DEFAULTS: IHubTokenSettings = { expiresInDays: 0, access: '' };

export const hubTokensPlugin: JupyterFrontEndPlugin<void> = {
  id: PLUGIN_ID,
  description: 'Creates, lists and revokes tokens for scripts.',
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
    const language = translator ?? nullTranslator;
    const trans = language.load(DOMAIN);
    let section: HubTokensSection | null = null;
    const settings = followSettings(settingRegistry, PLUGIN_ID, DEFAULTS, () =>
      section?.applySettings()
    );
    panel.addSection({
      id: 'hub-tokens',
      title: trans.__('Tokens for scripts'),
      rank: 400,
      createWidget: async () => {
        const chunk = await (await load()).loadHubTokens();
        section = new chunk.HubTokensSection(
          token,
          panel,
          registry,
          () => settings.values,
          language
        );
        return section;
      }
    });
  }
};
