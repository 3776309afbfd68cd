import { Signal } from '@lumino/signaling';

import type { ApiTokenPanel, IApiToken } from '../tokens';
import { copyText } from './clipboard';

export type Copyable = 'token' | 'sign-in-link';

/** The outcome of a copy of the token. `no-token`: the page has none. */
export type CopyOutcome = ApiTokenPanel.CopyOutcome | 'no-token';

export function isCopied(outcome: CopyOutcome): boolean {
  return outcome !== 'refused' && outcome !== 'no-token';
}

/**
 * Copies the live token, or a text that contains it, and clears the clipboard
 * after the time in the settings.
 */
export class TokenCopier {
  constructor(
    private readonly _token: IApiToken,
    private readonly _clearAfterSeconds: () => number
  ) {}

  readonly clearingEnded = new Signal<this, ClearingOutcome>(this);

  /**
   * Copies the token or the sign-in link. Call while a click or key is handled:
   * some browsers allow it only then.
   */
  async copy(what: Copyable): Promise<CopyOutcome> {
    const { serverUrl, value } = this._token;
    if (!value) {
      return 'no-token';
    }
    // Jupyter Server accepts the parameter `token` at every URL and keeps it in
    // the redirect to its first page.
    const link = `${serverUrl}?token=${encodeURIComponent(value)}`;
    const text = what === 'token' ? value : link;
    return (await copyText(text)) ? this.noteCopied(text) : 'refused';
  }

  /** Schedules the clearing of a text that is in the clipboard now. */
  async noteCopied(text: string): Promise<ApiTokenPanel.CopyOutcome> {
    const isLast = this._forget();
    const seconds = this._clearAfterSeconds();
    if (!seconds) {
      return 'copied';
    }
    if (!(await canReadLater())) {
      return 'copied-for-good';
    }
    const mark = await fingerprint(text);
    if (!isLast.aborted) {
      this._clearLater(seconds, mark);
    }
    return 'copied-to-clear';
  }

  /** Restarts a running timer with the changed setting. */
  applySettings(): void {
    const seconds = this._clearAfterSeconds();
    if (!this._waiting || seconds === this._waiting.seconds) {
      return;
    }
    if (seconds) {
      this._clearLater(seconds, this._waiting.mark);
    } else {
      this._forget();
      this.clearingEnded.emit('turned-off');
    }
  }

  private _clearLater(seconds: number, mark: string): void {
    const signal = this._forget();
    this._waiting = { seconds, mark };
    const timer = setTimeout(async () => {
      const outcome = await clearClipboard(mark, signal);
      if (!signal.aborted) {
        this._forget();
        this.clearingEnded.emit(outcome);
      }
    }, seconds * 1000);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }

  /** Cancels the scheduled clearing. The signal is aborted by the next call. */
  private _forget(): AbortSignal {
    this._abort.abort();
    this._abort = new AbortController();
    this._waiting = null;
    return this._abort.signal;
  }

  private _abort = new AbortController();

  /** The scheduled clearing. The text itself is not kept. */
  private _waiting: { readonly seconds: number; readonly mark: string } | null =
    null;
}

/**
 * The outcome of clearing the clipboard.
 *
 * - `changed`: the clipboard contained something else, which was kept
 * - `not-allowed`: the browser did not let the page read the clipboard
 * - `turned-off`: the setting changed to 0
 */
export type ClearingOutcome =
  'cleared' | 'changed' | 'not-allowed' | 'turned-off';

/**
 * Whether the page may read the clipboard without a click or a key. Firefox and
 * WebKit do not allow it, and do not know the permission.
 */
async function canReadLater(): Promise<boolean> {
  try {
    const name = 'clipboard-read' as PermissionName;
    const { state } = await navigator.permissions.query({ name });
    return state !== 'denied' && 'clipboard' in navigator;
  } catch {
    return false;
  }
}

/**
 * Returns a hash that identifies a text, so that the text need not be kept.
 *
 * Line ends do not count: on Windows the clipboard returns others (Chromium's
 * `ReplaceNewlinesWithWindowsStyleNewlines`).
 */
async function fingerprint(text: string): Promise<string> {
  const digest = await crypto.subtle.digest(
    'SHA-256',
    new TextEncoder().encode(text.replace(/\r\n/g, '\n'))
  );
  return new Uint8Array(digest).join();
}

/**
 * Clears the clipboard if it still contains the text with this fingerprint.
 * Waits for the focus: without it browsers do not let a page read the clipboard.
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
    // The browser may have asked the user meanwhile, who copied again.
    if (!isSame || signal.aborted) {
      return 'changed';
    }
    await navigator.clipboard.writeText('');
    return 'cleared';
  } catch {
    return 'not-allowed';
  }
}
