import { expect, test } from '../../fixtures';

test('offline and back, with the panel open', async ({ context, jupyter }) => {
  const { panel, result } = jupyter;
  await jupyter.dismissOutageDialogs();
  await jupyter.showPanel();
  await context.setOffline(true);
  await jupyter.button('Refresh').click();
  await jupyter.test();
  await expect(result).toContainText('The server can’t be reached');
  await expect(panel).toContainText('Press “Refresh” when it is back.');
  expect(await jupyter.copyToken()).toBe(jupyter.requestToken);

  await context.setOffline(false);
  await jupyter.button('Refresh').click();
  await jupyter.test();
  await expect(result).toContainText('The token works');
  await expect(panel).toContainText('Works now');
});

test('offline when the panel is first opened: each part says so and can be tried again', async ({
  context,
  jupyter
}) => {
  const { page, panel } = jupyter;
  const words = panel.getByText('This part could not be loaded.');
  const again = jupyter.button('Try again');
  await jupyter.dismissOutageDialogs();
  jupyter.expectFailedFiles();
  // JupyterLab 4 loads what shows notifications with the first.
  await jupyter.runFromPalette('Copy API Token');
  await expect(page.getByText('Token copied.')).toBeVisible();
  // JupyterLab 3 has dialogs in the place of notifications.
  const dismiss = async () => {
    await page.keyboard.press('Escape');
    await expect(page.locator('.jp-Dialog')).toHaveCount(0);
  };
  await dismiss();
  await context.setOffline(true);

  await jupyter.runFromPalette('Copy API Snippet');
  await expect(page.getByText(/snippet.*could not be loaded/i)).toBeVisible();
  await dismiss();

  await jupyter.runFromPalette('Show API Token');
  await expect(words.first()).toBeVisible();
  const parts = await words.count();
  expect(parts).toBeGreaterThan(2);
  await again.first().click();
  await expect(words).toHaveCount(parts);

  await context.setOffline(false);
  for (let left = parts; left > 0; left--) {
    await again.first().click();
    await expect(words).toHaveCount(left - 1);
  }
  await expect(panel).toContainText('Works now');
  await jupyter.test();
  await expect(jupyter.result).toContainText('The token works');
  await jupyter.runFromPalette('Copy API Snippet');
  await expect(panel.getByText('Snippet copied.')).toBeVisible();
});
