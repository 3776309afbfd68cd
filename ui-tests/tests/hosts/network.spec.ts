import { expect, test } from '../../fixtures';

test(
  'copies on plain HTTP, where there is no clipboard API, and says that it can’t clear the clipboard',
  { tag: '@network' },
  async ({ jupyter }) => {
    const { page } = jupyter;
    expect(new URL(page.url()).hostname).not.toMatch(/^127\.|localhost/);
    expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
    expect(await page.evaluate(() => navigator.clipboard)).toBeUndefined();
    // The old copy command works for five seconds; the palette loads the code.
    await jupyter.runFromPalette('Copy API Snippet', 'Snippet copied.');
    expect(await jupyter.paste()).toContain('curl');
    await jupyter.showPanel();
    await expect(jupyter.panel).toContainText('This page does not use HTTPS');
    await page.getByLabel('API path').focus();
    expect(await jupyter.copyToken()).toBe(jupyter.requestToken);
    await expect(jupyter.button('Copy token')).toBeFocused();

    await jupyter.openSettings();
    await jupyter.changeSetting('clearClipboardAfterSeconds', '1');
    expect(await jupyter.copyToken()).toBe(jupyter.requestToken);
    await expect(
      jupyter.panel.getByText('does not let the page clear the clipboard')
    ).toContainText('Copy something else when you are done');
  }
);
