/**
 * JupyterLab's own treatment of disabled plugins. `policies.spec.ts` disables
 * the snippets and the tokens for scripts, and
 * `src/panel/__tests__/plugin.spec.ts` every set of plugins.
 *
 * JupyterLab reads `page_config.json` at each load of the page.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import {
  disablePlugins,
  enableAllPlugins,
  expectCommands,
  expectNoPanel,
  expectQuietLog,
  expectSections,
  labelsInPalette,
  SNIPPET_COMMANDS
} from '../../pages/disabledplugins';
import { expect, test } from '../../fixtures';
import type { JupyterPage } from '../../pages/jupyterpage';

/** The token's API, as another extension uses it without the panel. */
const OTHER_COMMAND = 'Test the Token for the Help Desk';

/** Expect that another extension can use the live token. */
async function expectApi(jupyter: JupyterPage): Promise<void> {
  const dialog = jupyter.page.locator('.jp-Dialog');
  await jupyter.runFromPalette(OTHER_COMMAND);
  await expect(dialog).toContainText('/api/status: server, ok');
  await dialog.getByRole('button').last().click();
  await expect(dialog).toHaveCount(0);
}

test.afterEach(async ({ host }) => {
  await enableAllPlugins(host);
  await expectQuietLog(`${host.about.directory}/lab.log`);
});

test(
  'without the token plugin nothing is left, and another extension starts without an error',
  { tag: '@example' },
  async ({ host, newJupyter }) => {
    await disablePlugins(host, ['token']);
    const jupyter = await newJupyter({ host });
    await jupyter.open();
    await expectNoPanel(jupyter);
    await expectCommands(jupyter, []);
    expect(await labelsInPalette(jupyter.page)).not.toContain(OTHER_COMMAND);
  }
);

test(
  'without the panel a saved layout has no gap, the snippets work, and everything can be enabled again',
  { tag: '@example' },
  async ({ host, newJupyter }) => {
    const jupyter = await newJupyter({ host });
    const { page, panel } = jupyter;
    await jupyter.open();
    const saved = jupyter.untilSaved(/jp-api-token/);
    await jupyter.showPanel();
    await expectSections(jupyter, [
      'Token details',
      'Test',
      'Snippets',
      'Tokens for scripts',
      'For the help desk'
    ]);
    await saved;

    await disablePlugins(host, ['panel']);
    await page.reload();
    await jupyter.waitUntilReady();
    await expectNoPanel(jupyter);
    await expectCommands(jupyter, SNIPPET_COMMANDS);
    await expectApi(jupyter);

    await test.step('copy a snippet, and run it', async () => {
      await jupyter.runFromPalette('Copy API Snippet');
      await expect(page.getByText('Snippet copied.')).toBeVisible();
      const code = await jupyter.paste();
      const { stdout } = await promisify(execFile)('sh', ['-c', code], {
        env: { PATH: process.env.PATH, JUPYTER_API_TOKEN: jupyter.requestToken }
      });
      expect(JSON.parse(stdout)).toEqual([]);
    });

    await test.step('insert a snippet', async () => {
      await jupyter.openNotebook();
      await jupyter.runFromPalette('Insert API Snippet into Notebook');
      await expect(page.locator('.jp-Notebook')).toContainText('api/sessions');
    });

    await enableAllPlugins(host);
    await page.reload();
    await expect(page.locator('.jp-Notebook')).toBeVisible({ timeout: 60_000 });
    await jupyter.showPanel();
    await expect(panel.getByText('Token: works')).toBeVisible();
    await jupyter.cleanUp();
  }
);

test(
  'with only the token plugin nothing is visible, and another extension can use it',
  { tag: '@example-newest' },
  async ({ host, newJupyter }) => {
    await disablePlugins(host, ['panel', 'snippets', 'hub-tokens']);
    const jupyter = await newJupyter({ host });
    await jupyter.open();
    await expectNoPanel(jupyter);
    await expectCommands(jupyter, []);
    await expectApi(jupyter);
  }
);
