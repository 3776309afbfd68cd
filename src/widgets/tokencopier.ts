import type { ISignal } from '@lumino/signaling';
import { Signal } from '@lumino/signaling';

import type { IApiToken } from '../tokens';
import { copyText } from './clipboard';
import type { ClearingOutcome } from './clipboardclearing';

/**
 * How copying the token ended.
 *
 * - `copied`: the clipboard holds it
 * - `copied-to-clear`: it does, and will be cleared after the time set
 * - `copied-for-good`: it does, and the browser won't let it be cleared,
 *   although that is set
 * - `refused`: the browser did not let the page copy
 * - `no-token`: there is none
 */
export type CopyOutcome =
  'copied' | 'copied-to-clear' | 'copied-for-good' | 'refused' | 'no-token';

/**
 * Copies the live token, and clears the clipboard after the time set.
 */
export class TokenCopier {
  /**
   * @param token - Asked for the token at each copy.
   * @param clearAfterSeconds - Gives the time set; 0 for never.
   */
  constructor(token: IApiToken, clearAfterSeconds: () => number) {
    this._token = token;
    this._clearAfterSeconds = clearAfterSeconds;
  }

  /**
   * Emitted when an attempt to clear the clipboard is over.
   */
  get clearingEnded(): ISignal<this, ClearingOutcome> {
    return this._clearingEnded;
  }

  /**
   * Copy the token. Call it while handling a click or a key: some browsers
   * allow it only then.
   */
  async copy(): Promise<CopyOutcome> {
    const text = this._token.value;
    if (!text) {
      return 'no-token';
    }
    if (!(await copyText(text))) {
      return 'refused';
    }
    const seconds = this._clearAfterSeconds();
    if (!seconds) {
      this._clearing?.abort();
      return 'copied';
    }
    const clearing = await import('./clipboardclearing').catch(() => null);
    if (!clearing?.canLookIntoClipboard()) {
      return 'copied-for-good';
    }
    const mark = await clearing.fingerprint(text);
    const abort = new AbortController();
    this._clearing?.abort();
    this._clearing = abort;
    setTimeout(() => {
      void clearing.clearClipboard(mark, abort.signal).then(outcome => {
        if (!abort.signal.aborted) {
          this._clearingEnded.emit(outcome);
        }
      });
    }, seconds * 1000);
    return 'copied-to-clear';
  }

  private readonly _token: IApiToken;
  private readonly _clearAfterSeconds: () => number;
  private readonly _clearingEnded = new Signal<this, ClearingOutcome>(this);
  private _clearing: AbortController | null = null;
}
