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

/** The host that a project runs its tests on. */
export interface IHostOptions {
  /** The host's name in `hosts/table.json`. */
  hostName: string;

  /** Who signs in, `''` without a hub. */
  user: string;
}

/** What a test says of its browser. */
interface IBrowserOptions {
  /**
   * Whether the browser has in its cache what the worker's earlier tests
   * loaded, and nothing else of them: cookies and storages are empty. To load
   * JupyterLab takes a quarter less of the machine then. Not for a test that
   * changes the browser itself, such as its permissions, clock or connection;
   * one that asks for another window or for permissions has none.
   */
  hasCache: boolean;
}

interface IWorkerFixtures {
  /** The worker's browser with a cache. */
  cachingContext: CachingContext;

  /** The host of the project, or why this machine can't have it. */
  hostOrReason: Host | UnavailableError;
}

interface ITestFixtures {
  /** The host, started when the first test of a worker needs it. */
  host: Host;

  /**
   * Starts a further host of the project's kind, with arguments of its own,
   * and stops it after the test.
   */
  startHost: (args: string[]) => Promise<Host>;

  /** Opens a page for a user who has not signed in. */
  newJupyter: (somebody: ISomebody) => Promise<JupyterPage>;

  /** A page that has signed in, with JupyterLab ready and nothing opened. */
  jupyter: JupyterPage;
}

/** A user of a host. */
interface ISomebody {
  readonly host: Host;

  /** Who signs in: the project's user unless said otherwise. */
  readonly user?: string;

  /** A browser of their own, else the test's. */
  readonly context?: BrowserContext;
}

/**
 * Playwright's test with a host and a JupyterLab page. Whatever a test does,
 * it fails when the extension writes a warning or an error to the console.
 * Where this machine can't have the host, it is skipped with the reason.
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

  // One browser for both kinds of contexts.
  browser: [
    async ({ cachingContext }, use) => {
      await use(cachingContext.browser);
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
