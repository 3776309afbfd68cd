import { expect } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import {
  Builder,
  By,
  Key,
  until,
  type WebDriver,
  type WebElement
} from 'selenium-webdriver';
import { Select } from 'selenium-webdriver/lib/select';

import { freePort } from '../faults/gate';
import { ensureProgram } from '../hosts/host';
import { expectNoneOfOurs } from '../pages/quietconsole';
import { type IBrowser, PASTE_PAGE } from './browser';

const MINI_BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
const PATIENCE = 20_000;

/** WebKitGTK, driven by its WebDriver. */
export class WebKitBrowser implements IBrowser {
  /** @throws UnavailableError if this machine can't have it. */
  static async start(): Promise<WebKitBrowser> {
    await ensureProgram('WebKitWebDriver');
    const port = await freePort();
    const server = spawn(
      'xvfb-run',
      [
        '--auto-servernum',
        '--server-args=-screen 0 1400x1000x24',
        'WebKitWebDriver',
        `--port=${port}`
      ],
      {
        // A group of its own: the server and the display end together.
        detached: true,
        env: {
          ...process.env,
          WEBKIT_DISABLE_COMPOSITING_MODE: '1',
          WEBKIT_DISABLE_DMABUF_RENDERER: '1'
        },
        stdio: 'ignore'
      }
    );
    const stop = async () => {
      const ended = once(server, 'exit');
      process.kill(-server.pid!, 'SIGTERM');
      await ended;
    };
    for (let tries = 0; ; tries++) {
      try {
        const driver = await new Builder()
          .usingServer(`http://127.0.0.1:${port}`)
          .withCapabilities({
            browserName: 'MiniBrowser',
            acceptInsecureCerts: true,
            'webkitgtk:browserOptions': {
              binary: MINI_BROWSER,
              args: ['--automation']
            }
          })
          .build();
        await driver.manage().window().setRect({ width: 1280, height: 900 });
        return new WebKitBrowser(driver, stop);
      } catch (reason) {
        if (tries === 600) {
          await stop();
          throw reason;
        }
        await delay(100);
      }
    }
  }

  private constructor(
    private readonly _driver: WebDriver,
    private readonly _stop: () => Promise<void>
  ) {}

  async open(url: string): Promise<void> {
    await this._driver.get(url);
  }

  async click(xpath: string): Promise<void> {
    // What loads above may move the element away in between: see whether it was
    // clicked. A page that was left says nothing.
    await expect(async () => {
      const element = await this._find(xpath);
      await this._driver.executeScript(
        `const [node] = arguments;
        window.wasClicked = false;
        node.scrollIntoView({ block: "center" });
        node.addEventListener("click", () => { window.wasClicked = true; }, { capture: true, once: true });`,
        element
      );
      await this._driver.actions().move({ origin: element }).click().perform();
      const wasClicked = await this._driver.executeScript(
        'return window.wasClicked ?? true'
      );
      expect(wasClicked).toBe(true);
    }).toPass({ timeout: PATIENCE });
  }

  async fill(xpath: string, text: string): Promise<void> {
    const field = await this._find(xpath);
    await field.clear();
    await field.sendKeys(text);
  }

  async select(xpath: string, label: string): Promise<void> {
    await new Select(await this._find(xpath)).selectByVisibleText(label);
  }

  async press(keys: string): Promise<void> {
    const names = keys.split('+').map(name => KEYS[name] ?? name.toLowerCase());
    const actions = this._driver.actions();
    names.forEach(name => actions.keyDown(name));
    names.reverse().forEach(name => actions.keyUp(name));
    await actions.perform();
  }

  async evaluate<T, A>(
    run: (argument: A) => T | Promise<T>,
    argument: A
  ): Promise<T> {
    return this._driver.executeScript(
      `return (${run})(arguments[0])`,
      argument
    );
  }

  async picture(xpath: string): Promise<string> {
    return (await this._find(xpath)).takeScreenshot();
  }

  async drag([x, y]: [number, number], to: [number, number]): Promise<void> {
    await this._driver
      .actions()
      .move({ x, y })
      .press()
      .move({ x: to[0], y: to[1] })
      .release()
      .perform();
  }

  async visit(url: string): Promise<void> {
    await this._inOtherTab(url, async () => undefined);
  }

  paste(): Promise<string> {
    return this._inOtherTab(PASTE_PAGE, async () => {
      await (await this._find('//textarea')).click();
      await this.press('Control+V');
      return this.evaluate(
        () => document.querySelector('textarea')!.value,
        null
      );
    });
  }

  watchConsole(): Promise<void> {
    return this.evaluate(() => {
      const texts: string[] = [];
      Reflect.set(window, 'consoleTexts', texts);
      const note = (...words: unknown[]) =>
        texts.push([...words, new Error().stack].join(' '));
      for (const level of ['error', 'warn'] as const) {
        const write = console[level];
        console[level] = (...words) => {
          note(...words);
          write.apply(console, words);
        };
      }
      window.addEventListener('error', ({ error, message }) =>
        note(message, error?.stack)
      );
      window.addEventListener('unhandledrejection', ({ reason }) =>
        note(reason, reason?.stack)
      );
    }, null);
  }

  async expectQuiet(): Promise<void> {
    expectNoneOfOurs(
      await this.evaluate(
        () => Reflect.get(window, 'consoleTexts') as string[],
        null
      )
    );
  }

  async close(): Promise<void> {
    await this._driver.quit();
    await this._stop();
  }

  private async _inOtherTab<T>(url: string, use: () => Promise<T>): Promise<T> {
    const page = await this._driver.getWindowHandle();
    await this._driver.switchTo().newWindow('tab');
    await this._driver.get(url);
    const result = await use();
    await this._driver.close();
    await this._driver.switchTo().window(page);
    return result;
  }

  private async _find(xpath: string): Promise<WebElement> {
    const element = await this._driver.wait(
      until.elementLocated(By.xpath(xpath)),
      PATIENCE
    );
    return this._driver.wait(until.elementIsVisible(element), PATIENCE);
  }
}

const KEYS: Record<string, string> = {
  ArrowDown: Key.ARROW_DOWN,
  Control: Key.CONTROL,
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
  Shift: Key.SHIFT,
  Tab: Key.TAB
};
