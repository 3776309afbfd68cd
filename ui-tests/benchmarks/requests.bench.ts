import type { JupyterLab } from '@jupyterlab/application';
import type { Page, Request } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import * as path from 'node:path';

import type { ISignedIn } from './fixtures';
import { expect, test, untilRestored } from './fixtures';
import type { Host } from '../host';

/**
 * A request as a browser made it, for `benchmarks/hubload.py` to make again.
 */
interface IRecorded {
  readonly method: string;

  /** The path and the query. */
  readonly path: string;

  /** The body, `null` without one. */
  readonly body: string | null;
}

const FILE = path.resolve(
  __dirname,
  '../../.cache/benchmarks/requests/recorded.json'
);

/**
 * Record what a page asks for over http from now on.
 *
 * @returns Ends the recording, and gives it in the order of the requests.
 */
function recordRequests(page: Page): () => IRecorded[] {
  const requests: Request[] = [];
  const add = (request: Request) => requests.push(request);
  page.on('request', add);
  return () => {
    page.off('request', add);
    return requests
      .filter(request => request.url().startsWith('http'))
      .map(request => {
        const { pathname, search } = new URL(request.url());
        return {
          method: request.method(),
          path: pathname + search,
          body: request.postData()
        };
      });
  };
}

test('what a browser asks for', async ({ browser, signIn, startHub }, {
  project
}) => {
  test.skip(project.name !== 'newest', 'The hub of the load is the newest.');
  const scopes = "c.Spawner.oauth_client_allowed_scopes = ['tokens!user']";

  const load = async (host: Host, { cookies, labUrl }: ISignedIn) => {
    const context = await browser.newContext({ storageState: cookies });
    const page = await context.newPage();
    const end = recordRequests(page);
    await page.goto(labUrl);
    await untilRestored(page);
    await page.waitForLoadState('networkidle');
    return { context, page, requests: end() };
  };

  const withoutIt = await startHub(false, [scopes]);
  const lacking = await load(withoutIt, await signIn(withoutIt));
  await lacking.context.close();
  const hub = await startHub(true, [scopes]);
  const having = await load(hub, await signIn(hub));
  const end = recordRequests(having.page);
  await having.page.evaluate(async () => {
    const app: JupyterLab = Reflect.get(window, 'jupyterapp');
    await app.commands.execute('api-token:show');
  });
  await expect(having.page.locator('#jp-api-token')).toContainText('Works now');
  await having.page.waitForLoadState('networkidle');
  const opening = end();
  await having.context.close();

  await mkdir(path.dirname(FILE), { recursive: true });
  await writeFile(
    FILE,
    JSON.stringify({
      'without it': { load: lacking.requests, opening: [] },
      'with it': { load: having.requests, opening: [] },
      'with it, opened': { load: having.requests, opening }
    })
  );
});
