import { expect, test } from '../../fixtures';

test(
  'adds, removes and reports sections of other extensions, and unfolds what a command shows',
  { tag: '@hub-tokens-newest' },
  async ({ jupyter }) => {
    const { panel, result } = jupyter;
    await jupyter.showPanel();
    const app = await jupyter.app();
    const side = await app.evaluateHandle(({ shell }) => {
      const widgets = Array.from(shell.widgets('right'));
      return widgets.find(({ id }) => id === 'jp-api-token')!;
    });

    await test.step('the section is removed and added again', async () => {
      for (let time = 0; time < 2; time++) {
        const section = await side.evaluateHandle(panel =>
          Reflect.get(panel, 'addSection').call(panel, {
            id: 'other',
            title: 'Other',
            rank: 1000,
            createWidget: () => new Promise(() => {})
          })
        );
        const heading = panel.getByRole('button', { name: 'Other' });
        await expect(heading).toBeVisible();
        await section.evaluate(added => added.dispose());
        await expect(heading).toHaveCount(0);
      }
    });

    await test.step('its error is shown as text, with hidden characters visible', async () => {
      await side.evaluate(panel => {
        Reflect.get(panel, 'addSection').call(panel, {
          id: 'failing',
          title: 'Failing',
          rank: 1000,
          createWidget: () => Promise.reject(new Error('<b>no</b> \u202eyes'))
        });
      });
      const section = panel.locator('[data-section="failing"]');
      await section.getByText('Details for an issue').click();
      await expect(section).toContainText('Error: <b>no</b> ⟨U+202E⟩yes');
      await expect(section.locator('[translate="no"]')).toHaveCount(1);
    });

    await test.step('the command unfolds the section that it shows', async () => {
      await jupyter.button('Test').click();
      await expect(result).toBeHidden();
      await jupyter.runFromPalette('Test API Token');
      await expect(result).toHaveAttribute('data-outcome', 'ok');
    });
  }
);
