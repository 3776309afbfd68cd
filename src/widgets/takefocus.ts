/**
 * For how long JupyterLab may go on to move the focus, in milliseconds.
 */
const SETTLING = 1000;

/**
 * How often it is taken back from there, at most.
 */
const TIMES = 5;

/**
 * Give an element the focus that a person asked for. The palette of JupyterLab 4
 * gives it to the open document when it closes, which is after the command that
 * was chosen in it: from there it is taken back, until the person's next key or
 * click.
 */
export function takeFocus(node: HTMLElement): void {
  const settled = new AbortController();
  const settle = () => settled.abort();
  const options = { capture: true, signal: settled.signal };
  let times = 0;
  document.addEventListener('keydown', settle, options);
  document.addEventListener('pointerdown', settle, options);
  document.addEventListener(
    'focusin',
    ({ target }) => {
      const elsewhere = target instanceof Element && !node.contains(target);
      if (elsewhere && !target.closest('.jp-Dialog') && times++ < TIMES) {
        node.focus();
      }
    },
    options
  );
  setTimeout(settle, SETTLING);
  node.focus();
}
