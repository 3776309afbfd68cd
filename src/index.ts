/**
 * Shows the token that opens the REST API of this Jupyter server.
 *
 * Other extensions take `IApiToken` and `IApiTokenPanel` from here.
 */
import { panelPlugin } from './plugins/panel';
import { tokenPlugin } from './plugins/token';

export * from './tokens';

export default [tokenPlugin, panelPlugin];
