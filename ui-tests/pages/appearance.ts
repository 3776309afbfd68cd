import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

import type { JupyterPage } from './jupyterpage';

/** The names of JupyterLab's own themes. */
export type Theme =
  'JupyterLab Light' | 'JupyterLab Dark' | 'JupyterLab Dark High Contrast';

/** The themes on a host: JupyterLab 3 has no high contrast. */
export function themesOn(hostName: string): readonly Theme[] {
  const themes: Theme[] = ['JupyterLab Light', 'JupyterLab Dark'];
  return hostName.includes('3.')
    ? themes
    : [...themes, 'JupyterLab Dark High Contrast'];
}

/**
 * The look of a page that a user, the browser or the system can change.
 * Default: as at first.
 */
export interface ILook {
  readonly theme?: Theme;

  /** The width of the panel in pixels. */
  readonly width?: number;

  /** The interface's font size in pixels. */
  readonly fontSize?: number;

  /** Uses the system's colors instead of the page's, as in Windows. */
  readonly isForced?: boolean;

  /** Renders the page from right to left. */
  readonly isRightToLeft?: boolean;

  /** Zooms to 200 % in a small window. */
  readonly isZoomed?: boolean;
}

/** JupyterLab's own font size. */
const FONT_SIZE = 13;

/**
 * Changes the look of an open page on a host that exposes JupyterLab's
 * application: themes and font sizes with the commands in its menu, the panel's
 * width with its edge, as a user does.
 */
export class Appearance {
  constructor(jupyter: JupyterPage) {
    this._jupyter = jupyter;
    this._page = jupyter.page;
  }

  /** Change the look of the page. */
  async apply(look: ILook): Promise<void> {
    // A small window may have no menu.
    await this.setZoomed(false);
    await this.setTheme(look.theme ?? 'JupyterLab Light');
    await this.setFontSize(look.fontSize ?? FONT_SIZE);
    await this._page.emulateMedia({
      forcedColors: look.isForced ? 'active' : 'none'
    });
    // JupyterLab itself sets no direction.
    await this._page.evaluate(
      direction => {
        document.documentElement.dir = direction;
        document.getElementById('jp-api-token')!.dir = direction;
      },
      look.isRightToLeft ? 'rtl' : 'ltr'
    );
    await this.setZoomed(look.isZoomed ?? false);
    if (look.width !== undefined) {
      await this.setWidth(look.width);
    }
  }

  /** Choose a theme, and wait until it is applied. */
  async setTheme(theme: Theme): Promise<void> {
    const body = this._page.locator('body');
    if ((await body.getAttribute('data-jp-theme-name')) === theme) {
      return;
    }
    await this._run('apputils:change-theme', { theme });
    await expect(body).toHaveAttribute('data-jp-theme-name', theme);
    await expect(this._page.locator('#jupyterlab-splash')).toHaveCount(0);
  }

  /** Change the interface's font size. */
  async setFontSize(pixels: number): Promise<void> {
    while (this._fontSize !== pixels) {
      const isLarger = this._fontSize < pixels;
      const command = `apputils:${isLarger ? 'incr' : 'decr'}-font-size`;
      await this._run(command, { key: 'ui-font-size1' });
      this._fontSize += isLarger ? 1 : -1;
      // One step at a time, because JupyterLab changes the present size.
      await expect
        .poll(() =>
          this._page.evaluate(() =>
            getComputedStyle(document.body).getPropertyValue(
              '--jp-ui-font-size1'
            )
          )
        )
        .toBe(`${this._fontSize}px`);
    }
  }

  /**
   * Drag the panel's edge until the panel has this width. The edge moves while
   * JupyterLab updates its layout, such as after a change of the theme.
   */
  async setWidth(pixels: number): Promise<void> {
    await expect(async () => {
      await this._dragEdge(pixels);
      const box = await this._jupyter.panel.boundingBox();
      // JupyterLab's widths are fractions of pixels.
      expect(Math.abs((box?.width ?? 0) - pixels)).toBeLessThan(2);
    }).toPass({ timeout: 20_000 });
  }

  /**
   * Zoom to 200 % in a window of 1280 × 900 pixels: half as many pixels, each
   * twice as large.
   */
  async setZoomed(isZoomed: boolean): Promise<void> {
    const size = this._page.viewportSize();
    this._wholeSize ??= size;
    const wanted = isZoomed ? { width: 640, height: 450 } : this._wholeSize;
    if (wanted && wanted.width !== size?.width) {
      await this._page.setViewportSize(wanted);
    }
  }

  private async _dragEdge(pixels: number): Promise<void> {
    const { panelWidth, x, y } = await this._page.evaluate(findEdge);
    if (Math.abs(panelWidth - pixels) < 2) {
      return;
    }
    await this._page.mouse.move(x, y);
    await this._page.mouse.down();
    await this._page.mouse.move(x + panelWidth - pixels, y);
    await this._page.mouse.up();
  }

  /** Run a command of JupyterLab, as the menu does. */
  private async _run(
    command: string,
    args: ReadonlyPartialJSONObject
  ): Promise<void> {
    const app = await this._jupyter.app();
    await app.evaluate(
      ({ commands }, [id, options]) => commands.execute(id, options),
      [command, args] as const
    );
  }

  private readonly _jupyter: JupyterPage;
  private readonly _page: Page;
  private _wholeSize: { width: number; height: number } | null = null;
  private _fontSize = FONT_SIZE;
}

/**
 * Lets side panels be narrower than the 250 pixels that JupyterLab's own themes
 * allow. Runs in the page, before the panel is shown.
 */
export function allowNarrowPanels(): void {
  const { style } = document.documentElement;
  style.setProperty('--jp-sidebar-min-width', '200px');
}

/**
 * Finds a point of the panel's edge, which is the handle of a split panel, a few
 * pixels from the panel. Runs in the page.
 */
export function findEdge(): { panelWidth: number; x: number; y: number } {
  const panel = document
    .getElementById('jp-api-token')!
    .getBoundingClientRect();
  const [nearest] = Array.from(
    document.querySelectorAll(
      '.lm-SplitPanel[data-orientation="horizontal"] > .lm-SplitPanel-handle'
    ),
    node => node.getBoundingClientRect()
  )
    .filter(({ width }) => width > 0)
    .sort((a, b) => Math.abs(a.right - panel.x) - Math.abs(b.right - panel.x));
  return {
    panelWidth: panel.width,
    x: nearest.x + nearest.width / 2,
    y: nearest.y + 100
  };
}
