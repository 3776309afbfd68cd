import { openHubTokens } from '../../pages/hubtokenssection';
import type { JupyterPage } from '../../pages/jupyterpage';
import { expect, test } from '../../fixtures';

/**
 * Run each command several times, all at once.
 *
 * @returns What they returned, as JSON.
 */
async function runAll(jupyter: JupyterPage): Promise<string> {
  const app = await jupyter.app();
  return app.evaluate(async ({ commands }) => {
    const ids = commands
      .listCommands()
      .filter(id => id.startsWith('api-token:'));
    const all = [...ids, ...ids, ...ids];
    const results = await Promise.all(all.map(id => commands.execute(id)));
    return JSON.stringify([ids.length, results]);
  });
}

test(
  'runs all commands at once, several times, in two pages of one user',
  { tag: '@hub-tokens-newest' },
  async ({ host, jupyter, newJupyter }) => {
    const other = await newJupyter({ host });
    await other.page.goto(`${jupyter.serverUrl}lab/workspaces/other`);
    await other.waitUntilReady();
    const pages = [jupyter, other];
    // The clipboard is the foremost page's alone, the questions are each page's.
    for (const { page } of pages) {
      const question = page
        .locator('.jp-Dialog')
        .filter({ hasText: 'No notebook is open' });
      await page.addLocatorHandler(question, () =>
        question.getByRole('button', { name: 'Cancel' }).click()
      );
    }
    const running = pages.map(runAll);
    for (const each of pages) {
      const { page, panel, result } = each;
      await page.bringToFront();
      // A user answers the questions of the page in front.
      await expect(async () => {
        await each.button('Refresh').click({ timeout: 2000 });
        await expect(result).toHaveAttribute('data-outcome', 'ok', {
          timeout: 2000
        });
      }).toPass();
      await expect(panel).toHaveAttribute('data-token-state', 'valid');
    }
    for (const results of await Promise.all(running)) {
      expect(results).toMatch(/^\[5,/);
      expect(results).not.toContain(jupyter.requestToken);
      expect(results).not.toContain(other.requestToken);
    }
    for (const each of pages) {
      await each.page.bringToFront();
      const section = await openHubTokens(each);
      await expect(section.dialog).toHaveCount(0);
      await each.test();
      await expect(each.result).toHaveAttribute('data-outcome', 'ok');
    }
  }
);
