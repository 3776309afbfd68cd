import { expect, test } from '../../fixtures';

test.use({ hasCache: false });

test(
  'selects the token for copying by hand where the browser refuses',
  { tag: '@lab-newest' },
  async ({ context, jupyter }) => {
    const { page } = jupyter;
    await jupyter.showPanel();
    const devtools = await context.newCDPSession(page);
    const { targetInfo } = await devtools.send('Target.getTargetInfo');
    await devtools.send('Browser.setPermission', {
      browserContextId: targetInfo.browserContextId,
      permission: { name: 'clipboard-write' },
      setting: 'denied'
    });
    // `execCommand` is refused without a click or key in the last five seconds.
    // An `evaluate` of Playwright counts as one.
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
      jupyter.panel.getByText('The browser blocked copying.')
    ).toContainText('press Ctrl+C');
    await expect(jupyter.token).toHaveText(jupyter.requestToken);
    expect(await page.evaluate(() => String(document.getSelection()))).toBe(
      jupyter.requestToken
    );
    await page.keyboard.press('Control+C');
    expect(await jupyter.paste()).toBe(jupyter.requestToken);
  }
);
