import type { Locator } from '@playwright/test';

import { expect, test } from '../../fixtures';
import { LanguagePage } from '../../pages/languagepage';

/** The free space to the left and right of an element's content, in pixels. */
async function room(
  inner: Locator,
  outer: Locator
): Promise<{ left: number; right: number }> {
  const [inside, outside] = [
    await inner.boundingBox(),
    await outer.boundingBox()
  ];
  return {
    left: inside!.x - outside!.x,
    right: outside!.x + outside!.width - inside!.x - inside!.width
  };
}

test(
  'mirrors the panel in a language read from right to left',
  { tag: '@languages' },
  async ({ jupyter }, testInfo) => {
    const { page } = jupyter;
    const language = await LanguagePage.read(jupyter, 'he_IL');
    const { panel } = language;
    await language.choose();
    try {
      await language.showPanel();
      await expect(panel).toHaveAttribute('dir', 'rtl');
      await language.expectTranslated();

      await test.step('labels are to the right of their values', async () => {
        const list = panel.locator('dl').first();
        const term = await list.locator('dt').first().boundingBox();
        const value = await list.locator('dd').first().boundingBox();
        expect(term!.x).toBeGreaterThan(value!.x);
      });

      await test.step('headings start at the right', async () => {
        const heading = panel.locator('.jp-ApiToken-heading button').first();
        const sides = await heading.evaluate(button => {
          const range = document.createRange();
          range.selectNodeContents(button);
          const text = range.getBoundingClientRect();
          const box = button.getBoundingClientRect();
          return { left: text.left - box.left, right: box.right - text.right };
        });
        expect(sides.right).toBeLessThan(sides.left);
      });

      await test.step('the bar of the lifetime starts at the right', async () => {
        await panel.locator('#jp-api-token-note').fill('short');
        await panel.locator('#jp-api-token-expires').selectOption({ index: 0 });
        await language.button('Create token').click();
        const bar = panel.locator('[data-section="scope"] .jp-ApiToken-life');
        const { left, right } = await room(bar.locator('div').first(), bar);
        expect(right).toBeLessThan(1);
        expect(left).toBeGreaterThanOrEqual(0);
      });

      await test.step('buttons start at the right', async () => {
        const buttons = panel.locator(
          '[data-section="hub-tokens"] .jp-ApiToken-newToken .jp-ApiToken-buttons'
        );
        const first = buttons.getByRole('button').first();
        const { left, right } = await room(first, buttons);
        expect(right).toBeLessThan(1);
        expect(left).toBeGreaterThan(right);
      });

      await test.step('code, URLs and scopes are read from left to right', async () => {
        for (const code of await panel
          .locator('code, pre, #jp-api-token-path')
          .all()) {
          await expect(code).toHaveCSS('direction', 'ltr');
        }
      });

      for (const width of [200, 300]) {
        await language.expectNothingCut(width);
      }
      await testInfo.attach('right to left', {
        body: await panel.screenshot(),
        contentType: 'image/png'
      });

      await test.step('the confirmation of a revocation', async () => {
        const row = panel.locator('.jp-ApiToken-tokens > li', {
          hasText: 'short'
        });
        await row.getByRole('button').last().click();
        const body = page.locator('.jp-ApiToken-confirmation');
        await expect(body).toHaveCSS('direction', 'rtl');
        await page
          .locator('.jp-Dialog')
          .getByRole('button', { name: language.say('Revoke'), exact: true })
          .click();
        await expect(row).toHaveCount(0);
      });
    } finally {
      await language.forget();
    }
  }
);
