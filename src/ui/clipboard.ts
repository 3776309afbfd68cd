/**
 * Copies a text. Where the clipboard API is missing (plain http) or refuses, the
 * older copy command is tried. The text is never part of the document.
 *
 * The browser is called before anything is awaited: some browsers allow copying
 * only while they handle a click or a key.
 *
 * @param text - A promise where the text must be loaded: the clipboard waits. The
 *   older copy command can't, and browsers allow it for 1 to 5 seconds only.
 * @returns Whether the clipboard contains the text now.
 */
export async function copyText(
  text: string | Promise<string>
): Promise<boolean> {
  try {
    if (typeof text === 'string') {
      await navigator.clipboard.writeText(text);
    } else {
      const type = 'text/plain';
      const blob = text.then(loaded => new Blob([loaded], { type }));
      // A browser that refuses does not wait for it.
      blob.catch(() => undefined);
      await navigator.clipboard.write([new ClipboardItem({ [type]: blob })]);
    }
    return true;
  } catch {
    // Missing outside a secure context, or refused, for example by a permissions
    // policy. The command may work.
    return typeof text === 'string'
      ? copyByCommand(text)
      : text.then(copyByCommand, () => false);
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
  // After a command of the palette it is the palette's hidden field: in Firefox
  // nothing else can be selected then.
  if (focused instanceof HTMLElement) {
    focused.blur();
  }
  const selection = document.getSelection();
  const ranges = Array.from({ length: selection?.rangeCount ?? 0 }, (_, i) =>
    selection!.getRangeAt(i)
  );

  // Browsers copy only when something is selected.
  const space = document.createElement('span');
  space.style.cssText =
    'position: fixed; opacity: 0; -webkit-user-select: text; user-select: text';
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
