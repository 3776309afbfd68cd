import type { Page, Route } from '@playwright/test';

/** Keeps requests of a page waiting, as a slow hub or server does. */
export class Held {
  /**
   * @param address - Which requests.
   * @param method - Which of them; all when it is not given.
   */
  static async back(page: Page, address: RegExp, method = ''): Promise<Held> {
    const held = new Held();
    await page.route(address, route => held._take(route, method));
    return held;
  }

  /** How many requests wait or waited. */
  get count(): number {
    return this._count;
  }

  /** Lets all of them go, and holds none from now on. */
  async release(): Promise<void> {
    this._isOver = true;
    await Promise.all(this._waiting.splice(0).map(route => goOn(route)));
  }

  private async _take(route: Route, method: string): Promise<void> {
    if (this._isOver || (method && route.request().method() !== method)) {
      await route.fallback();
      return;
    }
    this._count++;
    this._waiting.push(route);
  }

  private readonly _waiting: Route[] = [];
  private _count = 0;
  private _isOver = false;
}

async function goOn(route: Route): Promise<void> {
  // The page may have given the request up.
  await route.continue().catch(() => undefined);
}
