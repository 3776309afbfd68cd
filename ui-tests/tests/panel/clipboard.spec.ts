import { expect, test } from '../../fixtures';
import { browserOptions } from '../../pages/browser';

const SETTING = 'clearClipboardAfterSeconds';

/** Longer than any test takes. */
const LONG = '3600';

const CLEARED = 'The clipboard was cleared of the token.';

test.use({
  // A page there can lose the focus.
  launchOptions: browserOptions('chromium'),
  permissions: ['clipboard-read', 'clipboard-write']
});

test(
  'clears the clipboard of the token, and of nothing else',
  { tag: '@lab' },
  async ({ jupyter }) => {
    test.slow();
    const { page, panel } = jupyter;
    await jupyter.showPanel();
    await jupyter.openSettings();
    const copied = panel.getByText(/^Token copied\. .* in 3600 seconds/);
    const copy = async () => {
      await jupyter.changeSetting(SETTING, LONG);
      await jupyter.button('Copy token').click();
      await expect(copied).toBeVisible();
    };

    await test.step('when the time is over', async () => {
      await copy();
      expect(await jupyter.paste()).toBe(jupyter.requestToken);
      await jupyter.changeSetting(SETTING, '1');
      await expect(panel.getByText(CLEARED)).toBeVisible();
      expect(await jupyter.paste()).toBe('');
    });

    await test.step('with the panel closed, with a notification', async () => {
      await copy();
      await jupyter.hidePanel();
      await jupyter.changeSetting(SETTING, '1');
      // The last, beside the hidden panel's own.
      await expect(page.getByText(CLEARED).last()).toBeVisible();
      expect(await jupyter.paste()).toBe('');
      await jupyter.showPanel();
    });

    await test.step('not of what was copied later', async () => {
      await copy();
      await jupyter.inOtherTab(async tab => {
        await tab.setContent('<textarea>a word of my own</textarea>');
        await tab.getByRole('textbox').press('Control+A');
        await tab.keyboard.press('Control+C');
      });
      await jupyter.changeSetting(SETTING, '1');
      // The message disappears after the page has read the clipboard.
      await expect(panel.getByText(/^Token copied/)).toHaveCount(0);
      expect(await jupyter.paste()).toBe('a word of my own');
    });

    await test.step('not after a reload, as the setting says', async () => {
      const settings = page.locator('.jp-SettingsPanel');
      await expect(
        settings.getByText(/closed or reloaded earlier/)
      ).toBeVisible();
      await copy();
      await page.reload();
      await expect(jupyter.token).toBeVisible({ timeout: 60_000 });
      expect(await jupyter.paste()).toBe(jupyter.requestToken);
    });
  }
);

test(
  'reads the clipboard only when the time is over and the page has the focus, and reports refusals',
  { tag: '@lab-newest' },
  async ({ context, host, newJupyter }) => {
    const jupyter = await newJupyter({ host });
    const { page, panel } = jupyter;
    const looks: string[] = [];
    await page.exposeFunction('noteLook', (name: string) => looks.push(name));
    await page.addInitScript(noteLooks);
    await page.clock.install();
    await jupyter.open();
    await jupyter.showPanel();
    const devtools = await context.newCDPSession(page);
    const { targetInfo } = await devtools.send('Target.getTargetInfo');
    const deny = (name: string) =>
      devtools.send('Browser.setPermission', {
        browserContextId: targetInfo.browserContextId,
        permission: { name },
        setting: 'denied'
      });
    const copy = async (seconds: string) => {
      await jupyter.changeSetting(SETTING, seconds);
      await jupyter.button('Copy token').click();
      await expect(
        panel.getByText(new RegExp(`^Token copied. .* in ${seconds} seconds`))
      ).toBeVisible();
    };

    await test.step('the setting is off by default', async () => {
      await jupyter.copyToken();
      await jupyter.openSettings();
      expect(looks).toEqual([]);
    });

    await test.step('the page has no focus when the time is over', async () => {
      await copy('600');
      expect(looks).toEqual(['query']);
      // Playwright otherwise tells each page that it has the focus.
      const emulateFocus = (enabled: boolean) =>
        devtools.send('Emulation.setFocusEmulationEnabled', { enabled });
      await emulateFocus(false);
      const elsewhere = await context.newPage();
      await elsewhere.bringToFront();
      await expect
        .poll(() => page.evaluate(() => document.hasFocus()))
        .toBe(false);
      await page.clock.fastForward('11:00');
      // `paste` brings the page to the front at its end.
      expect(await jupyter.paste()).toBe(jupyter.requestToken);
      await expect(panel.getByText(CLEARED)).toBeVisible();
      expect(await jupyter.paste()).toBe('');
      await emulateFocus(true);
    });

    await test.step('the browser refuses reading', async () => {
      await copy(LONG);
      looks.length = 0;
      await deny('clipboard-read');
      await jupyter.changeSetting(SETTING, '1');
      await expect.poll(() => looks).toEqual(['readText']);
      await expect(
        panel.getByText('does not let the page read the clipboard')
      ).toContainText('Copy something else');
      expect(await jupyter.paste()).toBe(jupyter.requestToken);
    });

    await test.step('the browser refuses copying, and the token is selected', async () => {
      await deny('clipboard-write');
      // `execCommand` is refused without a click or key in the last five
      // seconds. An `evaluate` of Playwright counts as one.
      const pressed = page.waitForEvent('console', message =>
        message.text().startsWith('pressed')
      );
      await page.evaluate(() => {
        const button = Array.from(
          document.querySelectorAll<HTMLElement>('#jp-api-token button')
        ).find(({ textContent }) => textContent === 'Copy token');
        window.setTimeout(() => {
          button?.click();
          console.log('pressed');
        }, 6000);
      });
      await pressed;
      await expect(
        panel.getByText('The browser blocked copying.')
      ).toContainText('press Ctrl+C');
      await expect(jupyter.token).toHaveText(jupyter.requestToken);
      expect(await page.evaluate(() => String(document.getSelection()))).toBe(
        jupyter.requestToken
      );
      await page.keyboard.press('Control+C');
      expect(await jupyter.paste()).toBe(jupyter.requestToken);
    });
    await jupyter.cleanUp();
  }
);

/**
 * Report to `noteLook` whenever the page reads the clipboard or asks for
 * permission. Runs in the page.
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
