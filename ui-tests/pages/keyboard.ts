import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

import type { JupyterPage } from './jupyterpage';

/** How many times a user presses Tab before giving up. */
const MAX_STOPS = 200;

/** An element that had the focus. */
export interface IStop {
  /** Its name, for messages of failures. */
  readonly name: string;

  /** Whether it is in the panel. */
  readonly isInPanel: boolean;

  /** Its position in the panel's whole content, in pixels. */
  readonly box: {
    readonly top: number;
    readonly bottom: number;
    readonly start: number;
    readonly end: number;
  };

  /** Why a user does not see the focus, `''` if it is visible. */
  readonly wrong: string;
}

/**
 * The panel, used with the keyboard alone. After each key the focus must be
 * visible.
 */
export class Keyboard {
  constructor(jupyter: JupyterPage) {
    this._page = jupyter.page;
  }

  /** Press a key, and expect that the focus is visible. */
  async press(key: string): Promise<IStop> {
    await this._page.keyboard.press(key);
    return this.expectSeen();
  }

  /** Go to a control with the key Tab. */
  async tabTo(control: Locator, key = 'Tab'): Promise<void> {
    await expect(control).toBeVisible();
    for (let stops = 0; stops < MAX_STOPS; stops++) {
      if (await control.evaluate(node => node === document.activeElement)) {
        return;
      }
      await this.press(key);
    }
    throw new Error(`The key ${key} does not lead to ${control}.`);
  }

  /** Go to a control, and press a key there. */
  async use(control: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.tabTo(control);
    await this.press(key);
  }

  /** Expect that the focus is visible, once everything is rendered. */
  async expectSeen(): Promise<IStop> {
    let stop!: IStop;
    await expect(async () => {
      stop = await this._page.evaluate(findStop);
      expect(stop.wrong).toBe('');
    }).toPass({ intervals: [20, 50, 100], timeout: 5000 });
    return stop;
  }

  /** Press a key until the focus leaves the panel. */
  async walkOut(key = 'Tab'): Promise<IStop[]> {
    const stops: IStop[] = [];
    while (stops.length < MAX_STOPS) {
      const stop = await this.press(key);
      if (!stop.isInPanel) {
        return stops;
      }
      stops.push(stop);
    }
    throw new Error(`The key ${key} does not lead out of the panel.`);
  }

  private readonly _page: Page;
}

/**
 * Finds the focus and whether it is visible: the element must be in the view,
 * with nothing in front of it, and have a line of at least 2 pixels around or
 * in it, with a contrast of 3:1 (WCAG 2.2). Runs in the page.
 */
export function findStop(): IStop {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  const channels = (...layers: string[]) => {
    context.clearRect(0, 0, 1, 1);
    for (const layer of layers) {
      context.fillStyle = layer;
      context.fillRect(0, 0, 1, 1);
    }
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (layers: string[]) => {
    const [red, green, blue] = channels(...layers).map(value => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (a: string[], b: string[]) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };
  // The background colors of an element, from the page to the element
  // itself.
  const ground = (from: Element | null): string[] => {
    const layers = ['white'];
    for (let element = from; element; element = element.parentElement) {
      layers.splice(1, 0, getComputedStyle(element).backgroundColor);
    }
    return layers;
  };

  const focused = document.activeElement;
  const panel = document.getElementById('jp-api-token');
  const isInPanel = panel?.contains(focused) ?? false;
  const box = focused?.getBoundingClientRect() ?? new DOMRect();
  const scrolled = panel?.scrollTop ?? 0;
  const isRightToLeft =
    focused !== null && getComputedStyle(focused).direction === 'rtl';
  const name =
    focused === null
      ? ''
      : `${focused.localName}${focused.id && `#${focused.id}`} “${
          focused.getAttribute('aria-label') ??
          focused.textContent?.trim().slice(0, 40)
        }”`;

  const findWrong = (): string => {
    if (!focused || focused === document.body) {
      return 'Nothing has the focus.';
    }
    // The panel itself has the focus before the first control.
    if (!isInPanel || !panel || focused === panel) {
      return '';
    }
    const view = panel.getBoundingClientRect();
    const top = Math.max(view.top, 0);
    const bottom = Math.min(view.bottom, innerHeight);
    const isTall = box.height > bottom - top;
    if (
      box.height === 0 ||
      (isTall
        ? box.bottom < top || box.top > bottom
        : box.top < top - 2 || box.bottom > bottom + 2)
    ) {
      return `${name} is out of the view.`;
    }
    const x = (box.left + box.right) / 2;
    const y = (Math.max(box.top, top) + Math.min(box.bottom, bottom)) / 2;
    const seen = document.elementFromPoint(x, y);
    if (!seen || !(focused.contains(seen) || seen.contains(focused))) {
      return `${seen?.localName} is before ${name}.`;
    }
    const { outlineColor, outlineOffset, outlineStyle, outlineWidth } =
      getComputedStyle(focused);
    const width = outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
    if (width < 2) {
      return `No line is around ${name}.`;
    }
    const beside = ground(
      parseFloat(outlineOffset) < 0 ? focused : focused.parentElement
    );
    const ratio = contrast([...beside, outlineColor], beside);
    return ratio < 3
      ? `The line around ${name} is hardly seen (${ratio.toFixed(1)}:1).`
      : '';
  };

  return {
    name,
    isInPanel,
    box: {
      top: box.top + scrolled,
      bottom: box.bottom + scrolled,
      start: isRightToLeft ? -box.right : box.left,
      end: isRightToLeft ? -box.left : box.right
    },
    wrong: findWrong()
  };
}

/** Expect that each stop is below, beside or in the one before. */
export function expectReadingOrder(stops: readonly IStop[]): void {
  const disorder: string[] = [];
  for (const [index, { box, name }] of stops.entries()) {
    const before = stops[index - 1];
    if (!before) {
      continue;
    }
    const isBelow = box.top >= before.box.bottom - 1;
    const isBeside =
      box.top < before.box.bottom &&
      box.bottom > before.box.top &&
      box.start >= before.box.end - 1;
    const isInside =
      box.top >= before.box.top - 1 && box.bottom <= before.box.bottom + 1;
    if (!isBelow && !isBeside && !isInside) {
      disorder.push(`${name} comes after ${before.name}`);
    }
  }
  expect(disorder).toEqual([]);
}
