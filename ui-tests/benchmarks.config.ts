import { defineConfig } from '@playwright/test';

import type { IBenchmarkOptions } from './benchmarks/fixtures';
import { browserOptions } from './pages/browser';

const browser = browserOptions();

/**
 * The part of `make bench` that runs in a browser, one test at a time, so that
 * nothing disturbs the measurements.
 */
export default defineConfig<IBenchmarkOptions>({
  testDir: 'benchmarks',
  testMatch: '*.bench.ts',
  outputDir: '../.cache/benchmarks/browser',
  reporter: 'list',
  workers: 1,
  // Each test has tens of pairs, and each pair loads JupyterLab twice.
  timeout: 3_600_000,
  expect: { timeout: 30_000 },
  use: {
    // A busy machine takes this long to start JupyterLab.
    actionTimeout: 120_000,
    launchOptions: {
      ...browser,
      // Otherwise the engine discards code that was not used for some time,
      // which changes the memory of a page.
      args: [...browser.args, '--js-flags=--no-flush-bytecode']
    },
    locale: 'en-US',
    viewport: { width: 1280, height: 900 }
  },
  projects: [
    { name: 'newest', use: { hostName: 'hub-newest' } },
    { name: '3.4.7', use: { hostName: 'hub-3.1.1' } }
  ]
});
