import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiToken } from '../tokens';

/**
 * Says why a response is not shown.
 */
export function omissionWords(
  omitted: NonNullable<ApiToken.ICheck['omitted']>,
  trans: TranslationBundle
): string {
  switch (omitted) {
    case 'empty':
      return trans.__('The response is empty.');
    case 'not-text':
      return trans.__(
        'The response is not text, so it is not shown. A script gets it as it is.'
      );
    case 'too-large':
      return trans.__(
        'The response is too large to show. Request less, such as one folder or file, or use a script.'
      );
  }
}
