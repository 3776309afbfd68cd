import type { ITranslator } from '@jupyterlab/translation';

import { loadTranslations } from './translations';

/**
 * The JSON schema of the arguments of "Copy API Snippet", each said in words.
 *
 * @param hasPanel - Whether there is a panel in which people choose.
 */
export function snippetArguments(
  hasPanel: boolean,
  translator: ITranslator
): Record<string, { readonly type: 'string'; readonly description: string }> {
  const trans = loadTranslations(translator);
  return {
    language: {
      type: 'string',
      description: hasPanel
        ? trans.__(
            'The name of the snippet, such as “curl”; the one that the panel shows when it is not given'
          )
        : trans.__(
            'The name of the snippet, such as “curl”; that of the settings when it is not given'
          )
    },
    path: {
      type: 'string',
      description: hasPanel
        ? trans.__(
            'A path of the REST API, such as “/api/sessions”; the one in the panel when it is not given'
          )
        : trans.__(
            'A path of the REST API; “/api/sessions” when it is not given'
          )
    }
  };
}
