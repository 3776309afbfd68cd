import { readFile } from 'node:fs/promises';

import { expect, test } from '../../fixtures';

/**
 * JupyterLab undoes in one step the changes within this many milliseconds (the
 * `captureTimeout` of Yjs is 500).
 */
const ONE_STEP = 600;

test(
  'inserts a snippet into a new and into an open notebook',
  { tag: '@lab' },
  async ({ jupyter }) => {
    const { host, page } = jupyter;
    const cells = jupyter.page.locator('.jp-Notebook .jp-CodeCell');
    await test.step('a new notebook is offered where none is open', async () => {
      const dialog = page
        .locator('.jp-Dialog')
        .filter({ hasText: 'No notebook' });
      await jupyter.runFromPalette('Insert API Snippet into Notebook');
      await dialog.getByRole('button', { name: 'New notebook' }).click();
      // The default language is curl, which Python runs with a cell magic.
      await expect(cells.first()).toContainText('%%bash');
      await expect(cells).toHaveCount(1);
      await jupyter.waitForKernel();
      await expect(page.locator('.jp-OutputArea-output')).toHaveCount(0);
      const path = await page
        .locator('.lm-DockPanel-tabBar .lm-mod-current')
        .textContent();
      const file = JSON.parse(
        await readFile(`${host.about.home}/${path?.trim()}`, 'utf8')
      );
      expect(file.cells).toHaveLength(1);
      expect(file.metadata.kernelspec.name).toBe('python3');
    });

    await test.step('one new cell below the active one, which undo removes', async () => {
      await cells.first().click();
      await page.keyboard.press('Control+A');
      await page.keyboard.type('first = 1');
      await page.keyboard.press('Escape');
      await page.keyboard.press('b');
      await page.keyboard.press('Enter');
      await page.keyboard.type('second = 2');
      await page.keyboard.press('Escape');
      await page.keyboard.press('ArrowUp');
      await page.waitForTimeout(ONE_STEP);

      await jupyter.showPanel();
      await jupyter.panel
        .getByLabel('Language', { exact: true })
        .selectOption('Python (standard library)');
      await jupyter.panel.getByLabel('Include the token').check();
      await jupyter.button('Insert into notebook').click();
      await expect(cells).toHaveCount(3);
      await expect(cells.nth(0)).toContainText('first = 1');
      await expect(cells.nth(1)).toContainText('urlopen');
      await expect(cells.nth(2)).toContainText('second = 2');
      await expect(cells.nth(1)).toHaveClass(/jp-mod-active/);
      await expect(
        jupyter.panel.getByText(/^Inserted into Untitled/)
      ).toBeVisible();
      // Nothing was run.
      await expect(page.locator('.jp-OutputArea-output')).toHaveCount(0);
      await expect(cells.nth(1)).toContainText('[ ]:');

      await page.getByRole('menuitem', { name: 'Edit', exact: true }).click();
      await page
        .getByRole('menuitem', { name: /^Undo Cell Operation/ })
        .click();
      await expect(cells).toHaveCount(2);
      await expect(cells.nth(0)).toContainText('first = 1');
      await expect(cells.nth(1)).toContainText('second = 2');
    });
  }
);
