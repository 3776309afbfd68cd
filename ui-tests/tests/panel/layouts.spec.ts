import type { Page, Response } from '@playwright/test';

import { expect, test } from '../../fixtures';

/** Wait until JupyterLab has saved a layout. */
function saved(page: Page, layout: RegExp): Promise<Response> {
  return page.waitForResponse(
    response =>
      response.url().includes('/api/workspaces/') &&
      response.request().method() === 'PUT' &&
      layout.test(response.request().postData() ?? '')
  );
}

test(
  'works in single-document mode, and is restored',
  { tag: '@layouts' },
  async ({ jupyter }) => {
    const { page } = jupyter;
    const isSingle = page.locator(
      '#jp-main-dock-panel[data-mode="single-document"]'
    );
    const save = saved(page, /"current": ?"jp-api-token"/);
    await jupyter.runFromPalette('Simple Interface');
    await expect(isSingle).toBeVisible();
    // The mode is in the page's URL.
    await expect(page).toHaveURL(/\/doc\//);
    await jupyter.showPanel();
    await jupyter.expectRightToken();
    await save;
    await page.reload();
    await expect(jupyter.token).toBeVisible({ timeout: 60_000 });
    await expect(isSingle).toBeVisible();
  }
);

test(
  'is restored in the left side bar after it was moved there',
  { tag: '@layouts' },
  async ({ jupyter }) => {
    const { page } = jupyter;
    const onTheLeft = page
      .locator('#jp-left-stack')
      .getByRole('region', { name: 'API Token' });
    const save = saved(page, /"left":.*"current": ?"jp-api-token".*"right"/);
    await jupyter.showPanel();
    await page
      .locator('.jp-SideBar [data-id="jp-api-token"]')
      .click({ button: 'right' });
    await page.getByRole('menuitem', { name: /Switch Sidebar Side/ }).click();
    // JupyterLab 3 closes what it moves.
    await jupyter.showPanel();
    await expect(onTheLeft).toBeVisible();
    await save;
    await page.reload();
    await expect(onTheLeft).toBeVisible({ timeout: 60_000 });
    await jupyter.expectRightToken();
  }
);
