/**
 * JupyterLab's own treatment of disabled plugins. `policies.spec.ts` disables
 * the snippets and the tokens for scripts, and
 * `src/panel/__tests__/plugin.spec.ts` every set of plugins.
 *
 * JupyterLab reads `page_config.json` at each load of the page.
 */
import { execute } from '../../hosts/host';
import {
  enableAllPlugins,
  expectCommands,
  expectNoPanel,
  expectQuietLog,
  expectSections,
  labelsInPalette,
  SNIPPET_COMMANDS,
  writePageConfig
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

test(
  'without its plugins nothing is left, another extension still works, and everything can be enabled again',
  { tag: '@example' },
  async ({ host, jupyter }) => {
    test.slow();
    const { page, panel } = jupyter;
    const disable = async (...names: string[]) => {
      const ids = names.map(name => [`jupyterlab-api-token:${name}`, true]);
      await writePageConfig(host, Object.fromEntries(ids));
      await page.reload();
      await jupyter.waitUntilReady();
      await expectNoPanel(jupyter);
    };
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

    await test.step('without the token plugin', async () => {
      await disable('token');
      await expectCommands(jupyter, []);
      expect(await labelsInPalette(jupyter)).not.toContain(OTHER_COMMAND);
    });

    await test.step('with only the token plugin', async () => {
      await disable('panel', 'snippets', 'hub-tokens');
      await expectCommands(jupyter, []);
      await expectApi(jupyter);
    });

    await test.step('without the panel, a snippet is copied and inserted', async () => {
      await disable('panel');
      await expectCommands(jupyter, SNIPPET_COMMANDS);
      await expectApi(jupyter);
      await jupyter.runFromPalette('Copy API Snippet', 'Snippet copied.');
      const printed = await execute('sh', ['-c', await jupyter.paste()], {
        JUPYTER_API_TOKEN: jupyter.requestToken
      });
      expect(JSON.parse(printed)).toEqual([]);
      await jupyter.openNotebook();
      await jupyter.runFromPalette('Insert API Snippet into Notebook');
      await expect(page.locator('.jp-Notebook')).toContainText('api/sessions');
    });

    await enableAllPlugins(host);
    await jupyter.open();
    await jupyter.showPanel();
    await expect(panel.getByText('Token: works')).toBeVisible();
    await expectQuietLog(`${host.about.directory}/lab.log`);
  }
);
