import type { Locator } from '@playwright/test';

import { expect, test } from '../../fixtures';
import { COMMANDS } from '../../pages/disabledplugins';
import type { JupyterPage } from '../../pages/jupyterpage';
import { LanguagePage } from '../../pages/languagepage';

/** The widths of the panel, in pixels. */
const WIDTHS = [200, 300];

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
  'is translated completely, cuts off no word, and is mirrored from right to left',
  { tag: '@languages' },
  async ({ jupyter }) => {
    test.slow();
    const { page } = jupyter;
    const language = new LanguagePage(jupyter, 'de_DE');
    const { panel } = language;
    const note = 'nightly';
    const dialog = page.locator('.jp-Dialog');
    const token = language.button('Copy token');

    const look = async (state: string) => {
      await test.step(`the panel: ${state}`, async () => {
        await language.expectTranslated();
        for (const width of WIDTHS) {
          await language.expectNothingCut(width);
        }
      });
    };

    await test.step('the commands and the menu', async () => {
      const palette = await jupyter.openPalette();
      const entries = page.locator('.lm-CommandPalette-itemLabel');
      for (const label of COMMANDS) {
        const words = language.say(label);
        await palette.fill(words);
        await expect(entries.filter({ hasText: words }).first()).toBeVisible();
      }
      await page.keyboard.press('Escape');
      await page.getByRole('menuitem', { name: 'File', exact: true }).click();
      await expect(
        page.getByRole('menuitem', { name: language.say('Copy API Token') })
      ).toBeVisible();
      await page.keyboard.press('Escape');
    });

    await language.showPanel();
    await expect(token).toBeVisible();
    await expect(panel).toHaveAttribute('dir', 'ltr');
    // Unfold everything.
    await panel.evaluate(element => {
      for (const details of element.querySelectorAll('details')) {
        details.open = true;
      }
    });
    await look('fresh');

    await language.button('Reveal token').click();
    await token.click();
    await look('revealed and copied');

    const path = panel.locator('#jp-api-token-path');
    for (const [outcome, tested] of [
      ['ok', '/api/sessions'],
      ['not-found', '/api/nothing'],
      ['outside', '/api/../..']
    ]) {
      await path.fill(tested);
      await language.button('Test token').click();
      await expect(panel.locator(`[data-outcome="${outcome}"]`)).toBeVisible();
      await look(`tested: ${outcome}`);
    }
    await path.fill('/api/kernels');
    const forbidden = { message: 'Forbidden', reason: null };
    for (const [outcome, json, paths] of [
      ['blocked', {}, 'kernels'],
      ['other-status', forbidden, 'kernels'],
      ['refused', forbidden, '{kernels,status}']
    ] as const) {
      await page.route(`**/api/${paths}`, route =>
        route.fulfill({ status: 403, json })
      );
      await language.button('Test token').click();
      await expect(panel.locator(`[data-outcome="${outcome}"]`)).toBeVisible();
      await look(`tested: ${outcome}`);
    }
    await panel.getByText(language.say('Details for an issue')).first().click();
    await look('tested, with details');
    await path.fill('/api/sessions');

    const snippets = panel.locator('#jp-api-token-language');
    for (const name of await snippets.locator('option').allTextContents()) {
      await snippets.selectOption({ label: name });
      await language.expectTranslated();
    }
    await look('another snippet');

    await panel.locator('#jp-api-token-note').fill(note);
    await panel.locator('#jp-api-token-expires').selectOption({ index: 1 });
    await language.button('Create token').click();
    const made = panel.locator('.jp-ApiToken-newToken');
    await expect(made).toBeVisible();
    await expect(panel.locator(`strong:text-is("${note}")`)).toBeVisible();
    await look('a new token');

    await page.route('**/hub/api/users/*/tokens', route =>
      route.request().method() === 'POST'
        ? route.fulfill({ status: 400, json: { message: 'Bad Request' } })
        : route.fallback()
    );
    await panel.locator('#jp-api-token-note').fill('another');
    await language.button('Create token').click();
    await expect(
      panel.locator('form').getByText(language.say('Details for an issue'))
    ).toBeVisible();
    await look('no new token');

    const row = panel.locator('.jp-ApiToken-tokens > li', { hasText: note });
    await row.getByRole('button').last().click();
    await expect(dialog).toBeVisible();
    await language.expectTranslated(dialog);
    await dialog
      .getByRole('button', { name: language.say('Revoke'), exact: true })
      .click();
    await expect(row).toHaveCount(0);
    await look('revoked');

    // JupyterLab's settings editor shows the settings of installed extensions in
    // English (jupyterlab_server, `_list_settings`). Requested one by one, they are
    // translated, when the user chose the language, not when an admin did.
    await test.step('titles and descriptions of the settings', async () => {
      await page.unrouteAll();
      await language.choose();
      const { body } = await jupyter.host.curl(
        `${jupyter.serverUrl}lab/api/settings/jupyterlab-api-token:panel`,
        jupyter.requestToken
      );
      await language.forget();
      const { schema } = JSON.parse(body);
      expect(schema.title).toBe(language.say('API Token', 'schema'));
      expect(schema.properties.apiPath.title).toBe(
        language.say('API path', 'settings')
      );
    });

    await test.step('in a language read from right to left', () =>
      expectMirrored(jupyter));
  }
);

/** Expect that the panel is mirrored in Hebrew letters. */
async function expectMirrored(jupyter: JupyterPage): Promise<void> {
  const { page } = jupyter;
  const language = new LanguagePage(jupyter, 'he_IL');
  const { panel } = language;
  await language.choose();
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

  for (const width of WIDTHS) {
    await language.expectNothingCut(width);
  }

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
}
