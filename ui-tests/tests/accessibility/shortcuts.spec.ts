import { expect, test } from '../../fixtures';

/** The commands, as the shortcuts editor names them. */
const COMMANDS = [
  'Show API Token',
  'Copy API Token',
  'Test API Token',
  'Copy API Snippet',
  'Insert API Snippet into Notebook'
];

test(
  'each command has no shortcut, and the shortcuts editor can give it one',
  { tag: '@hub-tokens-newest' },
  async ({ jupyter }) => {
    // JupyterLab 4 renders the long list again at each key.
    test.slow();
    const { page } = jupyter;
    // JupyterLab’s editor lists a command only if it has a key. Its key is a
    // character that no user can press or see.
    const app = await jupyter.app();
    const taken = await app.evaluate(({ commands }) =>
      commands.keyBindings
        .filter(({ command }) => command.startsWith('api-token:'))
        .flatMap(({ keys }) => keys)
        .filter(key => !/^\u200b+$/.test(key))
    );
    expect(taken).toEqual([]);
    await page.keyboard.press('Control+Shift+C');
    const palette = page.locator('.lm-CommandPalette');
    await page.locator('.lm-CommandPalette-input').fill('API');
    for (const label of COMMANDS) {
      const item = palette
        .locator('.lm-CommandPalette-item')
        .filter({ hasText: label });
      await expect(
        item.first().locator('.lm-CommandPalette-itemShortcut')
      ).toHaveText(/^\u200b*$/);
    }
    await page.keyboard.press('Escape');

    await page.keyboard.press('Control+,');
    await page
      .locator('.jp-PluginList-entry')
      .filter({ hasText: 'Keyboard Shortcuts' })
      .first()
      .click();
    const row = (label: string) =>
      page
        .locator('#jp-shortcutui div', {
          has: page.locator(`:scope > * > .jp-label:text-is("${label}")`)
        })
        .last();
    for (const label of COMMANDS) {
      await expect(row(label)).toBeVisible();
      await expect(row(label)).toContainText(/^api-token.*Add.*Default/);
    }
  }
);
