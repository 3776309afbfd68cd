import type { Locator } from '@playwright/test';

import { expect, test } from '../../fixtures';
import {
  allowNarrowPanels,
  Appearance,
  type ILook
} from '../../pages/appearance';
import { findContrast } from '../../pages/contrast';
import { HubTokensSection } from '../../pages/hubtokenssection';
import { misfits } from '../../pages/panelfit';

const WIDTHS = [200, 240, 300, 400, 600, 800];

/** The height of the part of the panel that a user sees first, in pixels. */
const FIRST_PIXELS = 300;

/** The least contrast of signs (WCAG 2.2, level AA). */
const VISIBLE = 3;

test.use({ viewport: { width: 1400, height: 1000 } });

/**
 * The parts of texts, each up to its next punctuation mark, that do not fit in
 * one line.
 */
function partsInTwoLines(elements: Element[]): string[] {
  const range = document.createRange();
  return elements
    .flatMap(element => Array.from(element.childNodes))
    .filter(node => {
      range.selectNodeContents(node);
      return range.getClientRects().length > 1;
    })
    .map(node => node.textContent ?? '');
}

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

test(
  'fits at each width, theme, font size and zoom, and follows colors and motion',
  { tag: '@looks' },
  async ({ hostName, jupyter }) => {
    test.setTimeout(480_000);
    const { page, panel } = jupyter;
    const appearance = new Appearance(jupyter);

    await test.step('all sections are unfolded, with content in each', async () => {
      await jupyter.openNotebook();
      await page.evaluate(allowNarrowPanels);
      await jupyter.showPanel();
      await jupyter.test();
      await new HubTokensSection(jupyter).create({
        note: 'averylongnamewithoutanyspacesinit'
      });
      const folded = panel.locator('details:not([open]) > summary');
      while (await folded.count()) {
        await folded.first().click();
      }
    });

    for (const width of [300, 200]) {
      await test.step(`the first ${FIRST_PIXELS} pixels, ${width} wide`, async () => {
        await appearance.apply({ width });
        await panel.evaluate(node => node.scrollTo(0, 0));
        const { y } = (await panel.boundingBox())!;
        // What a user needs first.
        for (const [what, element] of Object.entries({
          'whose it is': panel.getByRole('heading', { level: 2 }),
          'whether it works': panel.getByText(/^(Valid|Expires soon)/).first(),
          'copy it': jupyter.button('Copy token')
        })) {
          await expect(element).toBeVisible();
          const box = (await element.boundingBox())!;
          expect
            .soft(box.y + box.height - y, `${what}, at ${width} px`)
            .toBeLessThanOrEqual(FIRST_PIXELS);
        }
      });
    }

    await test.step('a long URL or scope breaks after punctuation', async () => {
      await appearance.apply({ width: 300 });
      const parts = panel
        .locator('.jp-ApiToken-address, .jp-ApiToken-scope')
        .filter({ visible: true });
      expect(await parts.evaluateAll(partsInTwoLines)).toEqual([]);
    });

    // With JupyterLab 3, only one example of each kind.
    const looks: readonly ILook[] = hostName.includes('3.')
      ? [
          { width: 200 },
          { width: 400 },
          { fontSize: 18, width: 200 },
          { theme: 'JupyterLab Dark', width: 200 },
          { isRightToLeft: true, width: 200 }
        ]
      : [
          ...WIDTHS.map(width => ({ width })),
          { fontSize: 11, width: 200 },
          { fontSize: 18, width: 200 },
          { fontSize: 18, width: 800 },
          { isZoomed: true, width: 250 },
          { theme: 'JupyterLab Dark', width: 200 },
          { theme: 'JupyterLab Dark High Contrast', width: 200 },
          ...[200, 300, 800].map(width => ({ isRightToLeft: true, width }))
        ];
    for (const look of looks) {
      const words = JSON.stringify(look);
      await test.step(words, async () => {
        await appearance.apply(look);
        expect.soft(await misfits(panel), words).toEqual([]);
        // `axe.spec.ts` tests the contrast of the theme's colors.
        await expect(async () => {
          const [background, text, ...wanted] = await colorsOf(panel);
          expect([background, text]).toEqual(wanted);
        }).toPass();
      });
    }

    await test.step('forced colors keep borders, icons and bars visible', async () => {
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
        const base64 = png.toString('base64');
        if ((await page.evaluate(findContrast, { base64 })) < VISIBLE) {
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
  }
);
