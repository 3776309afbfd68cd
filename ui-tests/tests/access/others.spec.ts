import { expect, test } from '../../fixtures';
import { openHubTokens } from '../../pages/hubtokenssection';

test(
  'names the owner of the token and of the server on another user’s server',
  { tag: '@others' },
  async ({ browser, host, hostName, newJupyter }) => {
    const context = await browser.newContext();
    const owner = await newJupyter({ host, user: 'bob', context });
    await owner.open();
    await owner.showPanel();
    await owner.expectTitle('JupyterHub token of bob');
    await expect(owner.row('Server')).not.toContainText('belongs to');

    const jupyter = await newJupyter({ host, user: 'ada' });
    await jupyter.openOnHub('home');
    await jupyter.page.waitForURL(/\/hub\/home/);
    if (hostName.endsWith('-shared')) {
      const { status } = await host.curl(
        `${host.about.url}hub/api/shares/bob/`,
        'a-secret-of-the-test',
        'POST',
        { user: 'ada' }
      );
      expect(status).toBe(200);
    }
    await jupyter.page.goto(`${host.about.url}user/bob/lab`);
    await jupyter.page.getByRole('button', { name: 'Authorize' }).click();
    await jupyter.waitUntilReady();
    await jupyter.showPanel();
    await jupyter.expectTitle('JupyterHub token of ada');
    await expect(jupyter.panel).toContainText('Gives access to server bob/');
    await expect(jupyter.row('Owner')).toHaveText('ada');
    await jupyter.expectRows({
      Server: 'bob/, which belongs to bob',
      Permissions: 'Access the server bob/'
    });
    await jupyter.expectRightToken();
    expect(await owner.copyToken()).not.toBe(jupyter.requestToken);
    if (hostName.endsWith('-shared')) {
      await test.step('a token that is created here gives access to the server', async () => {
        const tokens = await openHubTokens(jupyter);
        await tokens.create();
        await expect(tokens.row('JupyterLab: bob/')).toContainText(
          'Access the server bob/'
        );
        const token = await tokens.copyNewToken();
        expect(await jupyter.statusWith(token)).toBe(200);
      });
    }
    await context.close();
  }
);
