import { expect, test } from '../../fixtures';
import { createTokens, HubTokensSection } from '../../pages/hubtokenssection';
import { expectReadingOrder, Keyboard } from '../../pages/keyboard';
import { Appearance, themesOn } from '../../pages/appearance';

/** The controls in the panel, in the order of the Tab key. */
const CONTROLS = [
  'Copy token',
  'Reveal token',
  'API token',
  'Token details',
  'Copy URL',
  'Refresh',
  'Test',
  'jp-api-token-path',
  'Test token',
  'Response',
  'Snippets',
  'jp-api-token-language',
  'Snippet',
  'Copy snippet',
  'Insert into notebook',
  'Tokens for scripts',
  'jp-api-token-note',
  'jp-api-token-expires',
  'jp-api-token-access',
  'Create token',
  'New API token',
  'Copy new token',
  'Reveal new token',
  'Use in snippets',
  'Dismiss',
  'jp-api-token-search',
  'Scopes',
  'Revoke',
  'Refresh tokens'
];

test(
  'Tab moves through the whole panel in reading order with a visible focus, and out of it, in both directions',
  { tag: '@hub-tokens' },
  async ({ hostName, host, newJupyter }) => {
    const jupyter = await newJupyter({ host, user: 'walker' });
    await jupyter.open();
    const { page, panel } = jupyter;
    const numbers = Array.from(Array(10).keys());
    await createTokens(
      jupyter,
      numbers.map(number => `by hand ${number}`)
    );
    const keyboard = new Keyboard(jupyter);
    const section = new HubTokensSection(jupyter);
    await jupyter.showPanel();
    await section.showList();
    await expect(panel).toBeFocused();
    await keyboard.use(jupyter.button('Test token'));
    await expect(jupyter.result).toHaveAttribute('data-outcome', 'ok');
    await keyboard.use(section.createButton);
    await expect(section.newToken).toBeVisible();
    await expect(section.rows.filter({ hasText: 'by hand' })).toHaveCount(10);
    await expect(panel.getByLabel('Search tokens')).toBeVisible();

    await jupyter.runFromPalette('Show API Token');
    await expect(panel).toBeFocused();
    const stops = await keyboard.walkOut();
    expectReadingOrder(stops);
    const names = stops.map(({ name }) => name);
    const missing = CONTROLS.filter(
      control => !names.some(name => name.includes(control))
    );
    expect(missing, names.join('\n')).toEqual([]);

    await page.keyboard.press('Shift+Tab');
    await expect(panel.locator(':focus')).toHaveCount(1);
    const back = await keyboard.walkOut('Shift+Tab');
    const way = back.map(({ name }) => name).reverse();
    // The panel itself is not in `names`, and the walk back starts at the last
    // control.
    expect(way.filter(name => names.includes(name))).toEqual(
      names.slice(0, -1)
    );

    // In the other themes, the focus must be visible too.
    const appearance = new Appearance(jupyter);
    for (const theme of themesOn(hostName).slice(1)) {
      await test.step(theme, async () => {
        await appearance.setTheme(theme);
        await jupyter.runFromPalette('Show API Token');
        await expect(panel).toBeFocused();
        expect(await keyboard.walkOut()).toHaveLength(stops.length);
      });
    }
  }
);
