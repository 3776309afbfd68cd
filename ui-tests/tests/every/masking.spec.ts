import type { Page } from '@playwright/test';

import { expect, test } from '../../fixtures';
import { MASK } from '../../jupyterpage';

/**
 * Where in the document a text is: in text, attributes, and properties of
 * elements, shadow roots included. JupyterLab's own configuration element is
 * left out.
 */
function findInDocument(page: Page, text: string): Promise<string[]> {
  return page.evaluate(wanted => {
    const places: string[] = [];
    const search = (root: ParentNode) => {
      for (const element of Array.from(root.querySelectorAll('*'))) {
        if (element.id === 'jupyter-config-data') {
          continue;
        }
        const name = `${element.tagName}#${element.id}.${element.className}`;
        for (const attribute of Array.from(element.attributes)) {
          if (attribute.value.includes(wanted)) {
            places.push(`${name} [${attribute.name}]`);
          }
        }
        for (const node of Array.from(element.childNodes)) {
          if (!(node instanceof Element) && node.nodeValue?.includes(wanted)) {
            places.push(`${name} ${node.nodeName}`);
          }
        }
        for (const key of [...Object.keys(element), 'value', 'defaultValue']) {
          const value: unknown = Reflect.get(element, key);
          if (typeof value === 'string' && value.includes(wanted)) {
            places.push(`${name} .${key}`);
          }
        }
        if (element.shadowRoot) {
          search(element.shadowRoot);
        }
      }
    };
    search(document);
    return places;
  }, text);
}

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
