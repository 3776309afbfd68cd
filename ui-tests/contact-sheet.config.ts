import { defineConfig } from '@playwright/test';

import { browserOptions } from './browser';
import type { IVisitOptions } from './contact-sheet/fixtures';
import { VISITS, visitName } from './contact-sheet/pictures';
import type { IHostOptions } from './fixtures';

/**
 * `make contact-sheet`: the panel in all states, themes, widths and hosts.
 */
export default defineConfig<IVisitOptions, IHostOptions>({
  testDir: 'contact-sheet',
  outputDir: '../.cache/contact-sheet/results',
  reporter: 'list',
  workers: 2,
  // Hundreds of pictures of one page.
  timeout: 600_000,
  expect: { timeout: 10_000 },
  use: {
    actionTimeout: 10_000,
    deviceScaleFactor: 2,
    launchOptions: browserOptions(),
    locale: 'en-US',
    // As high as the panel.
    viewport: { width: 1400, height: 2600 }
  },
  projects: VISITS.map((visit, place) => ({
    name: visitName(visit),
    testMatch: 'sheet.spec.ts',
    use: { hostName: visit.host, visitPlace: place }
  }))
});
