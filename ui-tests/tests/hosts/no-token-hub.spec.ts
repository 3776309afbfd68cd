import { expect, test } from '../../fixtures';
import { HubTokensSection } from '../../pages/hubtokenssection';
import { SnippetsSection } from '../../pages/snippetssection';

test(
  'says on an old hub why the page has no token, and what works instead',
  { tag: '@old-hub' },
  async ({ jupyter }) => {
    const { host, panel, serverUrl } = jupyter;
    const { body } = await host.curl(`${host.about.url}hub/api/`, '');
    const { version } = JSON.parse(body);
    // A server knows its own URL from JupyterHub 2.0 on.
    const knowsAddress = !version.startsWith('1.');
    await jupyter.showPanel();
    await jupyter.expectTitle('This page has no token');
    await expect(panel).toContainText('this server gave the page no token');
    await expect(panel).toContainText('$JUPYTERHUB_API_TOKEN');
    await expect(panel).toContainText('There is no token to test');
    // The panel has no button without a use.
    await expect(panel.getByRole('button')).toHaveText([
      'Token details',
      'Refresh',
      'Test',
      'Snippets',
      'Copy snippet',
      ...(knowsAddress ? ['Insert into notebook'] : []),
      'Tokens for scripts',
      'Copy diagnostics'
    ]);
    await expect(new HubTokensSection(jupyter).root).toContainText(
      'This page has no token to request others with. Create tokens on the Hub’s token page.'
    );
    const link = panel
      .getByRole('link', { name: 'Open the Hub’s token page' })
      .first();
    await jupyter.runFromPalette('Test API Token');
    await expect(panel).toContainText('There is no token to test');
    await jupyter.runFromPalette('Copy API Token');
    await expect(panel).toContainText('This page has no token');

    await test.step('a token from the Hub’s token page gives access to the server', async () => {
      const opened = jupyter.page.waitForEvent('popup');
      await link.click();
      const page = await opened;
      // The Hub's page reacts to clicks once its scripts are loaded.
      await expect(async () => {
        await page
          .getByRole('button', { name: /Request new API token/ })
          .click();
        await expect(page.locator('#token-result')).toHaveText(/^[\da-f]+$/, {
          timeout: 5000
        });
      }).toPass();
      const token = await page.locator('#token-result').innerText();
      expect(await jupyter.statusWith(token)).toBe(200);
      await page.close();
    });

    await test.step('so does $JUPYTERHUB_API_TOKEN in the server', async () => {
      const { page } = jupyter;
      await jupyter.openNotebook();
      if (knowsAddress) {
        const snippets = new SnippetsSection(jupyter);
        await snippets.choose({ language: 'Python (standard library)' });
        await snippets.insert();
      } else {
        await jupyter.page.locator('.jp-Notebook .jp-Cell').click();
        await page.keyboard.insertText(
          [
            'import os, urllib.request',
            'token = os.environ["JUPYTERHUB_API_TOKEN"]',
            `request = urllib.request.Request("${serverUrl}api/sessions",`,
            '    headers={"Authorization": "token " + token})',
            'print(urllib.request.urlopen(request).read().decode())'
          ].join('\n')
        );
      }
      await page.keyboard.press('Control+Enter');
      await expect(page.locator('.jp-OutputArea-output')).toContainText(
        '"path": "Untitled.ipynb"'
      );
    });
  }
);
