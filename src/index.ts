/**
 * Shows the token that opens the REST API of this Jupyter server.
 *
 * Other extensions take `IApiToken`, `IApiTokenPanel` and `ISnippetRegistry`
 * from here.
 */

import { hubTokensPlugin } from './hubtokens/plugin';
import { panelPlugin } from './panel/plugin';
import { snippetsPlugin } from './snippets/plugin';
import { tokenPlugin } from './token/plugin';

export * from './tokens';

export default [tokenPlugin, panelPlugin, snippetsPlugin, hubTokensPlugin];
