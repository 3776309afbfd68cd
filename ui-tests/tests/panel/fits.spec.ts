import type { Locator } from '@playwright/test';

import type { ILook } from '../../pages/appearance';
import { expect, test } from '../../fixtures';
import type { JupyterPage } from '../../pages/jupyterpage';
import { misfits } from '../../pages/panelfit';
import { openFullPanel } from '../../pages/fullpanel';

const WIDTHS = [200, 240, 300, 400, 600, 800];

/** The height of the part of the panel that a user sees first, in pixels. */
const FIRST_PIXELS = 300;

test.use({ viewport: { width: 1400, height: 1000 } });

/**
 * The elements that a user needs first: the token's owner and state, and the
 * button to copy it.
 */
function glance(jupyter: JupyterPage): Record<string, Locator> {
  const { panel } = jupyter;
  return {
    'whose it is': panel.getByRole('heading', { level: 2 }),
    'whether it works': panel.getByText(/^(Valid|Expires soon)/).first(),
    'copy it': jupyter.button('Copy token')
  };
}

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

test(
  'fits at each width, theme, font size and zoom',
  { tag: '@looks' },
  async ({ hostName, newJupyter, host }) => {
    test.slow();
    const jupyter = await newJupyter({ host });
    const { panel } = jupyter;
    const appearance = await openFullPanel(jupyter);

    for (const width of [300, 200]) {
      await test.step(`the first ${FIRST_PIXELS} pixels, ${width} wide`, async () => {
        await appearance.apply({ width });
        await panel.evaluate(node => node.scrollTo(0, 0));
        const { y } = (await panel.boundingBox())!;
        for (const [what, element] of Object.entries(glance(jupyter))) {
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
      });
    }

    await appearance.apply({ width: 300 });
    await jupyter.cleanUp();
  }
);
