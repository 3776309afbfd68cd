/**
 * A page of a browser, as far as the drivers of all engines can use it.
 * Elements are found by XPath: the first one that matches.
 */
export interface IBrowser {
  open(url: string): Promise<void>;

  /** Clicks the middle of an element with the mouse, once it is visible. */
  click(xpath: string): Promise<void>;

  /** Replaces the text of a field. */
  fill(xpath: string, text: string): Promise<void>;

  /** Chooses an option of a select by its label. */
  select(xpath: string, label: string): Promise<void>;

  /** Presses a key, with modifiers as in `Control+Shift+C`. */
  press(keys: string): Promise<void>;

  /** Drags the mouse from a point to another, in pixels. */
  drag(
    from: readonly [number, number],
    to: readonly [number, number]
  ): Promise<void>;

  /** Runs a function in the page. It and its argument are serialized. */
  evaluate<T, A>(run: (argument: A) => T | Promise<T>, argument: A): Promise<T>;

  /** Takes a picture of an element as PNG, in base64. */
  picture(xpath: string): Promise<string>;

  /** Opens a URL in another tab, and closes the tab. */
  visit(url: string): Promise<void>;

  /** Returns the text that Ctrl+V puts into a field of another tab. */
  paste(): Promise<string>;

  /** Watches the console, where the driver does not do so from the start. */
  watchConsole(): Promise<void>;

  /** Expect that the extension wrote nothing to the console. */
  expectQuiet(): Promise<void>;

  close(): Promise<void>;
}

/** The page of `paste`. */
export const PASTE_PAGE = 'data:text/html,<textarea></textarea>';
