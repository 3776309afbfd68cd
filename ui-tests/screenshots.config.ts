import { defineConfig } from '@playwright/test';

import { browserOptions } from './pages/browser';
import type { IHostOptions } from './fixtures';

const browser = browserOptions();

/** `make screenshots` takes the pictures of the docs. */
export default defineConfig<object, IHostOptions>({
  testDir: 'screenshots',
  outputDir: '../.cache/screenshot-results',
  reporter: 'list',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    deviceScaleFactor: 2,
    hostName: 'hub-newest-tokens',
    launchOptions: {
      ...browser,
      // Without WebGL, because screenshots do not show a terminal that uses it.
      args: [...browser.args, '--disable-3d-apis']
    },
    screenshot: 'only-on-failure',
    locale: 'en-US',
    // The height of the panel.
    viewport: { width: 1200, height: 2600 }
  }
});
