import { expect, test } from '../../fixtures';
import { openHubTokens, revokeOnTokenPage } from '../../pages/hubtokenssection';

test(
  '“Refresh” and “Refresh tokens” show what another page created or revoked',
  { tag: '@hub-tokens-newest' },
  async ({ host, jupyter, newJupyter }) => {
    const first = await openHubTokens(jupyter);
    const other = await newJupyter({ host });
    await other.page.goto(`${jupyter.serverUrl}lab/workspaces/other`);
    await other.waitUntilReady();
    const second = await openHubTokens(other);

    await test.step('created in one page, in the other after “Refresh”', async () => {
      await jupyter.page.bringToFront();
      await first.create({ note: 'of the first page' });
      await other.page.bringToFront();
      await expect(second.row('of the first page')).toHaveCount(0);
      await other.button('Refresh').click();
      await second.showList();
      await expect(second.row('of the first page')).toBeVisible();
    });

    await test.step('in the list after “Refresh tokens”', async () => {
      await second.create({ note: 'of the second page' });
      await jupyter.page.bringToFront();
      await expect(first.row('of the second page')).toHaveCount(0);
      await first.updateList();
      await expect(first.row('of the second page')).toBeVisible();
    });

    await test.step('revoked in one page, it counts as revoked in the other', async () => {
      await first.revoke(first.row('of the first page'));
      await expect(first.row('of the first page')).toHaveCount(0);
      await first.create({ note: 'made since' });
      await other.page.bringToFront();
      await expect(second.row('of the first page')).toBeVisible();
      await second.revoke(second.row('of the first page'));
      await expect(second.root).toContainText(
        '“of the first page” is revoked.'
      );
      await expect(second.row('of the first page')).toHaveCount(0);
      await expect(second.row('made since')).toBeVisible();
    });

    await test.step('revoked on the Hub’s token page, gone after “Refresh”', async () => {
      await jupyter.inOtherTab(async tab => {
        await tab.goto(`${host.about.url}hub/token`);
        await revokeOnTokenPage(tab, 'of the second page');
      });
      await expect(first.row('of the second page')).toBeVisible();
      await jupyter.button('Refresh').click();
      await first.showList();
      await expect(first.row('of the second page')).toHaveCount(0);
      await expect(first.row('made since')).toBeVisible();
    });
  }
);
