import { expect, test } from '../../fixtures';

test(
  'is restored in the left side bar and in single-document mode',
  { tag: '@layouts' },
  async ({ jupyter }) => {
    const { page } = jupyter;
    const onTheLeft = page
      .locator('#jp-left-stack')
      .getByRole('region', { name: 'API Token' });
    const isSingle = page.locator(
      '#jp-main-dock-panel[data-mode="single-document"]'
    );
    await jupyter.showPanel();
    await jupyter.sideBarTab.click({ button: 'right' });
    const saved = jupyter.untilSaved(
      /"left":.*"current": ?"jp-api-token".*"right"/
    );
    await page.getByRole('menuitem', { name: /Switch Sidebar Side/ }).click();
    await expect(page.locator('#jp-left-stack #jp-api-token')).toHaveCount(1);
    // JupyterLab 3 closes a panel that it moves.
    await jupyter.showPanel();
    await expect(onTheLeft).toBeVisible();
    await saved;
    await jupyter.runFromPalette('Simple Interface');
    await expect(isSingle).toBeVisible();
    // The page's URL contains the mode.
    await expect(page).toHaveURL(/\/doc\//);
    await jupyter.expectRightToken();
    await page.reload();
    await expect(onTheLeft).toBeVisible({ timeout: 60_000 });
    await expect(isSingle).toBeVisible();
    await jupyter.expectRightToken();
  }
);
