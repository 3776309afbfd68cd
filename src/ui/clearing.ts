import type { ISignal } from '@lumino/signaling';
import { Signal } from '@lumino/signaling';

import type { ApiTokenPanel, IApiToken } from '../tokens';
import { copyText } from './clipboard';

/**
 * What is copied: the token alone, or a link that signs in with it.
 */
export type Copyable = 'token' | 'sign-in-link';

/**
 * How a copy of the token ended. `no-token`: there is none.
 */
export type CopyOutcome = ApiTokenPanel.CopyOutcome | 'no-token';

/**
 * Whether the clipboard holds what was to be copied.
 */
export function isCopied(outcome: CopyOutcome): boolean {
  return outcome !== 'refused' && outcome !== 'no-token';
}

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
    return (await copyText(text)) ? this.noteCopied(text) : 'refused';
  }

  /**
   * Have a text cleared, if that is set, which is in the clipboard now.
   */
  async noteCopied(
    text: string
  ): Promise<Exclude<ApiTokenPanel.CopyOutcome, 'refused'>> {
    // From here on the clipboard holds this text, not an earlier one.
    const isLast = this._forget();
    const seconds = this._clearAfterSeconds();
    if (!seconds) {
      return 'copied';
    }
    if (!canLookIntoClipboard()) {
      return 'copied-for-good';
    }
    const mark = await fingerprint(text);
    if (!isLast.aborted) {
      this._clearLater(seconds, signal => clearClipboard(mark, signal));
    }
    return 'copied-to-clear';
  }

  /**
   * Take up a time that has changed: it counts anew, also for what was copied
   * before.
   */
  applySettings(): void {
    const seconds = this._clearAfterSeconds();
    if (!this._waiting || seconds === this._waiting.seconds) {
      return;
    }
    if (seconds) {
      this._clearLater(seconds, this._waiting.clear);
    } else {
      this._forget();
      this._clearingEnded.emit('turned-off');
    }
  }

  private _clearLater(seconds: number, clear: IWaiting['clear']): void {
    const signal = this._forget();
    this._waiting = { seconds, clear };
    const timer = setTimeout(async () => {
      const outcome = await clear(signal);
      if (!signal.aborted) {
        this._forget();
        this._clearingEnded.emit(outcome);
      }
    }, seconds * 1000);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }

  /**
   * Give up what was to be cleared.
   *
   * @returns What tells that this was done again, or that it was cleared.
   */
  private _forget(): AbortSignal {
    this._abort.abort();
    this._abort = new AbortController();
    this._waiting = null;
    return this._abort.signal;
  }

  private readonly _token: IApiToken;
  private readonly _clearAfterSeconds: () => number;
  private readonly _clearingEnded = new Signal<this, ClearingOutcome>(this);
  private _abort = new AbortController();
  private _waiting: IWaiting | null = null;
}

/**
 * A text that is to be cleared. It is not in here.
 */
interface IWaiting {
  /** The time that it was given. */
  readonly seconds: number;

  readonly clear: (signal: AbortSignal) => Promise<ClearingOutcome>;
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

/**
 * How taking a copied text out of the clipboard ended.
 *
 * - `cleared`: it is gone
 * - `changed`: the clipboard held something else, which was left alone
 * - `not-allowed`: the browser does not let the page look
 * - `turned-off`: the person wants it no more
 */
export type ClearingOutcome =
  'cleared' | 'changed' | 'not-allowed' | 'turned-off';

/**
 * Whether the browser has what it takes to look into the clipboard.
 */
function canLookIntoClipboard(): boolean {
  const clipboard: Clipboard | undefined = navigator.clipboard;
  return typeof clipboard?.readText === 'function';
}

/**
 * Make a mark by which a text can be known again, without keeping it.
 *
 * On Windows a text comes back from the clipboard with other ends of lines
 * (Chromium's `ReplaceNewlinesWithWindowsStyleNewlines`): they don't count.
 */
async function fingerprint(text: string): Promise<string> {
  const digest = await crypto.subtle.digest(
    'SHA-256',
    new TextEncoder().encode(text.replace(/\r\n/g, '\n'))
  );
  return Array.from(new Uint8Array(digest), byte =>
    byte.toString(16).padStart(2, '0')
  ).join('');
}

/**
 * Clear the clipboard if it still holds a text.
 *
 * @param mark - The text's `fingerprint`.
 *
 * Browsers let a page look only while it has the focus, so this waits for it.
 */
async function clearClipboard(
  mark: string,
  signal: AbortSignal
): Promise<ClearingOutcome> {
  if (!document.hasFocus()) {
    await new Promise<void>(resolve => {
      window.addEventListener('focus', () => resolve(), { once: true, signal });
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }
  if (signal.aborted) {
    return 'changed';
  }
  try {
    const held = await navigator.clipboard.readText();
    const isSame = (await fingerprint(held)) === mark;
    // The browser may have asked the person for long, who copied it again.
    if (!isSame || signal.aborted) {
      return 'changed';
    }
    await navigator.clipboard.writeText('');
    return 'cleared';
  } catch {
    return 'not-allowed';
  }
}
