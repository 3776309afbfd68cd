import { runHosts, UnavailableError } from '../hosts/host';
import type { Engine, IBrowser } from './browser';
import { FirefoxBrowser } from './firefoxbrowser';
import { WebKitBrowser } from './webkitbrowser';

/**
 * Start a browser with an empty profile.
 *
 * @throws UnavailableError if this machine can't have it.
 */
export async function startBrowser(engine: Engine): Promise<IBrowser> {
  if (engine === 'webkit') {
    await ensure('WebKitWebDriver');
    return WebKitBrowser.start();
  }
  await ensure('firefox-esr');
  return FirefoxBrowser.start();
}

/** Has a program of Debian. */
async function ensure(name: string): Promise<void> {
  const reason = (await runHosts('program', name)).trim();
  if (reason) {
    throw new UnavailableError(reason);
  }
}
