import { expect, test } from '../../fixtures';
import { COMMANDS } from '../../pages/disabledplugins';
import { createTokens, HubTokensSection } from '../../pages/hubtokenssection';
import { MASK } from '../../pages/jupyterpage';
import { Keyboard } from '../../pages/keyboard';
import { SnippetsSection } from '../../pages/snippetssection';

const SECTIONS = ['Token details', 'Test', 'Snippets', 'Tokens for scripts'];

test(
  'everything in the panel can be done with the keyboard alone',
  { tag: '@hub-tokens-newest' },
  async ({ jupyter }) => {
    test.slow();
    const { page, panel, result, token } = jupyter;
    const keyboard = new Keyboard(jupyter);
    // So many that the list has a search field.
    const notes = Array.from(
      { length: 10 },
      (_, number) => `one of many ${number}`
    );
    await createTokens(jupyter, notes);

    await test.step('the token is copied, revealed, hidden and tested', async () => {
      await jupyter.showPanel();
      await expect(panel).toBeFocused();

      await keyboard.use(jupyter.button('Copy token'));
      await expect(panel.getByText('Token copied.')).toBeVisible();
      expect(await jupyter.paste()).toBe(jupyter.requestToken);
      await keyboard.use(jupyter.button('Reveal token'), 'Space');
      await expect(token).toHaveText(jupyter.requestToken);
      // The button has another name, and still has the focus.
      await expect(jupyter.button('Hide token')).toBeFocused();
      await keyboard.press('Space');
      await expect(token).toHaveText(MASK);
      await expect(jupyter.button('Reveal token')).toBeFocused();

      await test.step('each section is folded and unfolded', async () => {
        for (const name of SECTIONS) {
          const heading = panel
            .getByRole('heading', { name })
            .getByRole('button');
          const isOpen = await heading.getAttribute('aria-expanded');
          await keyboard.use(heading);
          await expect(heading).not.toHaveAttribute(
            'aria-expanded',
            `${isOpen}`
          );
          await expect(heading).toBeFocused();
          await keyboard.press('Space');
          await expect(heading).toHaveAttribute('aria-expanded', `${isOpen}`);
          await expect(heading).toBeFocused();
        }
      });

      await test.step('the facts are refreshed', async () => {
        await jupyter.runFromPalette('Show API Token');
        await expect(panel).toBeFocused();
        const other = panel
          .locator('details')
          .filter({ hasText: 'jupyter server list' });
        await keyboard.use(other.locator('summary'));
        await expect(other).toHaveAttribute('open');
        await keyboard.use(jupyter.button('Refresh'));
        await expect(panel.getByText(/^Asking/)).toHaveCount(0);
        await expect(jupyter.button('Refresh')).toBeFocused();
        await expect(other).toHaveAttribute('open');
      });

      await test.step('Enter tests the typed path', async () => {
        const path = panel.getByLabel('API path');
        await keyboard.tabTo(path);
        await page.keyboard.press('Control+A');
        await page.keyboard.type('/api/status');
        await keyboard.press('Enter');
        await expect(result).toHaveAttribute('data-outcome', 'ok');
        await expect(path).toBeFocused();
        const answer = result.getByRole('group', { name: 'Response' });
        await keyboard.tabTo(answer);
        await expect(answer).toContainText('"kernels"');
      });

      await test.step('a test without a response is canceled', async () => {
        await page.route('**/api/status', () => undefined);
        const cancel = panel
          .locator('[data-section="test"]')
          .getByRole('button', { name: 'Cancel', exact: true });
        for (const key of ['Enter', 'Escape'] as const) {
          await jupyter.runFromPalette('Show API Token');
          await expect(panel).toBeFocused();
          await keyboard.use(jupyter.button('Test token'));
          await expect(result).toContainText('Testing');
          await keyboard.tabTo(cancel);
          await keyboard.press(key);
          await expect(result).not.toContainText('Testing');
          await expect(cancel).toHaveCount(0);
          await expect(jupyter.button('Test token')).toBeFocused();
          await keyboard.expectSeen();
        }
      });
    });

    await test.step('a snippet is chosen, copied and inserted into a notebook', async () => {
      const snippets = new SnippetsSection(jupyter);
      const dialog = page.locator('.jp-Dialog');
      await jupyter.showPanel();
      await expect(snippets.code).toBeVisible();
      await expect(panel).toBeFocused();

      await keyboard.tabTo(snippets.language);
      const language = snippets.language.locator('option:checked');
      while ((await language.textContent()) !== 'Python (requests)') {
        await keyboard.press('ArrowDown');
      }
      await expect(snippets.code).toContainText('import requests');
      await keyboard.expectSeen();
      await keyboard.use(panel.getByLabel('Include the token'), 'Space');
      await expect(snippets.code).toContainText(MASK);
      await keyboard.tabTo(snippets.code);
      const copy = jupyter.button('Copy snippet');
      await keyboard.use(copy);
      await expect(panel.getByText(/^Snippet copied/)).toBeVisible();
      expect(await jupyter.paste()).toContain(jupyter.requestToken);
      await expect(copy).toBeFocused();

      const insert = jupyter.button('Insert into notebook');
      await keyboard.use(insert);
      await expect(dialog).toContainText('No notebook is open');
      await keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      await expect(insert).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(dialog).toContainText('No notebook is open');
      await page.keyboard.press('Enter');
      await expect(panel.getByText(/^Inserted into /)).toBeVisible({
        timeout: 60_000
      });
      await keyboard.expectSeen();
    });

    await test.step('a token is created, used, copied, dismissed, found and revoked', async () => {
      const section = new HubTokensSection(jupyter);
      const note = 'by keyboard';
      await jupyter.showPanel();
      await section.showList();
      await expect(panel).toBeFocused();

      await keyboard.tabTo(section.note);
      await page.keyboard.type(note);
      await keyboard.tabTo(section.expires);
      await page.keyboard.type('7');
      await expect(section.expires.locator('option:checked')).toHaveText(
        '7 days'
      );
      await keyboard.tabTo(section.access);
      await keyboard.press('ArrowDown');
      await keyboard.use(section.createButton);
      await section.expectNew(note);
      await expect(section.createButton).toBeFocused();

      await keyboard.use(section.newTokenButton('Copy new token'));
      await expect(panel.getByText('New token copied.')).toBeVisible();
      await keyboard.use(section.newTokenButton('Use in snippets'));
      const usePageToken = jupyter.button('Use this page’s token');
      await keyboard.tabTo(usePageToken, 'Shift+Tab');
      await keyboard.press('Enter');
      await expect(usePageToken).toHaveCount(0);
      await expect(panel.getByLabel('Include the token')).toBeFocused();
      await keyboard.use(section.newTokenButton('Dismiss'));
      await expect(section.newToken).toHaveCount(0);
      await expect(section.createButton).toBeFocused();

      const search = section.root.getByLabel('Search tokens');
      await keyboard.tabTo(search);
      await page.keyboard.type(note);
      await expect(section.rows).toHaveCount(1);
      const revoke = section.row(note).getByRole('button', { name: /^Revoke/ });
      await keyboard.use(revoke);
      await expect(section.dialog).toBeVisible();
      await keyboard.press('Escape');
      await expect(section.dialog).toHaveCount(0);
      await expect(revoke).toBeFocused();

      await page.keyboard.press('Enter');
      await expect(section.dialog).toBeVisible();
      // Enter alone revokes nothing.
      await keyboard.press('Enter');
      await expect(section.dialog).toHaveCount(0);
      await expect(section.row(note)).toHaveCount(1);
      await expect(revoke).toBeFocused();
      await page.keyboard.press('Enter');
      await keyboard.use(
        section.dialog.getByRole('button', { name: 'Revoke', exact: true })
      );
      await expect(section.dialog).toHaveCount(0);
      await expect(section.row(note)).toHaveCount(0);
      await expect(section.root).toContainText(`“${note}” is revoked.`);
      await expect(jupyter.button('Refresh tokens')).toBeFocused();
      await keyboard.expectSeen();

      await test.step('the focus moves to the next row', async () => {
        await keyboard.tabTo(search, 'Shift+Tab');
        await page.keyboard.press('Control+A');
        await page.keyboard.type('one of many');
        await expect(section.rows).toHaveCount(10);
        const names = await section.rows.locator('strong').allTextContents();
        const first = section.row(names[0]).getByRole('button');
        await keyboard.use(first);
        await keyboard.use(
          section.dialog.getByRole('button', { name: 'Revoke', exact: true })
        );
        await expect(section.row(names[0])).toHaveCount(0);
        await expect(section.row(names[1]).locator(':focus')).toHaveCount(1);
        await keyboard.expectSeen();
      });
      await keyboard.walkOut();
    });

    await test.step('each command has no shortcut, and the shortcuts editor can give it one', async () => {
      // JupyterLab’s editor lists a command only if it has a key. Its key is a
      // character that no user can press or see.
      await (await jupyter.openPalette()).fill('API');
      for (const label of COMMANDS) {
        const item = page
          .locator('.lm-CommandPalette-item')
          .filter({ hasText: label });
        await expect(
          item.first().locator('.lm-CommandPalette-itemShortcut')
        ).toHaveText(/^\u200b*$/);
      }
      await page.keyboard.press('Escape');

      await page.keyboard.press('Control+,');
      await page
        .locator('.jp-PluginList-entry')
        .filter({ hasText: 'Keyboard Shortcuts' })
        .first()
        .click();
      const row = (label: string) =>
        page
          .locator('#jp-shortcutui div', {
            has: page.locator(`:scope > * > .jp-label:text-is("${label}")`)
          })
          .last();
      for (const label of COMMANDS) {
        await expect(row(label)).toBeVisible();
        await expect(row(label)).toContainText(/^api-token.*Add.*Default/);
      }
    });
  }
);
