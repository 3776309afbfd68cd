import { FaultProxy } from './faultproxy';
import { test as base } from '../fixtures';
import type { JupyterPage } from '../pages/jupyterpage';

interface IProxiedFixtures {
  /** A proxy between the browser and the host that passes everything on. */
  faultProxy: FaultProxy;

  /** Opens a page in a browser of its own, behind a proxy of its own. */
  openProxied: () => Promise<IProxiedPage>;
}

interface IWorkerFixtures {
  /** The port of a worker's first proxy: the next ones have the same origin. */
  proxyPort: { port: number };
}

interface IProxiedPage {
  readonly jupyter: JupyterPage;
  readonly faultProxy: FaultProxy;
}

/**
 * The test of `fixtures.ts` with a proxy between the browser and the host. A
 * page `jupyter` is behind it, as each that is made for `host.at(faultProxy.url)`.
 */
export const test = base.extend<IProxiedFixtures, IWorkerFixtures>({
  proxyPort: [
    // Playwright demands the pattern.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      await use({ port: 0 });
    },
    { scope: 'worker' }
  ],

  faultProxy: async ({ host, proxyPort }, use) => {
    const proxy = await FaultProxy.start(host.about.url, proxyPort.port);
    proxyPort.port = proxy.port;
    await use(proxy);
    await proxy.close();
  },

  jupyter: async ({ faultProxy, host, newJupyter }, use) => {
    const jupyter = await newJupyter({ host: host.at(faultProxy.url) });
    await jupyter.open();
    await use(jupyter);
    faultProxy.heal();
    await jupyter.cleanUp();
  },

  openProxied: async ({ browser, host, newJupyter }, use) => {
    const closing: (() => Promise<void>)[] = [];
    await use(async () => {
      const faultProxy = await FaultProxy.start(host.about.url);
      const context = await browser.newContext();
      closing.push(
        () => context.close(),
        () => faultProxy.close()
      );
      const jupyter = await newJupyter({
        host: host.at(faultProxy.url),
        context
      });
      await jupyter.open();
      return { jupyter, faultProxy };
    });
    for (const close of closing) {
      await close();
    }
  }
});

export { expect } from '@playwright/test';
