/**
 * Stand-ins for JupyterLab's own packages, which jest can't load: the names
 * that the extension's modules import.
 */
import { Token } from '@lumino/coreutils';

import type { ServerConnection as Services } from '@jupyterlab/services';

import { trans } from '../ui/__tests__/trans';

export const ICommandPalette = new Token('test:ICommandPalette');
export const IFileBrowserFactory = new Token('test:IFileBrowserFactory');
export const ILayoutRestorer = new Token('test:ILayoutRestorer');
export const INotebookTracker = new Token('test:INotebookTracker');
export const ISettingRegistry = new Token('test:ISettingRegistry');
export const IStateDB = new Token('test:IStateDB');
export const ITranslator = new Token('test:ITranslator');
export const nullTranslator = { languageCode: 'en', load: () => trans };
export const PageConfig = {
  getOption: () => '',
  getNotebookVersion: () => []
};
export const ServerConnection = {
  makeRequest: (
    url: string,
    init: RequestInit,
    { fetch, token }: Services.ISettings
  ) => {
    const headers = new Headers(init.headers);
    if (token) {
      headers.set('Authorization', `token ${token}`);
    }
    return fetch(url, { ...init, headers });
  }
};
export const LabIcon = class {};
