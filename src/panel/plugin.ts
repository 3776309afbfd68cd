import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ILayoutRestorer } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { load } from '../load';
import type { IPanelSettings } from '../token/model';
import { IApiToken, IApiTokenPanel } from '../tokens';
import { DOMAIN, commandAdder, followSettings } from '../ui/jupyterlab';
import { addPanelCommands } from './commands';
import { SidePanel } from './sidepanel';

const PLUGIN_ID = 'jupyterlab-api-token:panel';

/** The defaults in `schema/panel.json`. */
export const DEFAULTS: IPanelSettings = {
  maskAfterSeconds: 30,
  clearClipboardAfterSeconds: 0,
  apiPath: '/api/sessions'
};

/** Provides the side panel; `null` where an admin disabled the token's plugin. */
export const panelPlugin: JupyterFrontEndPlugin<IApiTokenPanel | null> = {
  id: PLUGIN_ID,
  description: 'Shows, explains and tests the token of this server.',
  autoStart: true,
  provides: IApiTokenPanel,
  // Optional: JupyterLab logs an error for a required plugin that is disabled.
  optional: [
    IApiToken,
    ITranslator,
    ISettingRegistry,
    ICommandPalette,
    ILayoutRestorer,
    IStateDB
  ],
  activate: (
    app: JupyterFrontEnd,
    token: IApiToken | null,
    translator: ITranslator | null,
    settingRegistry: ISettingRegistry | null,
    palette: ICommandPalette | null,
    restorer: ILayoutRestorer | null,
    state: IStateDB | null
  ): IApiTokenPanel | null => {
    if (!token) {
      return null;
    }
    const language = translator ?? nullTranslator;
    const trans = language.load(DOMAIN);
    const live = followSettings(settingRegistry, PLUGIN_ID, DEFAULTS, () =>
      panel.content?.applySettings()
    );
    const settings = () => live.values;
    const panel = new SidePanel(trans, settings, async frame =>
      (await load()).createPanelContent({
        app,
        panel: frame,
        token,
        state,
        settings,
        translator: language
      })
    );
    app.shell.add(panel, 'right', { rank: 900, type: 'API Token' });
    restorer?.add(panel, panel.id);
    addPanelCommands(
      commandAdder(app, palette, trans),
      token,
      panel,
      () => {
        // One frame earlier than the panel would.
        void panel.loadContent().catch(() => undefined);
        app.shell.activateById(panel.id);
      },
      trans
    );
    return panel;
  }
};
