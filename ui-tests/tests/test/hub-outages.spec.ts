import { expect, test } from '../../fixtures';

test(
  'follows the Hub, the proxy and the server when they stop and start, and a sign-out',
  { tag: '@hub' },
  async ({ context, jupyter }) => {
    test.slow();
    const { host, panel, result } = jupyter;
    await jupyter.dismissOutageDialogs();
    await jupyter.showPanel();
    await test.step('the Hub stops and starts', async () => {
      await host.stopPart('hub');
      // Servers of JupyterHub 3.1.1 close the connection instead of saying why.
      await jupyter.expectOutcome('server-error');
      await jupyter.button('Refresh').click();
      await expect(panel).toHaveAttribute('data-token-state', 'unknown');

      await host.startPart('hub');
      await jupyter.button('Refresh').click();
      await expect(panel).toHaveAttribute('data-token-state', 'valid');
      await jupyter.expectOutcome('ok');
      await expect(result).not.toContainText('The Hub did not say');

      // The server now has the token in its cache.
      await host.stopPart('hub');
      await jupyter.expectOutcome('ok');
      await expect(result).toContainText('The Hub did not say');
      await host.startPart('hub');
    });

    await test.step('the proxy stops and starts', async () => {
      await host.stopPart('proxy');
      await jupyter.expectOutcome('unreachable');
      await jupyter.button('Refresh').click();
      await expect(panel).toContainText('The Hub can’t be reached');

      await host.startPart('proxy');
      // The Hub restores the proxy's routes within seconds.
      await expect(async () => {
        await jupyter.test();
        await expect(result).toHaveAttribute('data-outcome', 'ok', {
          timeout: 1000
        });
      }).toPass();
      await jupyter.button('Refresh').click();
      await expect(panel).toHaveAttribute('data-token-state', 'valid');
    });

    await test.step('the server stops and starts', async () => {
      await host.stopPart('servers');
      // The Hub notices within two seconds, and responds in the server's place.
      await expect(async () => {
        const { status } = await host.curl(`${jupyter.serverUrl}api`, '');
        expect(status).toBe(302);
      }).toPass();
      await jupyter.test();
      await expect(result).toContainText('Your server is not running');
      const opened = context.waitForEvent('page');
      await panel
        .getByRole('link', { name: 'Open the Hub’s home page' })
        .click();
      const home = await opened;
      await home.getByRole('button', { name: 'Start My Server' }).click();
      await home.waitForURL(/\/lab/, { timeout: 120_000 });
      await home.close();

      // The new server has a new OAuth client: the page's token expired.
      await jupyter.test();
      await expect(result).toContainText('The token is no longer valid');
      await jupyter.reloadWith(jupyter.button('Reload page'));
      await jupyter.waitUntilReady();
      await jupyter.showPanel();
      await jupyter.expectOutcome('ok');
    });

    await test.step('the user signs out in another tab', async () => {
      const token = jupyter.requestToken;

      await jupyter.inOtherTab(tab => tab.goto(`${host.about.url}hub/logout`));
      // The server still accepts the token from its cache.
      expect(await jupyter.statusWith(token)).toBe(200);

      await jupyter.test();
      await expect(result).toContainText(
        'The Hub does not recognize this token'
      );
      await expect(result).toContainText('200 in');
      await expect(panel.locator('.jp-ApiToken-title')).toContainText(
        'The Hub does not recognize this token'
      );

      await jupyter.button('Refresh').click();
      await jupyter.button('Get a new token').click();
      await jupyter.signIn();
      await jupyter.waitUntilReady();
      await jupyter.showPanel();
      await expect(panel).toHaveAttribute('data-token-state', 'valid');
      await jupyter.button('Reveal token').click();
      await expect(jupyter.token).toHaveText(jupyter.requestToken);
      expect(jupyter.requestToken).not.toBe(token);
      await jupyter.expectOutcome('ok');
    });
  }
);
