import { expect, test } from '../../fixtures';
import { keptTokens } from '../../hosts/hubdatabase';
import {
  createTokens,
  HubTokensSection,
  openHubTokens
} from '../../pages/hubtokenssection';

test(
  'tokens are revoked after a confirmation, with few requests, and get 403',
  { tag: '@hub-tokens' },
  async ({ host, hostName, newJupyter }) => {
    test.slow();
    // An admin’s page has no other permissions than a user’s.
    const user = 'ada';
    const jupyter = await newJupyter({ host, user });
    const { page, panel } = jupyter;
    const tokens = new HubTokensSection(jupyter);
    const { dialog, root } = tokens;
    await jupyter.open();
    await page.waitForLoadState('networkidle');
    const list = `/api/users/${user}/tokens`;
    const asked: string[] = [];
    page.on('request', request => {
      const [, path] = /\/hub(\/api\/.*)/.exec(request.url()) ?? [];
      if (path) {
        asked.push(`${request.method()} ${path.replace(/\d+$/, '1')}`);
      }
    });

    await test.step('opening takes two requests to the Hub, a visible list one, a new token one', async () => {
      await jupyter.showPanel();
      await expect(tokens.createButton).toBeVisible();
      await page.waitForLoadState('networkidle');
      // Before JupyterHub 5.0 the Hub does not report a token's id.
      const own = hostName.includes('3.1.1') ? '' : '/a1';
      expect(asked).toEqual(['GET /api/user', `GET ${list}${own}`]);
      asked.length = 0;
      await tokens.showList();
      expect(asked).toEqual([`GET ${list}`]);
      asked.length = 0;
      await tokens.create({ note: 'nightly' });
      expect(asked).toEqual([`POST ${list}`]);
    });

    await test.step('a token is revoked after a confirmation, with two requests', async () => {
      const note = 'nightly';
      const token = await tokens.copyNewToken();
      const status = () => jupyter.statusWith(token);
      expect(await status()).toBe(200);

      await test.step('neither “Cancel” nor the key Enter revokes it', async () => {
        await tokens.askToRevoke(tokens.row(note));
        await expect(dialog).toContainText(`Revoke “${note}”?`);
        await tokens.answer('Cancel');
        await tokens.askToRevoke(tokens.row(note));
        await page.keyboard.press('Enter');
        await expect(dialog).toHaveCount(0);
        await tokens.updateList();
        await expect(tokens.row(note)).toHaveCount(1);
        expect(await keptTokens(host, note)).toHaveLength(1);
      });

      asked.length = 0;
      await tokens.revoke(tokens.row(note));
      await expect(panel).toContainText(
        `“${note}” is revoked. A server may accept it for up to 5 more minutes.`
      );
      await expect(tokens.row(note)).toHaveCount(0);
      expect(asked).toEqual([`GET ${list}/a1`, `DELETE ${list}/a1`]);
      // The revoked token is no longer shown.
      await expect(tokens.newToken).toHaveCount(0);
      expect(await keptTokens(host, note)).toEqual([]);
      await expect.poll(status).toBe(403);
    });

    await test.step('tokens that were created and revoked elsewhere', async () => {
      const row = tokens.row('made elsewhere');
      await createTokens(jupyter, ['made elsewhere']);
      await expect(row).toHaveCount(0);
      await jupyter.button('Refresh').click();
      await tokens.showList();
      await expect(row).toBeVisible();
      await jupyter.inOtherTab(async tab => {
        await tab.goto(`${host.about.url}hub/token`);
        const there = tab.getByRole('row', { name: 'made elsewhere' });
        await expect(there).toBeVisible();
        // The page shows its buttons before they work.
        await expect(async () => {
          if (await there.count()) {
            await there
              .getByRole('button', { name: 'revoke' })
              .click({ timeout: 1000 });
          }
          await expect(there).toHaveCount(0, { timeout: 1000 });
        }).toPass();
      });
      await expect(row).toBeVisible();
      await tokens.revoke(row);
      await expect(root).toContainText('“made elsewhere” is revoked.');
      await expect(row).toHaveCount(0);
    });

    await test.step('this page’s token is revoked only after a tick, and a reload signs in again', async () => {
      const token = jupyter.requestToken;
      const accept = dialog.getByRole('button', {
        name: 'Revoke and sign out'
      });
      await tokens.askToRevoke(tokens.ownRow);
      await expect(dialog).toContainText('Sign this page out?');
      await expect(dialog).toContainText('This is the token of this page.');
      await expect(accept).toBeDisabled();
      await page.keyboard.press('Enter');
      await expect(dialog).toHaveCount(0);
      expect((await jupyter.request('/hub/api/user')).status).toBe(200);

      await tokens.askToRevoke(tokens.ownRow);
      await expect(accept).toBeDisabled();
      await dialog
        .getByLabel('I have saved my work. Sign this page out')
        .check();
      await tokens.answer('Revoke and sign out');
      await expect(panel).toContainText(
        'This page’s token is revoked. Reload the page to get a new one; if it is the same, from the server’s cache, wait 5 minutes and reload again.'
      );
      await jupyter.dismissOutageDialogs();
      // The server accepts the browser's token from its cache until then.
      await expect
        .poll(async () => {
          const lab = `${jupyter.serverUrl}lab`;
          const answer = await page.request.get(lab, { maxRedirects: 0 });
          return answer.status();
        })
        .toBe(302);
      expect(await jupyter.statusWith(token)).toBe(403);

      await jupyter.reloadWith(
        root.getByRole('button', { name: 'Reload page' })
      );
      await jupyter.waitUntilReady();
      await openHubTokens(jupyter);
      await expect(panel).toHaveAttribute('data-token-state', 'valid');
      expect(jupyter.requestToken).not.toBe(token);
      await tokens.create({ note: 'after signing in again' });
    });
    await jupyter.cleanUp();
  }
);
