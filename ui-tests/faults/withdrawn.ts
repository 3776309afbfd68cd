import type { Page } from '@playwright/test';

import type { Host } from '../hosts/host';

/**
 * Take the permission to make and list tokens away from a page: from now on
 * the Hub's word on the page's token is without it.
 *
 * @returns What gives the permission back.
 */
export async function withdrawPermission(
  page: Page,
  host: Host
): Promise<() => Promise<void>> {
  const address = `${host.about.url}hub/api/user`;
  await page.route(address, async route => {
    const response = await route.fetch();
    const user: { scopes: string[] } = await response.json();
    const scopes = user.scopes.filter(scope => !scope.includes('tokens'));
    await route.fulfill({ response, json: { ...user, scopes } });
  });
  return () => page.unroute(address);
}
