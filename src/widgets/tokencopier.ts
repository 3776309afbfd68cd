import type { ISignal } from '@lumino/signaling';
import { Signal } from '@lumino/signaling';

import type { ApiTokenPanel, IApiToken } from '../tokens';
import { copyText } from './clipboard';
import type { ClearingOutcome } from './clipboardclearing';

/**
 * What is copied: the token alone, or a link that signs in with it.
 */
export type Copyable = 'token' | 'sign-in-link';

/**
 * How a copy of the token ended. `no-token`: there is none.
 */
export type CopyOutcome = ApiTokenPanel.CopyOutcome | 'no-token';

/**
 * Copies the live token, alone or in another text, and clears the clipboard
 * after the time set.
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
   * Copy the token or the link. Call it while handling a click or a key: some
   * browsers allow it only then.
   */
  async copy(what: Copyable): Promise<CopyOutcome> {
    const { serverUrl, value } = this._token;
    if (!value) {
      return 'no-token';
    }
    return this.copySecret(
      what === 'token' ? value : signInLink(serverUrl, value)
    );
  }

  /**
   * Copy a text that holds the token. Call it as `copy`.
   */
  async copySecret(text: string): Promise<ApiTokenPanel.CopyOutcome> {
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

/**
 * The address that signs a browser in with the token.
 *
 * Jupyter Server takes the parameter `token` at every address, and keeps it on
 * the way from this one to its first page.
 */
function signInLink(serverUrl: string, token: string): string {
  return `${serverUrl}?token=${encodeURIComponent(token)}`;
}
