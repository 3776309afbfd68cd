/**
 * Shows the token that opens the REST API of this Jupyter server.
 *
 * Other extensions take `IApiToken`, `IApiTokenPanel` and `ISnippetRegistry`
 * from here.
 */
import { hubTokensPlugin } from './plugins/hubtokens';
import { panelPlugin } from './plugins/panel';
import { snippetsPlugin } from './plugins/snippets';
import { tokenPlugin } from './plugins/token';

export * from './tokens';

export default [tokenPlugin, panelPlugin, snippetsPlugin, hubTokensPlugin];
