import { defineConfig } from '@playwright/test';

import { hosts } from '../hosts/table.json';
import { browserOptions, CONTEXT_OPTIONS } from './pages/browser';
import type { IHostOptions } from './fixtures';

export default defineConfig<object, IHostOptions>({
  testDir: 'tests',
  outputDir: '../.cache/test-results',
  reporter: 'list',
  // The test machine has 2 cores, and each worker runs a host of its own.
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    ...CONTEXT_OPTIONS,
    launchOptions: browserOptions(),
    screenshot: 'only-on-failure'
  },
  projects: Object.entries(hosts).map(([name, { tests }]) => ({
    name,
    // The worker starts its host once.
    workers: 1,
    grep: new RegExp(`(?<!\\S)@(${tests.join('|')})(?!\\S)`),
    use: { hostName: name }
  }))
});
