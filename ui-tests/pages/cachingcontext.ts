import type { BrowserContext, Page } from '@playwright/test';

/** The kinds of storage to clear, which do not include the HTTP cache. */
const STORAGES = [
  'cache_storage',
  'file_systems',
  'indexeddb',
  'local_storage',
  'service_workers',
  'websql'
];

/**
 * A browser context that several tests use in turn. They share only the
 * browser's cache of files and compiled scripts.
 */
export class CachingContext {
  /**
   * @param context - A persistent context, because others compile all scripts
   *   again.
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

  /** Close all pages, and clear their storage. */
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
