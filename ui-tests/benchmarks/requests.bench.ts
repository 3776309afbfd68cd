import type { JupyterLab } from '@jupyterlab/application';
import type { Page } from '@playwright/test';

import type { ISignedIn } from './fixtures';
import { expect, test, untilRestored } from './fixtures';
import { record } from './record';

/**
 * Count a page's requests to the Hub from now on.
 *
 * @returns Gives the number so far.
 */
function countHubRequests(page: Page): () => number {
  let count = 0;
  page.on('request', request => {
    count += Number(new URL(request.url()).pathname.startsWith('/hub/'));
  });
  return () => count;
}

test('requests to the Hub', async ({ browser, signIn, startHub }, {
  project
}) => {
  const scopes = "c.Spawner.oauth_client_allowed_scopes = ['tokens!user']";

  const load = async ({ cookies, labUrl }: ISignedIn) => {
    const context = await browser.newContext({ storageState: cookies });
    const page = await context.newPage();
    const count = countHubRequests(page);
    await page.goto(labUrl);
    await untilRestored(page);
    await page.waitForLoadState('networkidle');
    return { page, requests: count() };
  };

  const without = await load(await signIn(await startHub(false, [scopes])));
  const hub = await startHub(true, [scopes]);
  const { page, requests } = await load(await signIn(hub));
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
