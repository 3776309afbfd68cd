import { expect, test } from '../../fixtures';
import { createTokens, HubTokensSection } from '../../pages/hubtokenssection';
import { expectReadingOrder, Keyboard } from '../../pages/keyboard';
import { Appearance, themesOn } from '../../pages/appearance';

test(
  'Tab moves through the whole panel in reading order with a visible focus, and out of it, in both directions',
  { tag: '@hub-tokens' },
  async ({ hostName, host, newJupyter }) => {
    test.slow();
    const jupyter = await newJupyter({ host, user: 'walker' });
    await jupyter.open();
    const { page, panel } = jupyter;
    const notes = Array.from(
      { length: 10 },
      (_, number) => `by hand ${number}`
    );
    await createTokens(jupyter, notes);
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
    const controls = panel
      .locator('a, button, input, select, summary, [tabindex="0"]')
      .filter({ visible: true });
    expect(stops, names.join('\n')).toHaveLength(await controls.count());

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
