import { expect, test } from '../../fixtures';
import { findInDocument } from '../../findindocument';
import { MASK } from '../../jupyterpage';

test('while masked the token is nowhere in the page', async ({ jupyter }) => {
  const { page } = jupyter;
  await jupyter.showPanel();
  const token = jupyter.requestToken;
  expect(await findInDocument(page, token)).toEqual([]);

  await jupyter.button('Reveal token').click();
  await expect(jupyter.token).toHaveText(token);
  expect(await findInDocument(page, token)).toHaveLength(1);
  await jupyter.button('Hide token').click();
  await expect(jupyter.token).toHaveText(MASK);
  expect(await findInDocument(page, token)).toEqual([]);

  await jupyter.button('Copy token').click();
  await expect(jupyter.panel.getByText('Token copied.')).toBeVisible();
  await jupyter.test();
  await expect(jupyter.result).toContainText('The token works');
  expect(await findInDocument(page, token)).toEqual([]);
});

test('hiding the panel masks the token', async ({ jupyter }) => {
  const { page } = jupyter;
  await jupyter.showPanel();
  await jupyter.button('Reveal token').click();
  await expect(jupyter.token).toHaveText(jupyter.requestToken);
  const tab = page.locator('.jp-SideBar [data-id="jp-api-token"]');
  await tab.click();
  await expect(jupyter.panel).toBeHidden();
  expect(await findInDocument(page, jupyter.requestToken)).toEqual([]);
  await tab.click();
  await expect(jupyter.token).toHaveText(MASK);
});

test('a change in the settings editor counts at once', async ({ jupyter }) => {
  await jupyter.showPanel();
  await jupyter.button('Reveal token').click();
  await jupyter.openSettings();
  await jupyter.changeSetting('maskAfterSeconds', '1');
  await expect(jupyter.token).toHaveText(MASK);
  await jupyter.button('Reveal token').click();
  await expect(jupyter.token).toHaveText(jupyter.requestToken);
  await expect(jupyter.token).toHaveText(MASK);

  await jupyter.changeSetting('apiPath', '/api/kernels');
  await expect(jupyter.panel.getByLabel('API path')).toHaveValue(
    '/api/kernels'
  );
});
