import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** What JupyterLab itself says of settings that it refuses, and of a slow start. */
const OF_JUPYTERLAB = [
  /^(Validating jupyterlab-api-token|Settings failed to load for \(jupyterlab-api-token)/,
  /^Plugin jupyterlab-api-token:\S+ .*took [\d.]+ms to activate/
];

/** The console of a page, to which the extension writes nothing. */
export class QuietConsole {
  constructor(page: Page) {
    page.on('console', message => {
      if (['warning', 'error'].includes(message.type())) {
        this._texts.push(`${message.text()} (${message.location().url})`);
      }
    });
    page.on('pageerror', error =>
      // What was thrown may be no error, and has no stack then.
      this._texts.push(`${error}\n${error.stack}`)
    );
  }

  /** Whether the test keeps files of the extension back, and the browser says so. */
  mayFilesFail = false;

  /**
   * Expect that the extension wrote no warning and no error, and threw nothing
   * that was not caught. Its name is in the words, the stack or the script's URL.
   */
  expectQuiet(): void {
    const own = this._texts.filter(
      text =>
        /api-token|ApiToken/.test(text) &&
        !OF_JUPYTERLAB.some(words => words.test(text)) &&
        !(this.mayFilesFail && text.startsWith('Failed to load resource:'))
    );
    expect(own, 'the console').toEqual([]);
  }

  private readonly _texts: string[] = [];
}
