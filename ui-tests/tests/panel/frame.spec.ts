import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, test } from '../../fixtures';

test(
  'copies and signs in again in a frame of a learning platform',
  { tag: '@hub-tokens-newest' },
  async ({ host, jupyter }) => {
    const { page, requestToken } = jupyter;
    // With the page's own layout.
    const lab = page.url();
    // As on a server whose admin allows frames.
    await page.route(lab, async route => {
      const response = await route.fetch();
      const headers = {
        ...response.headers(),
        'content-security-policy': 'frame-ancestors *'
      };
      await route.fulfill({ response, headers });
    });
    const platform = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end(`<iframe src="${lab}" width="1200" height="800"></iframe>`);
    });
    await once(platform.listen(0, new URL(lab).hostname), 'listening');
    const { address, port } = platform.address() as AddressInfo;
    await page.goto(`http://${address}:${port}/`);
    const frame = page.frameLocator('iframe');
    const panel = frame.getByRole('region', { name: 'API Token', exact: true });
    const press = (name: string) =>
      panel.getByRole('button', { name, exact: true }).click();

    await frame.locator('.jp-SideBar [data-id="jp-api-token"]').click();
    await expect(panel).toHaveAttribute('data-token-state', 'valid');
    await press('Copy token');
    await expect(panel.getByText('Token copied.')).toBeVisible();
    expect(await jupyter.paste()).toBe(requestToken);
    const refusal = await panel.evaluate(() =>
      navigator.clipboard.writeText('').catch(error => error.name)
    );
    expect(refusal).toBe('NotAllowedError');

    await jupyter.inOtherTab(tab => tab.goto(`${host.about.url}hub/logout`));
    await press('Refresh');
    await expect(panel).toHaveAttribute('data-token-state', 'invalid');
    await expect(panel).toContainText('opens in a new tab');
    const opened = page.waitForEvent('popup');
    await press('Get a new token');
    await expect((await opened).getByLabel('Username')).toBeVisible();
    await expect(panel).toHaveAttribute('data-token-state', 'invalid');
    platform.close();
  }
);
