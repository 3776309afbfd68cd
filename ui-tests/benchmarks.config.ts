import { defineConfig } from '@playwright/test';

import type { IBenchmarkOptions } from './benchmarks/fixtures';
import { browserOptions } from './pages/browser';

const browser = browserOptions();

/**
 * `make bench`: what is measured in a browser. One thing at a time, so that
 * nothing is in the way of what is measured.
 */
export default defineConfig<IBenchmarkOptions>({
  testDir: 'benchmarks',
  testMatch: '*.bench.ts',
  outputDir: '../.cache/benchmarks/browser',
  reporter: 'list',
  workers: 1,
  // Each has tens of pairs, of which each loads JupyterLab twice.
  timeout: 3_600_000,
  expect: { timeout: 30_000 },
  use: {
    // As long as a busy machine takes to start JupyterLab.
    actionTimeout: 120_000,
    launchOptions: {
      ...browser,
      // The engine throws code away that was not used for some time: what a
      // page holds would seem to shrink and grow by it.
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
