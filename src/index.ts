/**
 * The plugins, and the API for other extensions: `IApiToken`, `IApiTokenPanel`
 * and `ISnippetRegistry`.
 */

import { hubTokensPlugin } from './hubtokens/plugin';
import { panelPlugin } from './panel/plugin';
import { snippetsPlugin } from './snippets/plugin';
import { tokenPlugin } from './token/plugin';

export * from './tokens';

export default [tokenPlugin, panelPlugin, snippetsPlugin, hubTokensPlugin];
