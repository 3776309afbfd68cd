import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { expect, test } from '../../fixtures';
import { findInDocument } from '../../pages/findindocument';
import { openHubTokens } from '../../pages/hubtokenssection';
import { MASK } from '../../pages/jupyterpage';
import { SnippetsSection } from '../../pages/snippetssection';
import { keptTokens } from '../../hosts/hubdatabase';

test(
  'snippets contain the new token until the user dismisses it or reloads the page',
  { tag: '@hub-tokens-newest' },
  async ({ host, jupyter }) => {
    const { page, panel } = jupyter;
    const tokens = await openHubTokens(jupyter);
    const snippets = new SnippetsSection(jupyter);
    const note = 'for the cron job';
    const words = panel.getByText(
      `The code uses the token “${note}” instead of this page’s.`
    );
    const use = tokens.newTokenButton('Use in snippets');
    const access = panel.getByLabel('Access', { exact: true });
    await snippets.choose({ language: 'VS Code' });
    await jupyter.button('Choose this access').click();
    await expect(access).toHaveValue('servers-and-control');
    await expect(access).toBeFocused();
    await access.selectOption('server');
    await snippets.choose({ language: 'curl' });
    await tokens.create({ note });
    expect(await keptTokens(host, note)).toHaveLength(1);
    const token = await tokens.copyNewToken();
    const expectOwnAgain = async () => {
      await expect(words).toHaveCount(0);
      await expect(snippets.code).toContainText('$JUPYTER_API_TOKEN');
      expect(await snippets.copy()).not.toContain(token);
      await snippets.choose({ includeToken: true });
      expect(await snippets.copy()).toContain(jupyter.requestToken);
      await snippets.choose({ includeToken: false });
    };

    await use.click();
    await expect(words).toBeVisible();
    await expect(use).toHaveAttribute('aria-pressed', 'true');
    await expect(snippets.code).toContainText(MASK);
    expect(await findInDocument(page, token)).toEqual([]);
    const copied = await snippets.copy(token);
    expect(copied).toContain(token);
    expect(copied).not.toContain(jupyter.requestToken);
    const { stdout } = await promisify(execFile)('bash', ['-c', copied]);
    expect(stdout.trim()).toBe('[]');

    await tokens.newTokenButton('Reveal new token').click();
    await expect(snippets.code).toHaveText(copied);
    await tokens.newTokenButton('Hide new token').click();
    await expect(snippets.code).toContainText(MASK);
    await jupyter.button('Use this page’s token').click();
    await expect(use).toHaveAttribute('aria-pressed', 'false');
    await expectOwnAgain();

    await test.step('closing the panel returns to the page’s token', async () => {
      await use.click();
      await tokens.newTokenButton('Reveal new token').click();
      await expect(snippets.code).toContainText(token);
      await jupyter.hidePanel();
      expect(await findInDocument(page, token)).toEqual([]);
      await jupyter.sideBarTab.click();
      await expect(tokens.newTokenValue).toHaveText(MASK);
      await expectOwnAgain();
    });

    await test.step('“Dismiss” forgets the token', async () => {
      await use.click();
      await tokens.newTokenButton('Reveal new token').click();
      await expect(snippets.code).toContainText(token);
      await tokens.newTokenButton('Dismiss').click();
      await expect(tokens.newToken).toHaveCount(0);
      await expectOwnAgain();
      expect(await findInDocument(page, token)).toEqual([]);
    });

    await test.step('a reload forgets the token', async () => {
      await tokens.create({ note });
      const another = await tokens.copyNewToken();
      await use.click();
      await tokens.newTokenButton('Reveal new token').click();
      await expect(snippets.code).toContainText(another);
      await page.reload();
      await jupyter.waitUntilReady();
      await openHubTokens(jupyter);
      await expect(tokens.newToken).toHaveCount(0);
      await expectOwnAgain();
      expect(await findInDocument(page, another)).toEqual([]);
    });
  }
);
