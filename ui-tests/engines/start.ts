import { type Browser, firefox } from '@playwright/test';

import { runHosts, UnavailableError } from '../hosts/host';
import type { Engine, IBrowser } from './browser';
import { PlaywrightBrowser } from './playwrightbrowser';
import { WebKitBrowser } from './webkitbrowser';

/**
 * Start a browser with an empty profile.
 *
 * @param chromium - The browser of the other tests.
 * @throws UnavailableError if this machine can't have it.
 */
export async function startBrowser(
  engine: Engine,
  chromium: Browser
): Promise<IBrowser> {
  switch (engine) {
    case 'chromium':
      return PlaywrightBrowser.start(chromium, false);
    case 'firefox': {
      await ensure('firefox-esr');
      const browser = await firefox.launch({
        channel: 'moz-firefox',
        executablePath: '/usr/bin/firefox-esr'
      });
      return PlaywrightBrowser.start(browser, true);
    }
    case 'webkit':
      await ensure('WebKitWebDriver');
      return WebKitBrowser.start();
  }
}

/** Has a program of Debian. */
async function ensure(name: string): Promise<void> {
  const reason = (await runHosts('program', name)).trim();
  if (reason) {
    throw new UnavailableError(reason);
  }
}
