/**
 * The milliseconds after which nobody waits for a frame: a page that is not
 * seen gets none.
 */
const LONGEST = 100;

/**
 * Wait until what was drawn is on the screen.
 */
export function untilPainted(): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, LONGEST);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      // The frame is painted when what was called in it has ended.
      setTimeout(resolve);
    });
  });
}
