import { FaultProxy } from './faultproxy';
import { freePort } from './gate';
import { test as base } from '../fixtures';

interface IProxiedFixtures {
  /** A proxy between the browser and the host, without faults at first. */
  faultProxy: FaultProxy;
}

interface IWorkerFixtures {
  /** The port of a worker's proxies, which all have the same origin. */
  proxyPort: number;
}

/**
 * The test of `fixtures.ts` with a proxy between the browser and the host. The
 * page `jupyter` uses the proxy, as does each page for
 * `host.at(faultProxy.url)`.
 */
export const test = base.extend<IProxiedFixtures, IWorkerFixtures>({
  proxyPort: [
    // Playwright requires a destructuring pattern.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      await use(await freePort());
    },
    { scope: 'worker' }
  ],

  faultProxy: async ({ host, proxyPort }, use) => {
    const proxy = await FaultProxy.start(host.about.url, proxyPort);
    await use(proxy);
    await proxy.close();
  },

  jupyter: async ({ faultProxy, host, newJupyter }, use) => {
    const jupyter = await newJupyter({ host: host.at(faultProxy.url) });
    await jupyter.open();
    await use(jupyter);
    faultProxy.heal();
    await jupyter.cleanUp();
  }
});

export { expect } from '@playwright/test';
