/**
 * Copies a text. Where the clipboard API is missing (plain http) or refuses, the
 * older copy command is tried. The text is never part of the document.
 *
 * The browser is called before anything is awaited: some browsers allow copying
 * only while they handle a click or a key.
 *
 * @returns Whether the clipboard contains the text now.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Missing outside a secure context, or refused, for example by a permissions
    // policy. The command may work.
    return copyByCommand(text);
  }
}

function copyByCommand(text: string): boolean {
  let given = false;
  const onCopy = (event: ClipboardEvent) => {
    if (event.clipboardData) {
      event.clipboardData.setData('text/plain', text);
      event.preventDefault();
      // Other listeners must neither read nor replace the text.
      event.stopImmediatePropagation();
      given = true;
    }
  };
  const focused = document.activeElement;
  const selection = document.getSelection();
  const ranges = Array.from({ length: selection?.rangeCount ?? 0 }, (_, i) =>
    selection!.getRangeAt(i)
  );

  // Browsers copy only when something is selected.
  const space = document.createElement('span');
  space.style.cssText = 'position: fixed; opacity: 0; user-select: text';
  space.textContent = '\u00a0';
  document.body.appendChild(space);
  selection?.selectAllChildren(space);
  window.addEventListener('copy', onCopy, { capture: true });
  try {
    return document.execCommand('copy') && given;
  } finally {
    window.removeEventListener('copy', onCopy, { capture: true });
    space.remove();
    selection?.removeAllRanges();
    for (const range of ranges) {
      selection?.addRange(range);
    }
    if (focused instanceof HTMLElement) {
      focused.focus();
    }
  }
}
