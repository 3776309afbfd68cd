import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { PageConfig } from '@jupyterlab/coreutils';

import { load } from '../load';
import { readHost } from '../rest/host';
import { IApiToken } from '../tokens';
import { LiveApiToken } from './livetoken';

export const tokenPlugin: JupyterFrontEndPlugin<IApiToken> = {
  id: 'jupyterlab-api-token:token',
  description: 'The token of the live server connection, for other plugins.',
  autoStart: true,
  provides: IApiToken,
  activate: (app: JupyterFrontEnd): IApiToken =>
    new LiveApiToken(
      () => app.serviceManager.serverSettings,
      () =>
        readHost({
          option: name => PageConfig.getOption(name),
          origin: window.location.origin,
          // JupyterLite's configuration names the folder of its static files.
          isLite: !!document.querySelector(
            '#jupyter-config-data[data-jupyter-lite-root]'
          )
        }),
      async () => (await load()).loadRequests()
    )
};
