import type { JupyterLab } from '@jupyterlab/application';
import type { Page } from '@playwright/test';

import type { Host } from '../hosts/host';
import { expect, test } from './fixtures';
import { record } from './record';

/**
 * Count a page's requests to the Hub from now on.
 *
 * @returns A function that returns the number so far.
 */
function countHubRequests(page: Page): () => number {
  let count = 0;
  page.on('request', request => {
    count += Number(new URL(request.url()).pathname.startsWith('/hub/'));
  });
  return () => count;
}

test('requests to the Hub', async ({ openLab, signIn, startHub }, {
  project
}) => {
  const scopes = "c.Spawner.oauth_client_allowed_scopes = ['tokens!user']";

  const load = async (hub: Host) => {
    let count = () => 0;
    const page = await openLab(await signIn(hub), opened => {
      count = countHubRequests(opened);
    });
    await page.waitForLoadState('networkidle');
    return { page, requests: count() };
  };

  const without = await load(await startHub(false, [scopes]));
  const hub = await startHub(true, [scopes]);
  const { page, requests } = await load(hub);
  const count = countHubRequests(page);
  await page.evaluate(async () => {
    const app: JupyterLab = Reflect.get(window, 'jupyterapp');
    await app.commands.execute('api-token:show');
  });
  await expect(page.locator('#jp-api-token')).toContainText('Valid');
  await page.waitForLoadState('networkidle');

  await record('requests', project.name, hub, [
    {
      what: 'requests to the Hub by a page load',
      unit: 'requests',
      series: { 'with it': [requests], 'without it': [without.requests] },
      reach: 'none more'
    },
    {
      what: 'requests to the Hub by opening the panel',
      unit: 'requests',
      series: { 'with it': [count()] },
      reach: '2 or fewer'
    }
  ]);
});
