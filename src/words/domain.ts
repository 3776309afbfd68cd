/**
 * The name under which JupyterLab's language packs have the extension's texts.
 */
export const DOMAIN = 'jupyterlab_api_token';
