import type { Browser, BrowserContext, Page } from '@playwright/test';

/** What a page may have kept, beside the cache of what was loaded. */
const STORAGES = [
  'cache_storage',
  'file_systems',
  'indexeddb',
  'local_storage',
  'service_workers',
  'websql'
];

/**
 * A browser context in which one test runs after the other. Of the earlier ones
 * the browser has its cache, of files and of compiled scripts, and nothing else.
 */
export class CachingContext {
  /**
   * @param context - A persistent context: others compile all scripts again.
   */
  constructor(context: BrowserContext) {
    this.context = context;
    [this._blank] = context.pages();
    context.on('page', page =>
      page.on('framenavigated', frame => {
        const { origin } = new URL(frame.url());
        if (origin !== 'null') {
          this._origins.add(origin);
        }
      })
    );
  }

  readonly context: BrowserContext;

  /** The browser, which makes further contexts. */
  get browser(): Browser {
    const browser = this.context.browser();
    if (!browser) {
      throw new Error('The context belongs to no browser.');
    }
    return browser;
  }

  /** Close all pages, and take away what they kept. */
  async empty(): Promise<void> {
    for (const page of this.context.pages()) {
      if (page !== this._blank) {
        await page.close();
      }
    }
    await this.context.unrouteAll({ behavior: 'ignoreErrors' });
    await this.context.clearCookies();
    await this.context.clearPermissions();
    const devtools = await this.context.newCDPSession(this._blank);
    for (const origin of this._origins) {
      await devtools.send('Storage.clearDataForOrigin', {
        origin,
        storageTypes: STORAGES.join(',')
      });
    }
    await devtools.detach();
    this._origins.clear();
  }

  private readonly _blank: Page;
  private readonly _origins = new Set<string>();
}
