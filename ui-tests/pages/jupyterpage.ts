import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { JSHandle, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

import type { Host } from '../hosts/host';
import { QuietConsole } from './quietconsole';

/** The text that replaces a masked token. */
export const MASK = '•'.repeat(16);

/** A session, as the server's API returns it. */
export interface ISession {
  readonly id: string;
  readonly path: string;
  readonly kernel: { readonly id: string };
}

/** JupyterLab in a browser, as a user uses it. */
export class JupyterPage {
  /** @param user - The user's name, `''` without a hub. */
  constructor(
    readonly page: Page,
    readonly host: Host,
    readonly user = ''
  ) {
    this.panel = page.getByRole('region', { name: 'API Token', exact: true });
    this.token = this.panel.getByLabel('API token', { exact: true });
    this.result = this.panel.getByRole('status');
    this.sideBarTab = page.locator('.jp-SideBar [data-id="jp-api-token"]');
    this.console = new QuietConsole(page);
    page.on('request', request => {
      const [, token] =
        /^token (.+)$/.exec(request.headers()['authorization'] ?? '') ?? [];
      this._requestToken = token ?? this._requestToken;
    });
  }

  readonly panel: Locator;

  /** The element that shows the token, masked or not. */
  readonly token: Locator;

  /** The result of Test. */
  readonly result: Locator;

  readonly console: QuietConsole;

  /** The tab that opens and closes the panel. */
  readonly sideBarTab: Locator;

  /** The server's URL, from the page's configuration. */
  get serverUrl(): string {
    if (!this._serverUrl) {
      throw new Error('JupyterLab is not ready.');
    }
    return this._serverUrl;
  }

  /** The token in the page's own requests. */
  get requestToken(): string {
    if (!this._requestToken) {
      throw new Error('No request of the page carried a token yet.');
    }
    return this._requestToken;
  }

  /**
   * Dismiss JupyterLab's own dialog about an unreachable server whenever it
   * opens.
   */
  async dismissOutageDialogs(): Promise<void> {
    const dismiss = this.page
      .locator('.jp-Dialog')
      .filter({ hasText: /server/i })
      .getByRole('button', { name: /^(Close|Dismiss)$/ });
    // The checkbox stops further dialogs; JupyterLab 3 has none.
    const once = this.page.locator('.jp-Dialog').getByRole('checkbox');
    await this.page.addLocatorHandler(dismiss, async button => {
      if (await once.count()) {
        await once.check();
      }
      await button.click();
    });
  }

  /** Sign in as a user does, and wait until JupyterLab is ready. */
  async open(): Promise<void> {
    const { url, token } = this.host.about;
    // Each page has its own layout.
    const lab = `lab/workspaces/${Date.now().toString(36)}`;
    if (this.user) {
      await this.openOnHub(`user-redirect/${lab}`);
    } else {
      await this.page.goto(
        url + lab + (token ? `?token=${encodeURIComponent(token)}` : '')
      );
    }
    await this.waitUntilReady();
    // The launcher takes the focus, so wait for that.
    await this.page.locator('.jp-Launcher:focus-within').waitFor();
  }

  /**
   * Open a page of Notebook by its path, such as `tree`, and wait for its
   * menus.
   */
  async openInNotebook(path: string): Promise<void> {
    const { url, token } = this.host.about;
    await this.page.goto(`${url}${path}?token=${token}`);
    await this.waitForMenus();
  }

  /** Wait until a page of Notebook has started. */
  async waitForMenus(): Promise<void> {
    await expect(
      this.page.getByRole('menuitem', { name: 'File', exact: true })
    ).toBeVisible({ timeout: 60_000 });
    await this._readServerUrl();
  }

  /**
   * Close the page, end the sessions and remove the settings of a server that
   * other tests use after this one.
   */
  async cleanUp(): Promise<void> {
    // An open page may start a session again.
    await this.page.close();
    await this.host.removeSettings(this.user, 'jupyterlab-api-token');
    if (!this._requestToken) {
      return;
    }
    const { body, status } = await this.request('api/sessions');
    if (status === 200) {
      for (const { id } of JSON.parse(body)) {
        await this.request(`api/sessions/${id}`, 'DELETE');
      }
    }
  }

  /**
   * Sign in on the hub and go to one of its own pages.
   *
   * @param path - The page's path, such as `home`.
   */
  async openOnHub(path: string): Promise<void> {
    const hub = new URL('hub/', this.host.about.url);
    const next = encodeURIComponent(`${hub.pathname}${path}`);
    await this.page.goto(`${hub.href}login?next=${next}`);
    await this.signIn();
  }

  /** The running sessions, from the server's API. */
  async sessions(): Promise<ISession[]> {
    const { body } = await this.request('api/sessions');
    return JSON.parse(body);
  }

  /** The status of the server's response to a token alone. */
  async statusWith(token: string): Promise<number> {
    const url = `${this.serverUrl}api/sessions`;
    return (await this.host.curl(url, token)).status;
  }

  /**
   * Request something from outside the browser, with the page's token.
   *
   * @param path - Relative to the server's URL.
   * @param data - What to send as JSON.
   */
  async request(
    path: string,
    method = 'GET',
    data?: object
  ): Promise<{ status: number; body: string }> {
    const url = new URL(path, this.serverUrl).href;
    return this.host.curl(url, this.requestToken, method, data);
  }

  /** Fill in the hub's own sign-in form. */
  async signIn(): Promise<void> {
    await this.page.getByLabel('Username').fill(this.user);
    await this.page.getByLabel('Password').fill(this.host.about.password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }

  /** Wait until JupyterLab has started. */
  async waitUntilReady(): Promise<void> {
    const { page } = this;
    await page.waitForURL(/\/lab/, { timeout: 120_000 });
    // `waitFor` notices the change earlier than `expect`, which looks once a
    // second.
    await page
      .locator('.jp-SideBar')
      .first()
      .waitFor({ state: 'attached', timeout: 60_000 });
    await page
      .locator('#jupyterlab-splash')
      .waitFor({ state: 'detached', timeout: 60_000 });
    // JupyterLab opens the launcher after it restored the layout, which hides
    // the panel.
    await this._launcherCards.first().waitFor({ timeout: 60_000 });
    await this._readServerUrl();
  }

  /** Open the palette, and return its field. */
  async openPalette(): Promise<Locator> {
    const palette = this.page.locator('.lm-CommandPalette-input');
    // JupyterLab loses a shortcut that is pressed while it moves the focus.
    await expect(async () => {
      await this.page.keyboard.press('Control+Shift+C');
      await expect(palette).toBeFocused({ timeout: 2000 });
    }).toPass();
    return palette;
  }

  /**
   * Run a command from the palette, with the keyboard.
   *
   * @param says - What is shown for some seconds then.
   */
  async runFromPalette(label: string, says?: string): Promise<void> {
    const said = says && this.page.getByText(says).first().waitFor();
    const palette = this.page.locator('.lm-CommandPalette-input');
    const active = this.page.locator(
      '.lm-mod-active .lm-CommandPalette-itemLabel'
    );
    // Three things can fail: JupyterLab loses a shortcut while it moves the
    // focus, a document that takes the focus closes the palette, and Enter does
    // nothing while the palette renders its list. Then no command was run, so
    // try again. A command that was run closes the palette before the key press
    // ends.
    await expect(async () => {
      await this.page.keyboard.press('Control+Shift+C');
      await expect(palette).toBeFocused({ timeout: 2000 });
      await palette.fill(label, { timeout: 2000 });
      await expect(async () => {
        if ((await active.textContent({ timeout: 2000 })) !== label) {
          await palette.press('ArrowDown', { timeout: 2000 });
        }
        await expect(active).toHaveText(label, { timeout: 100 });
      }).toPass({ timeout: 5000 });
      const heard = await palette.evaluateHandle(
        input => {
          const keys: { isInPalette?: boolean } = {};
          document.addEventListener(
            'keydown',
            ({ target }) => {
              keys.isInPalette = target === input;
            },
            { capture: true, once: true }
          );
          return keys;
        },
        undefined,
        { timeout: 2000 }
      );
      await expect(palette).toBeFocused({ timeout: 100 });
      await this.page.keyboard.press('Enter');
      expect(await heard.evaluate(keys => keys.isInPalette)).toBe(true);
      await expect(palette).toBeHidden({ timeout: 2000 });
    }).toPass();
    await said;
  }

  /**
   * Choose an item of a menu with the mouse.
   *
   * @param menu - The menu's name in the menu bar.
   * @param items - The names of the item and, before it, of the items that open
   *   its submenus.
   */
  async chooseInMenu(menu: string, ...items: string[]): Promise<void> {
    // JupyterLab closes a menu when another element takes the focus.
    await expect(async () => {
      await this.page.keyboard.press('Escape');
      await this.page
        .getByRole('menuitem', { name: menu, exact: true })
        .click({ timeout: 2000 });
      // Items that open a submenu have no role.
      for (const item of items) {
        await this.page
          .locator(`.lm-Menu-itemLabel:text-is("${item}")`)
          .click({ timeout: 2000 });
      }
    }).toPass({ timeout: 30_000 });
  }

  /** Open the panel with its command, and wait for the facts of the token. */
  async showPanel(): Promise<void> {
    await this.runFromPalette('Show API Token');
    await expect(this.button('Refresh')).toBeVisible();
    await expect(this.panel.getByText(/^Asking/)).toHaveCount(0);
  }

  /** Expect that the panel's title says whose token it shows, or why it has none. */
  async expectTitle(words: string): Promise<void> {
    await expect(this.panel.getByRole('heading', { level: 2 })).toHaveText(
      words
    );
  }

  /** Close the panel with its tab. */
  async hidePanel(): Promise<void> {
    await this.sideBarTab.click();
    await expect(this.panel).toBeHidden();
  }

  /** Press "Refresh", and wait for the facts. */
  async refresh(): Promise<void> {
    await this.button('Refresh').click();
    await this.untilRendered();
    await expect(this.panel.getByText(/^Asking/)).toHaveCount(0);
  }

  /** Unfold the text about the token of `jupyter server list`. */
  async askForOtherToken(): Promise<Locator> {
    const answer = this.panel
      .locator('details')
      .filter({ hasText: 'jupyter server list' });
    await answer.locator('summary').click();
    return answer;
  }

  /**
   * Open settings of the extension in JupyterLab's settings editor.
   *
   * @param title - The title in the editor's list.
   */
  async openSettings(
    title: 'API Token' | 'API Snippets' | 'Tokens for Scripts' = 'API Token'
  ): Promise<void> {
    await this.page.keyboard.press('Control+,');
    await this.page
      .locator('.jp-PluginList-entry')
      .filter({ hasText: title })
      .first()
      .click();
  }

  /**
   * Change a setting in the editor, and wait until it is saved.
   *
   * @param name - The setting's name in the schema.
   */
  async changeSetting(name: string, value: string): Promise<void> {
    // JupyterLab saves the settings, and reads them again before it applies
    // them.
    let isSaved = false;
    const readAgain = this.page.waitForResponse(response => {
      if (!response.url().includes('/api/settings/jupyterlab-api-token')) {
        return false;
      }
      const wasSaved = isSaved;
      isSaved ||= response.request().method() === 'PUT';
      return wasSaved;
    });
    await this.page.locator(`.jp-SettingsPanel [id$="_${name}"]`).fill(value);
    await (await readAgain).finished();
  }

  /** Expect words in rows of the section "Token details", by their names. */
  async expectRows(rows: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, words] of Object.entries(rows)) {
      await expect(this.row(name)).toContainText(words);
    }
  }

  /** A row of the section "Token details", such as "Owner". */
  row(name: string): Locator {
    return this.panel.locator(`dt:text-is(${JSON.stringify(name)}) + dd`);
  }

  /**
   * Copy the token with the panel's button.
   *
   * @returns What is in the clipboard then.
   */
  async copyToken(): Promise<string> {
    await this.button('Copy token').click();
    await expect(this.panel.getByText('Token copied.')).toBeVisible();
    return this.paste();
  }

  /**
   * Expect that the panel shows the token in the page's requests, and that this
   * token alone gives access to the server at the URL in the panel.
   *
   * @param sessions - The paths of the sessions that run there.
   */
  async expectRightToken(sessions: readonly string[] = []): Promise<void> {
    await expect(this.row('Server').locator('code')).toHaveText(this.serverUrl);
    const token = await this.copyToken();
    expect(token).toBe(this.requestToken);
    const { status, body } = await this.request('api/sessions');
    expect(status).toBe(200);
    const running: { path: string }[] = JSON.parse(body);
    expect(running.map(session => session.path)).toEqual(sessions);
    await this.expectOutcome('ok', '/api/sessions');
    await expect(this.result).toContainText(
      sessions.length ? `${sessions.length} session` : 'No sessions are running'
    );
    for (const path of sessions) {
      await expect(this.result.getByRole('row', { name: path })).toBeVisible();
    }
  }

  /** A button of the panel. */
  button(name: string): Locator {
    return this.panel.getByRole('button', { name, exact: true });
  }

  /** Test a path. Default: the one in the field. */
  async test(path?: string): Promise<void> {
    if (path !== undefined) {
      await this.panel.getByLabel('API path').fill(path);
    }
    await this.panel
      .getByRole('button', { name: /^Test (token|with)/ })
      .click();
    await this.untilRendered();
    await expect(this.result).not.toContainText('Testing');
  }

  /** Test a path, and expect an outcome. Default: the path in the field. */
  async expectOutcome(outcome: string, path?: string): Promise<void> {
    await this.test(path);
    await expect(this.result).toHaveAttribute('data-outcome', outcome);
  }

  /** Wait until all changes are rendered, which takes JupyterLab 3 a frame. */
  async untilRendered(): Promise<void> {
    await this.page.evaluate(
      () =>
        new Promise(resolve =>
          requestAnimationFrame(() => requestAnimationFrame(resolve))
        )
    );
  }

  /** Press a button that loads the page again, and wait for the new page. */
  async reloadWith(button: Locator): Promise<void> {
    const loaded = this.page.waitForEvent('domcontentloaded');
    await button.click();
    await loaded;
  }

  /** Open a new notebook and wait until its kernel runs. */
  async openNotebook(): Promise<void> {
    await this._launcherCards
      .and(this.page.locator('[data-category="Notebook"]'))
      .first()
      .click();
    await this.waitForKernel();
  }

  /** Wait until the kernel of the visible notebook is ready. */
  async waitForKernel(): Promise<void> {
    await this.page
      .getByText(/^Python 3.* \| Idle$/)
      .waitFor({ timeout: 60_000 });
  }

  /** Read the clipboard by pasting it into a field of another page. */
  async paste(): Promise<string> {
    if (!this._otherPage) {
      this._otherPage = await this.page.context().newPage();
      await this._otherPage.setContent('<textarea></textarea>');
    }
    const field = this._otherPage.getByRole('textbox');
    await this._otherPage.bringToFront();
    await field.fill('');
    await field.press('Control+V');
    const text = await field.inputValue();
    await this.page.bringToFront();
    return text;
  }

  /** Wait until JupyterLab has saved a layout that contains these words. */
  async untilSaved(words: RegExp): Promise<void> {
    const saved = await this.page.waitForRequest(
      request =>
        request.method() === 'PUT' &&
        request.url().includes('/api/workspaces') &&
        words.test(request.postData() ?? '')
    );
    await saved.response();
  }

  /** JupyterLab's application, on hosts that expose it to scripts. */
  async app(): Promise<JSHandle<JupyterFrontEnd>> {
    return this.page.evaluateHandle(
      (): JupyterFrontEnd =>
        // JupyterLab 3 has it under another name.
        Reflect.get(window, 'jupyterapp') ?? Reflect.get(window, 'jupyterlab')
    );
  }

  /**
   * Use another tab of the browser, close it, and bring this page to the front:
   * a background page is rendered only once a second.
   */
  async inOtherTab(use: (tab: Page) => Promise<unknown>): Promise<void> {
    const tab = await this.page.context().newPage();
    await use(tab);
    await tab.close();
    await this.page.bringToFront();
  }

  private get _launcherCards(): Locator {
    return this.page.locator('.jp-LauncherCard').filter({ visible: true });
  }

  private async _readServerUrl(): Promise<void> {
    const configuration = this.page.locator('#jupyter-config-data');
    const { baseUrl } = JSON.parse(await configuration.innerText());
    this._serverUrl = new URL(baseUrl, this.page.url()).href;
  }

  private _requestToken = '';
  private _serverUrl = '';
  private _otherPage: Page | null = null;
}

/**
 * The sign that a notebook's kernel is ready. It is hidden where Notebook 7.0
 * has folded its toolbar.
 */
export function readyKernel(page: Page): Locator {
  return page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]');
}
