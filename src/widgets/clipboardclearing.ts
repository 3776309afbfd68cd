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
export function canLookIntoClipboard(): boolean {
  const clipboard: Clipboard | undefined = navigator.clipboard;
  return typeof clipboard?.readText === 'function';
}

/**
 * Make a mark by which a text can be known again, without keeping it.
 *
 * On Windows a text comes back from the clipboard with other ends of lines
 * (Chromium's `ReplaceNewlinesWithWindowsStyleNewlines`): they don't count.
 */
export async function fingerprint(text: string): Promise<string> {
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
export async function clearClipboard(
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
