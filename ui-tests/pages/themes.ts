import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** A theme that JupyterLab brings. */
export type Theme =
  'JupyterLab Light' | 'JupyterLab Dark' | 'JupyterLab Dark High Contrast';

/** The themes that the JupyterLab of a page brings. */
export async function themesOf(page: Page): Promise<readonly Theme[]> {
  const version = await page.evaluate(() => {
    const app: JupyterFrontEnd =
      Reflect.get(window, 'jupyterapp') ?? Reflect.get(window, 'jupyterlab');
    return app.version;
  });
  const themes: Theme[] = ['JupyterLab Light', 'JupyterLab Dark'];
  return version.startsWith('3.')
    ? themes
    : [...themes, 'JupyterLab Dark High Contrast'];
}

/**
 * Change the theme while everything is open, as the menu does, and wait until
 * its colours are there.
 */
export async function changeTheme(page: Page, theme: Theme): Promise<void> {
  await page.evaluate(async name => {
    const app: JupyterFrontEnd =
      Reflect.get(window, 'jupyterapp') ?? Reflect.get(window, 'jupyterlab');
    await app.commands.execute('apputils:change-theme', { theme: name });
  }, theme);
  const body = page.locator('body');
  await expect(body).toHaveAttribute('data-jp-theme-name', theme);
  await expect(body).toHaveCSS('--jp-layout-color1', /./);
  // It covers everything meanwhile.
  await expect(page.locator('#jupyterlab-splash')).toHaveCount(0);
}
