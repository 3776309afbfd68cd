import type { BrowserContext, Page } from '@playwright/test';

import { expect, test } from '../../fixtures';
import { SnippetsSection } from '../../pages/snippetssection';

const SETTING = 'clearClipboardAfterSeconds';

/** Longer than any test takes. */
const LONG = '3600';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test(
  'clears the clipboard of everything that contains the token, and of nothing else',
  { tag: '@lab' },
  async ({ jupyter }) => {
    test.slow();
    await test.step('clears everything that contains the token', async () => {
      const { page, panel } = jupyter;
      await jupyter.showPanel();
      await jupyter.openSettings();
      const cleared = panel.getByText(
        'The clipboard was cleared of the token.'
      );

      await test.step('the token', async () => {
        await jupyter.changeSetting(SETTING, LONG);
        await jupyter.button('Copy token').click();
        await expect(
          panel.getByText('The clipboard will be cleared in 3600 seconds.')
        ).toBeVisible();
        expect(await jupyter.paste()).toBe(jupyter.requestToken);
        await jupyter.changeSetting(SETTING, '1');
        await expect(cleared).toBeVisible();
        expect(await jupyter.paste()).toBe('');
      });

      await test.step('the sign-in link', async () => {
        await jupyter.changeSetting(SETTING, LONG);
        await panel.getByText('Sign in from another browser').click();
        await jupyter.button('Copy sign-in link').click();
        await expect(panel.getByText(/^Sign-in link copied\./)).toBeVisible();
        expect(await jupyter.paste()).toContain(jupyter.requestToken);
        await jupyter.changeSetting(SETTING, '1');
        await expect(cleared).toBeVisible();
        expect(await jupyter.paste()).toBe('');
      });

      await test.step('a snippet with the token', async () => {
        await jupyter.changeSetting(SETTING, LONG);
        const snippets = new SnippetsSection(jupyter);
        await snippets.choose({ language: 'curl', includeToken: true });
        expect(await snippets.copy()).toContain(jupyter.requestToken);
        await expect(cleared).toHaveCount(0);
        await jupyter.changeSetting(SETTING, '1');
        await expect(cleared).toBeVisible();
        expect(await jupyter.paste()).toBe('');
      });

      await test.step('with the panel closed, with a notification', async () => {
        await jupyter.changeSetting(SETTING, LONG);
        await jupyter.button('Copy token').click();
        await expect(panel.getByText(/^Token copied\./)).toBeVisible();
        await page.locator('.jp-SideBar [data-id="jp-api-token"]').click();
        await expect(panel).toBeHidden();
        await jupyter.changeSetting(SETTING, '1');
        await expect(
          page
            .locator('.Toastify__toast, .jp-Dialog')
            .getByText('The clipboard was cleared of the token.')
        ).toBeVisible();
        expect(await jupyter.paste()).toBe('');
        // JupyterLab 3 has no notifications, but a dialog.
        await page.keyboard.press('Escape');
        await expect(page.locator('.jp-Dialog')).toHaveCount(0);
      });
    });

    await test.step('keeps everything else', async () => {
      const { page, panel } = jupyter;
      await jupyter.showPanel();
      const copied = panel.getByText(/^Token copied\./);
      const copy = async () => {
        await jupyter.changeSetting(SETTING, LONG);
        await jupyter.button('Copy token').click();
        await expect(copied).toBeVisible();
      };

      await test.step('what was copied later', async () => {
        await copy();
        await jupyter.inOtherTab(async tab => {
          await tab.setContent('<textarea>a word of my own</textarea>');
          await tab.getByRole('textbox').press('Control+A');
          await tab.keyboard.press('Control+C');
        });
        await jupyter.changeSetting(SETTING, '1');
        // It has looked when it no longer says that it will.
        await expect(copied).toHaveCount(0);
        expect(await jupyter.paste()).toBe('a word of my own');
      });

      await test.step('the token, with the setting turned off meanwhile', async () => {
        await copy();
        await jupyter.changeSetting(SETTING, '0');
        await expect(
          panel.getByText('The clipboard will not be cleared')
        ).toContainText('setting was turned off');
        expect(await jupyter.paste()).toBe(jupyter.requestToken);
      });

      await test.step('the token, after a reload, as the setting says', async () => {
        await expect(
          page
            .locator('.jp-SettingsPanel')
            .getByText(/closed or reloaded earlier/)
        ).toBeVisible();
        await copy();
        await page.reload();
        await expect(jupyter.token).toBeVisible({ timeout: 60_000 });
        expect(await jupyter.paste()).toBe(jupyter.requestToken);
      });
    });
  }
);

test(
  'gives the token its whole time, and waits for the user',
  { tag: '@lab-newest' },
  async ({ context, host, newJupyter }) => {
    const jupyter = await newJupyter({ host });
    const { page, panel } = jupyter;
    await page.clock.install();
    await host.writeSettings('', 'jupyterlab-api-token:panel', {
      [SETTING]: 600
    });
    await jupyter.open();
    await jupyter.showPanel();
    const copied = panel.getByText(/^Token copied\. .* in 600 seconds/);
    const cleared = panel.getByText('The clipboard was cleared of the token.');

    await test.step('a second copy starts the time again', async () => {
      await jupyter.button('Copy token').click();
      await expect(copied).toBeVisible();
      await page.clock.fastForward('06:00');
      const tick = jupyter.button('Copy token').locator('.jp-mod-copied');
      await expect(tick).toHaveCount(0);
      await jupyter.button('Copy token').click();
      await expect(tick).toHaveCount(1);
      // The first one's time is over, the second one's not.
      await page.clock.fastForward('06:00');
      await expect(copied).toBeVisible();
      expect(await jupyter.paste()).toBe(jupyter.requestToken);
      await page.clock.fastForward('06:00');
      await expect(cleared).toBeVisible();
      expect(await jupyter.paste()).toBe('');
    });

    await test.step('waits until the page has the focus', async () => {
      await jupyter.button('Copy token').click();
      await expect(copied).toBeVisible();
      // Playwright lets each page believe that the user is there.
      const devtools = await context.newCDPSession(page);
      await devtools.send('Emulation.setFocusEmulationEnabled', {
        enabled: false
      });
      const elsewhere = await context.newPage();
      await elsewhere.bringToFront();
      expect(await page.evaluate(() => document.hasFocus())).toBe(false);
      await page.clock.fastForward('11:00');
      // Its last act is to bring the page to the front.
      expect(await jupyter.paste()).toBe(jupyter.requestToken);
      await expect(cleared).toBeVisible();
      expect(await jupyter.paste()).toBe('');
    });
    await jupyter.cleanUp();
  }
);

test(
  'asks the browser only when the time is over, and reports its refusal',
  { tag: '@lab-newest' },
  async ({ context, host, newJupyter }) => {
    const jupyter = await newJupyter({ host });
    const { page, panel } = jupyter;
    const looks: string[] = [];
    await page.exposeFunction('noteLook', (name: string) => looks.push(name));
    await page.addInitScript(noteLooks);
    await jupyter.open();
    await jupyter.showPanel();

    await test.step('the setting is off by default', async () => {
      await setReading(context, page, 'prompt');
      await jupyter.button('Copy token').click();
      await expect(panel.getByText('Token copied.')).toBeVisible();
      await jupyter.openSettings();
      expect(looks).toEqual([]);
    });

    const copyAndWait = async () => {
      await jupyter.changeSetting(SETTING, LONG);
      await jupyter.button('Copy token').click();
      await expect(panel.getByText(/in 3600 seconds/)).toBeVisible();
      expect(looks).toEqual([]);
      await jupyter.changeSetting(SETTING, '1');
      await expect.poll(() => looks).toEqual(['readText']);
      await expect(
        panel.getByText('does not let the page read the clipboard')
      ).toContainText('Copy something else');
      expect(await jupyter.paste()).toBe(jupyter.requestToken);
    };
    // A browser without a window answers its question with no.
    await test.step('the browser asks the user', copyAndWait);

    await test.step('the user has refused permanently', async () => {
      looks.length = 0;
      await setReading(context, page, 'denied');
      await copyAndWait();
    });
    await jupyter.cleanUp();
  }
);

/**
 * Answer the browser's question whether the page may look into the clipboard,
 * for good; `prompt` leaves it open.
 */
async function setReading(
  context: BrowserContext,
  page: Page,
  setting: 'denied' | 'prompt'
): Promise<void> {
  const devtools = await context.newCDPSession(page);
  const { targetInfo } = await devtools.send('Target.getTargetInfo');
  await devtools.send('Browser.setPermission', {
    browserContextId: targetInfo.browserContextId,
    permission: { name: 'clipboard-read' },
    setting
  });
}

/**
 * Tell `noteLook` whenever the page looks into the clipboard or asks for it.
 * Runs in the page.
 */
function noteLooks(): void {
  const { noteLook } = window as unknown as {
    noteLook: (name: string) => void;
  };
  const { read, readText } = Clipboard.prototype;
  Clipboard.prototype.read = function () {
    noteLook('read');
    return read.call(this);
  };
  Clipboard.prototype.readText = function () {
    noteLook('readText');
    return readText.call(this);
  };
  const { query } = Permissions.prototype;
  Permissions.prototype.query = function (descriptor) {
    if (String(descriptor.name).startsWith('clipboard')) {
      noteLook('query');
    }
    return query.call(this, descriptor);
  };
}
