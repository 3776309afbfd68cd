import { defineConfig } from '@playwright/test';

import { browserOptions } from './pages/browser';
import type { IHostOptions } from './fixtures';

const browser = browserOptions();

/** `make screenshots`: the pictures of the docs, made from the real thing. */
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
      // JupyterLab's terminal would render with WebGL, which pictures of a page
      // do not show.
      args: [...browser.args, '--disable-3d-apis']
    },
    screenshot: 'only-on-failure',
    locale: 'en-US',
    // As high as the panel.
    viewport: { width: 1200, height: 2600 }
  }
});
