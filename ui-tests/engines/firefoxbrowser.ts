import {
  type BrowserContext,
  firefox,
  type Locator,
  type Page
} from '@playwright/test';

import { ensureProgram } from '../hosts/host';
import { CONTEXT_OPTIONS } from '../pages/browser';
import { QuietConsole } from '../pages/quietconsole';
import { type IBrowser, PASTE_PAGE } from './browser';

/** Firefox, driven by Playwright. */
export class FirefoxBrowser implements IBrowser {
  /** @throws UnavailableError if this machine can't have it. */
  static async start(): Promise<FirefoxBrowser> {
    await ensureProgram('firefox-esr');
    const browser = await firefox.launch({
      channel: 'moz-firefox',
      executablePath: '/usr/bin/firefox-esr'
    });
    const context = await browser.newContext(CONTEXT_OPTIONS);
    return new FirefoxBrowser(context, await context.newPage());
  }

  private constructor(
    private readonly _context: BrowserContext,
    private readonly _page: Page
  ) {
    this._console = new QuietConsole(_page);
  }

  async open(url: string): Promise<void> {
    await this._page.goto(url);
  }

  async click(xpath: string): Promise<void> {
    await this._find(xpath).click();
  }

  async fill(xpath: string, text: string): Promise<void> {
    await this._find(xpath).fill(text);
  }

  async select(xpath: string, label: string): Promise<void> {
    await this._find(xpath).selectOption({ label });
  }

  async press(keys: string): Promise<void> {
    await this._page.keyboard.press(keys);
  }

  evaluate<T, A>(
    run: (argument: A) => T | Promise<T>,
    argument: A
  ): Promise<T> {
    return this._page.evaluate(
      ([code, given]) => (0, eval)(`(${code})`)(given),
      [String(run), argument] as const
    );
  }

  async picture(xpath: string): Promise<string> {
    return (await this._find(xpath).screenshot()).toString('base64');
  }

  async drag([x, y]: [number, number], to: [number, number]): Promise<void> {
    const { mouse } = this._page;
    await mouse.move(x, y);
    await mouse.down();
    await mouse.move(...to);
    await mouse.up();
  }

  async visit(url: string): Promise<void> {
    await this._inOtherTab(url, async () => undefined);
  }

  paste(): Promise<string> {
    return this._inOtherTab(PASTE_PAGE, async tab => {
      const field = tab.getByRole('textbox');
      await field.press('Control+V');
      return field.inputValue();
    });
  }

  async watchConsole(): Promise<void> {
    // The constructor does.
  }

  async expectQuiet(): Promise<void> {
    this._console.expectQuiet();
  }

  async close(): Promise<void> {
    await this._context.browser()?.close();
  }

  private async _inOtherTab<T>(
    url: string,
    use: (tab: Page) => Promise<T>
  ): Promise<T> {
    const tab = await this._context.newPage();
    await tab.goto(url);
    const result = await use(tab);
    await tab.close();
    await this._page.bringToFront();
    return result;
  }

  private _find(xpath: string): Locator {
    return this._page.locator(`xpath=${xpath}`).first();
  }

  private readonly _console: QuietConsole;
}
