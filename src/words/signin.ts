import type { TranslationBundle } from '@jupyterlab/translation';

import { isLoopback } from '../token/loopback';
import type { CopyOutcome } from '../widgets/tokencopier';
import { copyWords } from './copy';
import { copyKeys } from './keys';

/**
 * How to sign in to a server from another browser.
 */
export interface ISignInWords {
  /** What to do there. The server's address follows. */
  readonly how: string;

  /** That the address leads nowhere from another machine, else `''`. */
  readonly onlyHere: string;

  /** What a link with the token is good for. */
  readonly link: string;

  /** What such a link gives away. */
  readonly warning: string;
}

/**
 * Say how to sign in from another browser.
 */
export function signInWords(
  serverUrl: string,
  trans: TranslationBundle
): ISignInWords {
  return {
    how: trans.__(
      'Open this address there, and paste the token into the form that asks for it:'
    ),
    onlyHere: isLoopback(serverUrl)
      ? trans.__(
          'This address works on this machine only: on another it means that other one.'
        )
      : '',
    link: trans.__('A link with the token in it saves the typing.'),
    warning: trans.__(
      'Whoever has the link can use your files, kernels and terminals. It stays in that browser’s history, and may stand in the logs of a proxy in between. So send it to nobody, and use it only on your own devices.'
    )
  };
}

/**
 * Say how copying the sign-in link ended.
 */
export function signInLinkWords(
  outcome: CopyOutcome,
  clearAfterSeconds: number,
  trans: TranslationBundle
): string {
  switch (outcome) {
    case 'copied':
      return trans.__('Sign-in link copied.');
    case 'copied-to-clear':
      return trans._n(
        'Sign-in link copied. It is taken out of the clipboard in %1 second.',
        'Sign-in link copied. It is taken out of the clipboard in %1 seconds.',
        clearAfterSeconds
      );
    case 'copied-for-good':
      return trans.__(
        'Sign-in link copied. This browser does not let the page clear the clipboard later: copy something else when you are done.'
      );
    case 'refused':
      return trans.__(
        'The link was not copied: the browser did not let the page copy. The token is selected instead: press %1, and paste it into the form at the server’s address.',
        copyKeys()
      );
    case 'no-token':
      return copyWords(outcome, clearAfterSeconds, trans);
  }
}
