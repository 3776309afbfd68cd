import { expect, test } from '../../fixtures';

test('in single-document mode the panel works, and is restored', async ({
  jupyter
}) => {
  const { page } = jupyter;
  await jupyter.showPanel();
  await page.getByRole('switch', { name: 'Simple' }).click();
  await expect(page.locator('#jp-main-dock-panel')).toHaveAttribute(
    'data-mode',
    'single-document'
  );
  await jupyter.expectRightToken();
  await page.waitForResponse(
    response =>
      response.url().includes('/api/workspaces/') &&
      /single-document/.test(response.request().postData() ?? '')
  );
  await page.reload();
  await expect(jupyter.token).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('#jp-main-dock-panel')).toHaveAttribute(
    'data-mode',
    'single-document'
  );
});

test('moved to the left bar, the panel is restored there', async ({
  jupyter
}) => {
  const { page } = jupyter;
  await jupyter.showPanel();
  const tab = page.locator('.jp-SideBar [data-id="jp-api-token"]');
  await tab.click({ button: 'right' });
  const saved = page.waitForResponse(
    response =>
      response.url().includes('/api/workspaces/') &&
      /"left":.*"current": ?"jp-api-token".*"right"/.test(
        response.request().postData() ?? ''
      )
  );
  await page.getByRole('menuitem', { name: /Switch Sidebar Side/ }).click();
  await expect(
    page.locator('#jp-left-stack').getByRole('region', { name: 'API Token' })
  ).toBeVisible();
  await saved;
  await page.reload();
  await expect(
    page.locator('#jp-left-stack').getByRole('region', { name: 'API Token' })
  ).toBeVisible({ timeout: 60_000 });
  await jupyter.waitUntilReady();
  await jupyter.expectRightToken();
});
