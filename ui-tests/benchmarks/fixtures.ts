import type { JupyterLab } from '@jupyterlab/application';
import type { BrowserContext, Page } from '@playwright/test';
import { test as base } from '@playwright/test';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';

import { hosts } from '../../hosts/table.json';
import { Host } from '../hosts/host';
import { JupyterPage } from '../pages/jupyterpage';

/** The options of a benchmark's project. */
export interface IBenchmarkOptions {
  /** The hub's name in `hosts/table.json`. */
  hostName: keyof typeof hosts;
}

interface IBenchmarkFixtures {
  /**
   * Starts the project's hub, and stops it after the test. Scripts in its pages
   * can use JupyterLab's application.
   *
   * @param options - `hasOwn`: whether the servers have the extension, `empty`:
   *   how many that do nothing (`scripts/bench.py` builds them), `lines`: more
   *   lines of the hub's configuration.
   */
  startHub: (options?: {
    hasOwn?: boolean;
    empty?: number;
    lines?: string[];
  }) => Promise<Host>;

  /**
   * Signs a user in.
   *
   * @returns Cookies that sign other browsers in.
   */
  signIn: (host: Host) => Promise<ISignedIn>;

  openLab: OpenLab;
}

/** A user who is signed in and whose server runs. */
export interface ISignedIn {
  /** The URL of JupyterLab. */
  readonly labUrl: string;

  readonly cookies: Awaited<ReturnType<BrowserContext['storageState']>>;
}

const ENVIRONMENTS = path.resolve(
  __dirname,
  '..',
  '..',
  '.cache',
  'environments'
);

const EMPTY = path.resolve(ENVIRONMENTS, '..', 'empty-extensions');

const LABEXTENSIONS = path.join('share', 'jupyter', 'labextensions');

/**
 * Opens JupyterLab in a browser of its own that has nothing in its cache, and
 * waits until it has restored its layout.
 */
export type OpenLab = (
  signedIn: ISignedIn,
  prepare?: (page: Page) => unknown
) => Promise<Page>;

/** Playwright's test with hubs that have the extension and hubs that do not. */
export const test = base.extend<IBenchmarkFixtures & IBenchmarkOptions>({
  hostName: ['hub-newest', { option: true }],

  startHub: async ({ hostName }, use) => {
    const started: Host[] = [];
    const folders: string[] = [];
    await use(async ({ hasOwn = true, empty = 0, lines = [] } = {}) => {
      const folder = await labextensionsOf(hostName, hasOwn, empty);
      folders.push(folder);
      const args = [
        '--LabApp.expose_app_in_browser=True',
        `--LabApp.labextensions_path=${folder}`
      ];
      const host = await Host.start(hostName, [
        `c.Spawner.args = [*c.Spawner.get('args', []), *${JSON.stringify(args)}]`,
        ...lines
      ]);
      started.push(host);
      return host;
    });
    await Promise.all(started.map(host => host.stop()));
    await Promise.all(folders.map(folder => rm(folder, { recursive: true })));
  },

  signIn: async ({ browser }, use) => {
    await use(async host => {
      const context = await browser.newContext();
      const jupyter = new JupyterPage(await context.newPage(), host, 'alice');
      await jupyter.open();
      const cookies = await context.storageState();
      await context.close();
      return { labUrl: `${jupyter.serverUrl}lab`, cookies };
    });
  },

  openLab: async ({ browser }, use) => {
    await use(async ({ cookies, labUrl }, prepare) => {
      const context = await browser.newContext({
        permissions: ['clipboard-read', 'clipboard-write'],
        storageState: cookies
      });
      const page = await context.newPage();
      await prepare?.(page);
      // Each page has its own layout.
      await page.goto(`${labUrl}/workspaces/${Date.now().toString(36)}`);
      const app = await page.waitForFunction((): JupyterLab | undefined =>
        Reflect.get(window, 'jupyterapp')
      );
      await app.evaluate(started => started?.restored);
      return page;
    });
  }
});

/**
 * Wait until JupyterLab is idle: until a second passes without a request or a
 * long task.
 */
export async function untilCalm(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>(resolve => {
        let timer = setTimeout(resolve, 1000);
        const observer = new PerformanceObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(resolve, 1000);
        });
        observer.observe({ entryTypes: ['longtask', 'resource'] });
      })
  );
}

/**
 * A folder with an environment's extensions for JupyterLab, with this one or
 * without, and with empty ones.
 */
async function labextensionsOf(
  hostName: keyof typeof hosts,
  hasOwn: boolean,
  empty: number
): Promise<string> {
  const entry = hosts[hostName];
  const environment = 'environment' in entry ? entry.environment : hostName;
  const installed = path.join(ENVIRONMENTS, environment, LABEXTENSIONS);
  const names = (await readdir(installed)).filter(
    name => hasOwn || name !== 'jupyterlab-api-token'
  );
  const folder = await mkdtemp(path.join(os.tmpdir(), 'labextensions-'));
  const copy = (source: string, name: string) =>
    // JupyterLab 3.4 does not follow links.
    cp(source, path.join(folder, name), { recursive: true });
  for (const name of names) {
    await copy(path.join(installed, name), name);
  }
  for (let number = 0; number < empty; number++) {
    const name = `empty-${number}`;
    await copy(path.join(EMPTY, name, 'labextension'), name);
  }
  return folder;
}

export { expect } from '@playwright/test';
