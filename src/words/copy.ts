import type { TranslationBundle } from '@jupyterlab/translation';

import type { ClearingOutcome } from '../widgets/clipboardclearing';
import type { CopyOutcome } from '../widgets/tokencopier';
import { copyKeys } from './keys';

/**
 * Say how copying the token ended.
 */
export function copyWords(
  outcome: CopyOutcome,
  clearAfterSeconds: number,
  trans: TranslationBundle
): string {
  switch (outcome) {
    case 'copied':
      return trans.__('Token copied.');
    case 'copied-to-clear':
      return trans._n(
        'Token copied. It is taken out of the clipboard in %1 second.',
        'Token copied. It is taken out of the clipboard in %1 seconds.',
        clearAfterSeconds
      );
    case 'copied-for-good':
      return trans.__(
        'Token copied. This browser does not let the page clear the clipboard later: copy something else when you are done.'
      );
    case 'refused':
      return trans.__(
        'The browser did not let the page copy. The token is selected: press %1.',
        copyKeys()
      );
    case 'no-token':
      return trans.__('Nothing was copied: there is no token.');
  }
}

/**
 * Say how clearing the clipboard ended; `''` when there is nothing to say.
 *
 * True of a sign-in link too, which holds the token.
 */
export function clearingWords(
  outcome: ClearingOutcome,
  trans: TranslationBundle
): string {
  switch (outcome) {
    case 'cleared':
      return trans.__('The token was taken out of the clipboard.');
    case 'changed':
      return '';
    case 'not-allowed':
      return trans.__(
        'The browser did not let the page look into the clipboard, so the token may still be in it: copy something else.'
      );
    case 'turned-off':
      return trans.__(
        'The clipboard will not be cleared: that was turned off in the settings. If the token is still in it, copy something else when you are done.'
      );
  }
}
