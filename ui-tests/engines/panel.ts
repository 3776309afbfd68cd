import { expect } from '@playwright/test';

import type { Host } from '../hosts/host';
import { findEdge } from '../pages/appearance';
import { findContrast } from '../pages/contrast';
import type { IBrowser } from './browser';

const PATIENCE_MILLISECONDS = 60_000;

const PANEL = '//*[@id="jp-api-token"]';

/** The panel in a JupyterLab, as a user of any engine uses it. */
export class EnginePanel {
  constructor(
    readonly browser: IBrowser,
    private readonly _host: Host,
    private readonly _user: string
  ) {}

  /** The URL of the hub or of the plain JupyterLab. */
  get url(): string {
    return this._host.about.url;
  }

  get serverUrl(): string {
    return this._user ? `${this.url}user/${this._user}/` : this.url;
  }

  /** Sign in, and wait until JupyterLab is ready. */
  async open(): Promise<void> {
    const { password, token, url } = this._host.about;
    const lab = `lab/workspaces/${Date.now().toString(36)}`;
    if (this._user) {
      const { pathname } = new URL('hub/', url);
      const next = encodeURIComponent(`${pathname}user-redirect/${lab}`);
      await this.browser.open(`${url}hub/login?next=${next}`);
      await this.browser.fill('//*[@name="username"]', this._user);
      await this.browser.fill('//*[@name="password"]', password);
      await this.browser.click('//*[@id="login_submit"]');
    } else {
      await this.browser.open(`${url}${lab}?token=${token}`);
    }
    // The launcher takes the focus, so wait for that.
    await this.expectOne(
      '//*[contains(concat(" ", @class, " "), " jp-Launcher ")]',
      node => node.contains(document.activeElement)
    );
    await this.expectNone('//*[@id="jupyterlab-splash"]');
    await this.browser.watchConsole();
    await this.browser.evaluate(messages => {
      const said = new Set<string>();
      Reflect.set(window, 'said', said);
      new MutationObserver(() => {
        for (const { textContent } of document.querySelectorAll(messages)) {
          said.add(textContent ?? '');
        }
      }).observe(document.body, { childList: true, subtree: true });
    }, MESSAGES);
  }

  /** Wait until a message has been shown, and has disappeared. */
  async expectSaid(
    words: string,
    timeout = PATIENCE_MILLISECONDS
  ): Promise<void> {
    await expect(async () => {
      const said = await this.browser.evaluate(
        messages => [
          [...(Reflect.get(window, 'said') as Set<string>)],
          Array.from(
            document.querySelectorAll(messages),
            node => node.textContent
          )
        ],
        MESSAGES
      );
      const [before, now] = said.map(texts =>
        texts.some(text => text?.includes(words))
      );
      expect([before, now]).toEqual([true, false]);
    }).toPass({ timeout });
  }

  /** Run a command from the palette, with the keyboard. */
  async run(label: string): Promise<void> {
    const active =
      '//li[contains(@class, "lm-mod-active")]//*[contains(@class, "lm-CommandPalette-itemLabel")]';
    // JupyterLab loses a shortcut while it moves the focus.
    await expect(async () => {
      await this.browser.press('Control+Shift+C');
      await this.expectOne(
        PALETTE,
        node => node === document.activeElement,
        2000
      );
      await this.browser.fill(PALETTE, label);
      await expect(async () => {
        if ((await this.text(active)) !== label) {
          await this.browser.press('ArrowDown');
        }
        expect(await this.text(active)).toBe(label);
      }).toPass({ timeout: 5000 });
      await this.browser.press('Enter');
      await this.expectOne(
        PALETTE,
        node => node.getClientRects().length === 0,
        2000
      );
    }).toPass();
  }

  /** The status of the server's response to a token alone. */
  async statusOf(token: string): Promise<number> {
    const sessions = `${this.serverUrl}api/sessions`;
    return (await this._host.curl(sessions, token)).status;
  }

  /**
   * Expect that a text is copied.
   *
   * @returns What Ctrl+V puts into a field.
   */
  async expectCopied(text: string | RegExp): Promise<string> {
    let pasted = '';
    await expect(async () => {
      pasted = await this.browser.paste();
      if (typeof text === 'string') {
        expect(pasted).toBe(text);
      } else {
        expect(pasted).toMatch(text);
      }
    }).toPass({ timeout: PATIENCE_MILLISECONDS });
    return pasted;
  }

  /**
   * The contrast inside an element, without its border and the arrow of a
   * select.
   */
  async contrast(xpath: string): Promise<number> {
    const base64 = await this.browser.picture(xpath);
    const picture = { base64, margin: 4, part: 0.7 };
    return this.browser.evaluate(findContrast, picture);
  }

  /** Runs a function of the panel in the page. */
  onPanel<T>(run: (panel: Element) => T): Promise<T | null> {
    return this._look(PANEL, run);
  }

  /** Drag the panel's edge until the panel has a width in pixels. */
  async setWidth(pixels: number): Promise<void> {
    await expect(async () => {
      const { panelWidth, x, y } = await this.browser.evaluate(findEdge, null);
      const change = panelWidth - pixels;
      if (Math.abs(change) > 2) {
        await this.browser.drag(
          [Math.round(x), Math.round(y)],
          [Math.round(x + change), Math.round(y)]
        );
      }
      expect(Math.abs(change)).toBeLessThan(2);
    }).toPass();
  }

  /** The XPath of a part of the panel. */
  part(xpath: string): string {
    return PANEL + xpath;
  }

  button(label: string): string {
    return this.part(`//button[normalize-space()="${label}"]`);
  }

  /** A field or select of the panel. */
  field(label: string): string {
    const id = this.part(`//label[normalize-space()="${label}"]/@for`);
    return `//*[@id=${id}]`;
  }

  labelled(label: string): string {
    return this.part(`//*[@aria-label="${label}"]`);
  }

  /** Press a button with the mouse. */
  async click(label: string): Promise<void> {
    await this.browser.click(this.button(label));
  }

  /** Press a button with the keyboard. */
  async pressEnter(label: string): Promise<void> {
    await this.expectOne(this.button(label), node => {
      (node as HTMLElement).focus();
      return node === document.activeElement;
    });
    await this.browser.press('Enter');
  }

  /** The text of the first element, `null` without one. */
  text(xpath: string): Promise<string | null> {
    return this._look(xpath, node => node.textContent);
  }

  /** Wait until an element has a text. */
  async expectText(xpath: string, text: string | RegExp): Promise<void> {
    await expect(async () => {
      expect(await this.text(xpath)).toMatch(text);
    }).toPass({ timeout: PATIENCE_MILLISECONDS });
  }

  async expectNone(xpath: string): Promise<void> {
    await expect(async () => {
      expect(await this.text(xpath)).toBeNull();
    }).toPass({ timeout: PATIENCE_MILLISECONDS });
  }

  /** Wait until a condition is true of an element. */
  async expectOne(
    xpath: string,
    condition: (node: Element) => boolean,
    timeout = PATIENCE_MILLISECONDS
  ): Promise<void> {
    // The page may change while it is asked.
    await expect(async () => {
      expect(await this._look(xpath, condition)).toBe(true);
    }).toPass({ timeout });
  }

  private _look<T>(
    xpath: string,
    look: (node: Element) => T
  ): Promise<T | null> {
    return this.browser.evaluate(
      ([xpath, code]) => {
        const { singleNodeValue } = document.evaluate(
          xpath,
          document,
          null,
          XPathResult.FIRST_ORDERED_NODE_TYPE,
          null
        );
        return singleNodeValue && (0, eval)(`(${code})`)(singleNodeValue);
      },
      [xpath, String(look)]
    );
  }
}

/** The messages that are shown while the panel is closed. */
const MESSAGES = '.Toastify__toast, body > [role="status"]';

const PALETTE = '//input[contains(@class, "lm-CommandPalette-input")]';
