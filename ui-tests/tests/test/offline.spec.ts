import { expect, test } from '../../fixtures';

test.use({ hasCache: false });

test(
  'says that it is offline, and works when the connection is back',
  { tag: '@lab-newest' },
  async ({ context, jupyter }) => {
    await test.step('offline when the panel is first opened', async () => {
      const { panel } = jupyter;
      const words = panel.getByText('This could not be loaded.');
      const again = jupyter.button('Try again');
      await jupyter.dismissOutageDialogs();
      jupyter.console.mayFilesFail = true;
      await context.setOffline(true);

      await jupyter.runFromPalette('Show API Token');
      await expect(words).toBeVisible();
      await again.click();
      await expect(again).toBeFocused();
      await expect(words).toBeVisible();

      await context.setOffline(false);
      await again.click();
      await expect(words).toHaveCount(0);
      await expect(panel).toHaveAttribute('data-token-state', 'valid');
      await jupyter.test();
      await expect(jupyter.result).toHaveAttribute('data-outcome', 'ok');
      await jupyter.runFromPalette('Copy API Snippet');
      await expect(panel.getByText('Snippet copied.')).toBeVisible();
    });

    await test.step('offline and back with the panel open', async () => {
      const { panel, result } = jupyter;
      await jupyter.dismissOutageDialogs();
      await jupyter.showPanel();
      await context.setOffline(true);
      await jupyter.button('Refresh').click();
      await jupyter.test();
      await expect(result).toHaveAttribute('data-outcome', 'unreachable');
      await expect(panel).toHaveAttribute('data-token-state', 'unknown');
      expect(await jupyter.copyToken()).toBe(jupyter.requestToken);

      await context.setOffline(false);
      await jupyter.button('Refresh').click();
      await jupyter.test();
      await expect(result).toHaveAttribute('data-outcome', 'ok');
      await expect(panel).toHaveAttribute('data-token-state', 'valid');
    });
  }
);
