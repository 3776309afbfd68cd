import type { JupyterFrontEnd } from '@jupyterlab/application';

import { expect, test } from '../../fixtures';

test(
  'a section of another extension comes, goes and fails',
  { tag: '@hub-tokens-newest' },
  async ({ jupyter }) => {
    await test.step('a section of another extension can be taken away and added again', async () => {
      const { page, panel } = jupyter;
      const title = 'Other';
      await jupyter.showPanel();
      for (let time = 0; time < 2; time++) {
        const remove = await page.evaluateHandle(title => {
          const app: JupyterFrontEnd =
            Reflect.get(window, 'jupyterapp') ??
            Reflect.get(window, 'jupyterlab');
          const [side] = [...app.shell.widgets('right')].filter(
            ({ id }) => id === 'jp-api-token'
          );
          return Reflect.get(side, 'addSection').call(side, {
            id: 'other',
            title,
            rank: 1000,
            createWidget: () => new Promise(() => {})
          });
        }, title);
        const heading = panel.getByRole('button', { name: title, exact: true });
        await expect(heading).toBeVisible();
        await remove.evaluate(section => section.dispose());
        await expect(heading).toHaveCount(0);
      }
    });

    await test.step('what a section of another extension fails with is told as text that hides nothing', async () => {
      const { page, panel } = jupyter;
      await jupyter.showPanel();
      await page.evaluate(() => {
        const app: JupyterFrontEnd =
          Reflect.get(window, 'jupyterapp') ??
          Reflect.get(window, 'jupyterlab');
        const [side] = [...app.shell.widgets('right')].filter(
          ({ id }) => id === 'jp-api-token'
        );
        Reflect.get(side, 'addSection').call(side, {
          id: 'failing',
          title: 'Failing',
          rank: 1000,
          createWidget: () => Promise.reject(new Error('<b>no</b> \u202eyes'))
        });
      });
      const section = panel.locator('[data-section="failing"]');
      await expect(section).toContainText('This part could not be loaded.');
      await section.getByText('Details for a report').click();
      await expect(section).toContainText('Error: <b>no</b> ⟨U+202E⟩yes');
      await expect(section.locator('[translate="no"]')).toHaveCount(1);
    });
  }
);
