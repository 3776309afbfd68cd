import { expect, test } from '../../fixtures';
import { LanguagePage } from '../../pages/languagepage';

/** The widths of the panel, in pixels. */
const WIDTHS = [200, 300];

test(
  'is translated completely, and cuts off no word',
  { tag: '@languages' },
  async ({ jupyter }, testInfo) => {
    test.slow();
    const { page } = jupyter;
    const language = await LanguagePage.read(jupyter, 'de_DE');
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
        await testInfo.attach(state, {
          body: await panel.screenshot(),
          contentType: 'image/png'
        });
      });
    };

    await test.step('the commands and the menu', async () => {
      const palette = page.locator('.lm-CommandPalette-input');
      // JupyterLab loses a shortcut that is pressed while it moves the focus.
      await expect(async () => {
        await page.keyboard.press('Control+Shift+C');
        await expect(palette).toBeFocused({ timeout: 2000 });
      }).toPass();
      const entries = page.locator('.lm-CommandPalette-itemLabel');
      for (const label of [
        'Show API Token',
        'Copy API Token',
        'Test API Token',
        'Copy API Snippet',
        'Insert API Snippet into Notebook'
      ]) {
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
    for (const [name, tested] of [
      ['accepted', '/api/sessions'],
      ['not found', '/api/nothing'],
      ['not sent', '/api/../..']
    ]) {
      await path.fill(tested);
      await language.button('Test token').click();
      await expect(panel.locator('.jp-ApiToken-outcome')).toBeVisible();
      await look(`tested: ${name}`);
    }
    await path.fill('/api/kernels');
    for (const [outcome, json] of [
      ['blocked', {}],
      ['refused', { message: 'Forbidden', reason: null }]
    ] as const) {
      await page.route('**/api/kernels', route =>
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
    await testInfo.attach('the dialog', {
      body: await dialog.screenshot(),
      contentType: 'image/png'
    });
    await dialog
      .getByRole('button', { name: language.say('Revoke'), exact: true })
      .click();
    await expect(row).toHaveCount(0);
    await look('revoked');

    // JupyterLab's settings editor shows the settings of installed extensions in
    // English (jupyterlab_server, `_list_settings`). Requested one by one, they are
    // translated, when the user chose the language, not when an admin did.
    await test.step('titles and descriptions of the settings', async () => {
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
  }
);
