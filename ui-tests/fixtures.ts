import type { BrowserContext } from '@playwright/test';
import { chromium, test as base } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';

import { hosts } from '../hosts/table.json';
import { CONTEXT_OPTIONS } from './pages/browser';
import { CachingContext } from './pages/cachingcontext';
import { Host, UnavailableError } from './hosts/host';
import { JupyterPage } from './pages/jupyterpage';

/** The options of a project's host. */
export interface IHostOptions {
  /** The host's name in `hosts/table.json`. */
  hostName: string;

  /** The user who signs in, `''` without a hub. */
  user: string;
}

/** The options of a test's browser. */
interface IBrowserOptions {
  /**
   * Whether the browser shares its cache with the worker's earlier tests, but
   * not its cookies and storage, which makes JupyterLab load faster by a
   * quarter. Turn it off for tests that change the browser itself, such as its
   * permissions, clock or connection. Tests that set a window or permissions
   * have no cache.
   */
  hasCache: boolean;
}

interface IWorkerFixtures {
  /** The worker's browser with a cache. */
  cachingContext: CachingContext;

  /** The project's host, or why it can't run on this machine. */
  hostOrReason: Host | UnavailableError;
}

interface ITestFixtures {
  /**
   * The project's host, started for the first test of a worker that needs it.
   */
  host: Host;

  /**
   * Starts another host of the project's kind with other arguments, and stops
   * it after the test.
   */
  startHost: (args: string[]) => Promise<Host>;

  /** Opens a page for a user who has not signed in. */
  newJupyter: (somebody: ISomebody) => Promise<JupyterPage>;

  /** A page that is signed in, with JupyterLab ready and nothing open. */
  jupyter: JupyterPage;
}

/** A user of a host. */
interface ISomebody {
  readonly host: Host;

  /** The user who signs in. Default: the project's user. */
  readonly user?: string;

  /** The browser. Default: the test's. */
  readonly context?: BrowserContext;
}

/**
 * Playwright's test with a host and a JupyterLab page. A test fails if the
 * extension writes a warning or an error to the console. It is skipped, with
 * the reason, if its host can't run on this machine.
 */
export const test = base.extend<
  IBrowserOptions & ITestFixtures,
  IHostOptions & IWorkerFixtures
>({
  hostName: ['', { option: true, scope: 'worker' }],
  hasCache: [true, { option: true }],

  cachingContext: [
    async ({ launchOptions }, use) => {
      const profile = await mkdtemp(path.join(os.tmpdir(), 'profile-'));
      const context = await chromium.launchPersistentContext(profile, {
        ...launchOptions,
        ...CONTEXT_OPTIONS
      });
      await use(new CachingContext(context));
      await context.close();
      await rm(profile, { force: true, recursive: true });
    },
    { scope: 'worker' }
  ],

  // Both kinds of contexts use one browser.
  browser: [
    async ({ cachingContext }, use) => {
      await use(cachingContext.context.browser()!);
    },
    { scope: 'worker' }
  ],

  context: async (
    { cachingContext, context, hasCache, permissions, viewport },
    use
  ) => {
    const { height, width } = CONTEXT_OPTIONS.viewport;
    const isUsual = viewport?.height === height && viewport.width === width;
    if (!hasCache || !isUsual || permissions) {
      await use(context);
      return;
    }
    await use(cachingContext.context);
    await cachingContext.empty();
  },

  hostOrReason: [
    async ({ hostName }, use) => {
      const host = await Host.start(hostName).catch(error => {
        if (error instanceof UnavailableError) {
          return error;
        }
        throw error;
      });
      await use(host);
      if (host instanceof Host) {
        await host.stop();
      }
    },
    { scope: 'worker', timeout: 180_000 }
  ],

  host: async ({ hostOrReason }, use, testInfo) => {
    if (hostOrReason instanceof UnavailableError) {
      testInfo.skip(true, hostOrReason.message);
      return;
    }
    await use(hostOrReason);
  },

  startHost: async ({ hostName }, use) => {
    const started: Host[] = [];
    await use(async args => {
      const host = await Host.start(hostName, args);
      started.push(host);
      return host;
    });
    await Promise.all(started.map(host => host.stop()));
  },

  user: [
    async ({ hostName }, use) => {
      const { type } = hosts[hostName as keyof typeof hosts];
      await use(type === 'hub' ? 'alice' : '');
    },
    { scope: 'worker' }
  ],

  newJupyter: async ({ context, user }, use) => {
    const pages: JupyterPage[] = [];
    await use(async somebody => {
      const page = await (somebody.context ?? context).newPage();
      const jupyter = new JupyterPage(
        page,
        somebody.host,
        somebody.user ?? user
      );
      pages.push(jupyter);
      return jupyter;
    });
    for (const jupyter of pages) {
      jupyter.console.expectQuiet();
    }
  },

  jupyter: async ({ host, newJupyter }, use) => {
    const jupyter = await newJupyter({ host });
    await jupyter.open();
    await use(jupyter);
    await jupyter.cleanUp();
  }
});

export { expect } from '@playwright/test';
