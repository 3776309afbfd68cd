import { expect, test } from '../../fixtures';
import { MASK } from '../../pages/jupyterpage';

test(
  'shows and copies the right token, and says what the other one is',
  { tag: '@token' },
  async ({ hostName, jupyter, user }) => {
    const { host, page, panel } = jupyter;

    await test.step('it is copied from the palette with the panel never opened', async () => {
      await jupyter.runFromPalette('Copy API Token', 'Token copied.');
      expect(await jupyter.paste()).toBe(jupyter.requestToken);
      await expect(panel).toBeHidden();
    });

    await test.step('the panel names its owner and permissions', async () => {
      await jupyter.showPanel();
      await expect(jupyter.token).toHaveText(MASK);
      await jupyter.expectTitle(
        user ? `JupyterHub token of ${user}` : 'Token of this Jupyter server'
      );
      await expect(panel).toHaveAttribute('data-token-state', 'valid');
      if (user) {
        await expect(jupyter.row('Owner')).toHaveText(user);
        await jupyter.expectRows({
          Server: `${user}/`,
          Expires: 'When you sign out'
        });
        const may = jupyter.row('Permissions').getByRole('listitem').first();
        await expect(may).toContainText(`Access the server ${user}/`);
        await expect(may).toContainText(`access:servers!server=${user}/`);
      } else {
        await jupyter.expectRows({
          Permissions: 'Full access to this server',
          Expires: 'When the server stops'
        });
      }
    });

    await test.step('it alone gives access to the server at the URL', async () => {
      await jupyter.expectRightToken();
    });

    await test.step('what the panel says about the token of `jupyter server list` is true', async () => {
      const [server] = await host.listServers(user);
      const status = await jupyter.statusWith(server.token);
      const answer = await jupyter.askForOtherToken();
      if (user) {
        // The version in the server's environment decides, not the Hub's.
        const api = await page.request.get(`${jupyter.serverUrl}api`);
        const version = api.headers()['x-jupyterhub-version'];
        const isRandom =
          parseInt(version, 10) < 4 || hostName.includes('extension');
        expect(server.token).not.toBe(jupyter.requestToken);
        expect(status).toBe(isRandom ? 403 : 200);
        await expect(answer).toContainText('It is a different token');
        await expect(answer).toContainText('it usually gives access');
      } else {
        expect(server.token).toBe(jupyter.requestToken);
        expect(status).toBe(200);
        await expect(answer).toContainText('It is the same token.');
      }
    });
  }
);
