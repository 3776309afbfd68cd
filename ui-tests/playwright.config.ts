import { defineConfig } from '@playwright/test';

import { hosts } from '../hosts/table.json';
import { browserOptions } from './browser';
import type { IHostOptions } from './fixtures';

/**
 * Which tests a host runs: those of its kind, and those for every host that
 * has a token.
 */
const FOLDERS: Record<string, string[]> = {
  'hub-newest': ['every', 'hub'],
  'hub-3.1.1': ['every', 'hub'],
  'lab-newest': ['every', 'lab', 'clipboard', 'no-token-lab'],
  'lab-3.4.7': ['every', 'lab', 'no-token-lab'],
  'hub-2.0.2': ['no-token-hub'],
  'lite-newest': ['no-token-lite']
};

export default defineConfig<object, IHostOptions>({
  testDir: 'tests',
  outputDir: '../.cache/test-results',
  reporter: [['list'], ['json', { outputFile: '../.cache/browser-report' }]],
  // The test machine has 2 cores, and each worker runs a host of its own.
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    launchOptions: browserOptions(),
    locale: 'en-US',
    screenshot: 'only-on-failure',
    viewport: { width: 1280, height: 900 }
  },
  projects: Object.keys(hosts).map(name => ({
    name,
    testMatch: FOLDERS[name].map(folder => `${folder}/**/*.spec.ts`),
    use: { hostName: name }
  }))
});
