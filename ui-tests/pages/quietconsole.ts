import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

/**
 * JupyterLab's own messages about rejected settings and a slow start, and the
 * browser's in a frame that may not copy.
 */
const OF_OTHERS = [
  /^Permissions policy violation: The Clipboard API/,
  /^(Validating jupyterlab-api-token|Settings failed to load for \(jupyterlab-api-token)/,
  /^Plugin jupyterlab-api-token:\S+ .*took [\d.]+ms to activate/
];

/** The console of a page, to which the extension must write nothing. */
export class QuietConsole {
  constructor(page: Page) {
    page.on('console', message => {
      if (['warning', 'error'].includes(message.type())) {
        this._texts.push(`${message.text()} (${message.location().url})`);
      }
    });
    page.on('pageerror', error =>
      // A thrown value that is no error has no stack.
      this._texts.push(`${error}\n${error.stack}`)
    );
  }

  /**
   * Whether the test blocks files of the extension, which the browser reports.
   */
  mayFilesFail = false;

  /**
   * Expect no warning, error or uncaught exception of the extension: none with
   * its name in the text, the stack or the script's URL.
   */
  expectQuiet(): void {
    expectNoneOfOurs(
      this._texts.filter(
        text =>
          !(this.mayFilesFail && text.startsWith('Failed to load resource:'))
      )
    );
  }

  private readonly _texts: string[] = [];
}

/** Expect that no text of a console is the extension's. */
export function expectNoneOfOurs(texts: readonly string[]): void {
  const ours = texts.filter(
    text =>
      /api-token|ApiToken/.test(text) &&
      !OF_OTHERS.some(words => words.test(text))
  );
  expect(ours, 'the console').toEqual([]);
}
