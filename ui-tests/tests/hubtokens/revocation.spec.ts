import { expect, test } from '../../fixtures';
import { openHubTokens } from '../../pages/hubtokenssection';
import { keptTokens } from '../../hosts/hubdatabase';

test(
  'tokens are revoked after a confirmation, and get 403',
  { tag: '@hub-tokens' },
  async ({ host, jupyter }) => {
    test.slow();
    await test.step('a token is revoked after a confirmation that says what stops working', async () => {
      const { page, panel } = jupyter;
      const revoked: string[] = [];
      page.on('request', request => {
        if (request.method() === 'DELETE') {
          revoked.push(request.url());
        }
      });
      const tokens = await openHubTokens(jupyter);
      const note = 'nightly';
      await tokens.create({ note });
      const token = await tokens.copyNewToken();
      const status = () => jupyter.statusWith(token);
      expect(await status()).toBe(200);

      await test.step('neither “Cancel” nor the key Enter revokes it', async () => {
        await tokens.askToRevoke(tokens.row(note));
        await expect(tokens.dialog).toContainText(`Revoke “${note}”?`);
        await tokens.answer('Cancel');
        await tokens.askToRevoke(tokens.row(note));
        await page.keyboard.press('Enter');
        await expect(tokens.dialog).toHaveCount(0);
        await tokens.updateList();
        await expect(tokens.row(note)).toHaveCount(1);
        expect(await keptTokens(host, note)).toHaveLength(1);
        expect(revoked).toEqual([]);
      });

      await tokens.revoke(tokens.row(note));
      await expect(panel).toContainText(
        `“${note}” is revoked. A server may accept it for up to 5 more minutes.`
      );
      await expect(tokens.row(note)).toHaveCount(0);
      // The revoked token is no longer shown.
      await expect(tokens.newToken).toHaveCount(0);
      expect(await keptTokens(host, note)).toEqual([]);
      await expect.poll(status).toBe(403);
    });

    await test.step('this page’s token is revoked only after a tick, and a reload signs in again', async () => {
      const { page, panel } = jupyter;
      const tokens = await openHubTokens(jupyter);
      const token = jupyter.requestToken;
      await tokens.askToRevoke(tokens.ownRow);
      const accept = tokens.dialog.getByRole('button', {
        name: 'Revoke and sign out'
      });
      await expect(tokens.dialog).toContainText('Sign this page out?');
      await expect(tokens.dialog).toContainText(
        'This is the token of this page.'
      );
      await expect(accept).toBeDisabled();
      await page.keyboard.press('Enter');
      await expect(tokens.dialog).toHaveCount(0);
      expect((await jupyter.request('/hub/api/user')).status).toBe(200);

      await tokens.askToRevoke(tokens.ownRow);
      await expect(accept).toBeDisabled();
      await tokens.dialog
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

      await tokens.root.getByRole('button', { name: 'Reload page' }).click();
      await jupyter.waitUntilReady();
      await openHubTokens(jupyter);
      await expect(panel).toHaveAttribute('data-token-state', 'valid');
      expect(jupyter.requestToken).not.toBe(token);
      await tokens.create({ note: 'after signing in again' });
    });
  }
);
