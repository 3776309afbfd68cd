import { test as base } from '@playwright/test';

import { Host } from './host';
import { JupyterPage } from './jupyterpage';

/**
 * The host that a project runs its tests on.
 */
export interface IHostOptions {
  /** The host's name in `hosts/table.json`. */
  hostName: string;

  /** Who signs in, `''` without a hub. */
  user: string;

  /** The host, started when the first test of a worker needs it. */
  host: Host;
}

interface IPageFixtures {
  /** A page that has signed in, with JupyterLab ready and nothing opened. */
  jupyter: JupyterPage;
}

/**
 * Playwright's test with a host and a JupyterLab page. Whatever a test does,
 * it fails when the extension writes a warning or an error to the console.
 */
export const test = base.extend<IPageFixtures, IHostOptions>({
  hostName: ['', { option: true, scope: 'worker' }],

  host: [
    async ({ hostName }, use) => {
      const host = await Host.start(hostName);
      await use(host);
      await host.stop();
    },
    { scope: 'worker', timeout: 180_000 }
  ],

  user: [
    async ({ hostName }, use) => {
      await use(hostName.startsWith('hub') ? 'alice' : '');
    },
    { scope: 'worker' }
  ],

  jupyter: async ({ context, host, user }, use) => {
    const jupyter = new JupyterPage(await context.newPage(), host, user);
    await jupyter.open();
    await use(jupyter);
    await jupyter.cleanUp();
    jupyter.expectQuietConsole();
  }
});

export { expect } from '@playwright/test';
