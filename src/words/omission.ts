import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiToken } from '../tokens';

/**
 * Say why an answer is not shown; `''` when it is.
 */
export function omissionWords(
  omitted: ApiToken.ICheck['omitted'],
  trans: TranslationBundle
): string {
  switch (omitted) {
    case 'empty':
      return trans.__('The answer is empty.');
    case 'not-text':
      return trans.__(
        'The answer is not text, and so not shown. A script gets it as it is.'
      );
    case 'too-large':
      return trans.__(
        'The answer is over 16 MB, and so not shown. A script gets it whole; or ask for less, such as one folder or file.'
      );
    case null:
      return '';
  }
}
