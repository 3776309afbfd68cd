import type { Locator, Page } from '@playwright/test';

import { expect, test } from '../../fixtures';
import { themesOn } from '../../pages/appearance';
import { openFullPanel } from '../../pages/fullpanel';

test.use({ viewport: { width: 1400, height: 1000 } });

/** The colors of the panel's background and text, and those of the theme. */
function colorsOf(panel: Locator): Promise<string[]> {
  return panel.evaluate(node => {
    const probe = document.createElement('span');
    node.append(probe);
    const resolve = (name: string): string => {
      probe.style.color = `var(${name})`;
      return getComputedStyle(probe).color;
    };
    const { backgroundColor, color } = getComputedStyle(node);
    const theme = ['--jp-layout-color1', '--jp-ui-font-color1'].map(resolve);
    probe.remove();
    return [backgroundColor, color, ...theme];
  });
}

/**
 * The difference between the lightest and the darkest pixel of a picture, at
 * most 255.
 */
async function contrast(page: Page, png: Buffer): Promise<number> {
  return page.evaluate(async base64 => {
    const bytes = Uint8Array.from(atob(base64), byte => byte.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    let lightest = 0;
    let darkest = 255;
    for (let at = 0; at < data.length; at += 4) {
      const light = (data[at] + 2 * data[at + 1] + data[at + 2]) / 4;
      lightest = Math.max(lightest, light);
      darkest = Math.min(darkest, light);
    }
    return lightest - darkest;
  }, png.toString('base64'));
}

test(
  'follows a changed theme, forced colors and reduced motion',
  { tag: '@hub-tokens-newest' },
  async ({ context, host, hostName, newJupyter }) => {
    test.slow();
    const jupyter = await newJupyter({ host });
    const { page, panel } = jupyter;
    const appearance = await openFullPanel(jupyter);
    await appearance.apply({ width: 300 });

    // The style uses only the theme's colors. `axe.spec.ts` tests their
    // contrast.
    for (const theme of themesOn(hostName).slice(1)) {
      await appearance.setTheme(theme);
      await expect(async () => {
        const [background, text, ...wanted] = await colorsOf(panel);
        expect([background, text]).toEqual(wanted);
      }).toPass();
    }

    await test.step('forced colors keep borders, icons and bars visible', async () => {
      const blank = await context.newPage();
      await page.bringToFront();
      await appearance.apply({ isForced: true, width: 300 });
      await page.mouse.move(200, 200);
      const unseen: string[] = [];
      for (const button of await panel.locator('.jp-mod-styled').all()) {
        const border = await button.evaluate(node => {
          const { borderTopStyle, borderTopWidth } = getComputedStyle(node);
          return borderTopStyle === 'none' ? '0px' : borderTopWidth;
        });
        if (border === '0px') {
          unseen.push(`the border of “${await button.innerText()}”`);
        }
      }
      const signs = {
        'the state’s sign': panel.locator('.jp-ApiToken-sign').first(),
        'the fold’s sign': panel.getByRole('heading', { level: 3 }).first(),
        'the life bar': panel.getByRole('img', { name: /percent/ }).first()
      };
      for (const [what, sign] of Object.entries(signs)) {
        if (!(await sign.count())) {
          continue;
        }
        await sign.scrollIntoViewIfNeeded();
        const { x, y, width, height } = (await sign.boundingBox())!;
        const png = await page.screenshot({
          // The sign with a margin, or the start of it.
          clip: {
            x: x - 4,
            y: y - 4,
            width: Math.min(width + 8, 30),
            height: height + 8
          }
        });
        if ((await contrast(blank, png)) < 60) {
          unseen.push(what);
        }
      }
      await jupyter.button('Copy token').focus();
      await page.keyboard.press('Tab');
      const outline = await panel.locator(':focus-visible').evaluate(node => {
        const { outlineStyle, outlineWidth } = getComputedStyle(node);
        return outlineStyle === 'none' ? '0px' : outlineWidth;
      });
      if (outline === '0px') {
        unseen.push('the focus');
      }
      await blank.close();
      expect.soft(unseen).toEqual([]);
    });

    await test.step('with reduced motion nothing moves, even while loading', async () => {
      await appearance.apply({ width: 300 });
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.route(/\/api\/sessions$/, () => undefined);
      await jupyter.button('Test token').click();
      await jupyter.button('Copy token').click();
      const fold = panel.getByRole('heading', { level: 3 }).getByRole('button');
      await fold.last().click();
      await expect(jupyter.button('Cancel')).toBeVisible();
      const moving = await panel.evaluate(node =>
        document
          .getAnimations()
          .map(({ effect }) =>
            effect instanceof KeyframeEffect ? effect : null
          )
          .filter(effect => effect?.target && node.contains(effect.target))
          .map(effect => effect!.target!.className)
      );
      expect(moving).toEqual([]);
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    });
    await jupyter.cleanUp();
  }
);
