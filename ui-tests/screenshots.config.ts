import { defineConfig } from '@playwright/test';

import { browserOptions } from './browser';
import type { IHostOptions } from './fixtures';

/**
 * `make screenshots`: the pictures of the docs, made from the real thing.
 */
export default defineConfig<object, IHostOptions>({
  testDir: 'screenshots',
  outputDir: '../.cache/screenshot-results',
  reporter: 'list',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    deviceScaleFactor: 2,
    hostName: 'hub-newest',
    launchOptions: browserOptions(),
    locale: 'en-US',
    viewport: { width: 1200, height: 1360 }
  }
});
