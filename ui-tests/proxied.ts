import { FaultProxy } from './faultproxy';
import { test as base } from './fixtures';

interface IProxiedFixtures {
  /** Stands between the browser and the host, and lets everything pass. */
  faultProxy: FaultProxy;
}

/**
 * The test of `fixtures.ts` with a proxy between the browser and the host. A
 * page `jupyter` is behind it, as each that is made for `host.at(faultProxy.url)`.
 */
export const test = base.extend<IProxiedFixtures>({
  faultProxy: async ({ host }, use) => {
    const proxy = await FaultProxy.start(host.about.url);
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
