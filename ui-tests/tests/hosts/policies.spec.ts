/**
 * The recipes of `docs/policies.md`, unchanged, on a hub with two users: alice,
 * and bob, who is in the group without the extension.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  enableAllPlugins,
  expectCommands,
  expectNoPanel,
  expectQuietLog,
  expectSections,
  PANEL_COMMANDS,
  writePageConfig
} from '../../pages/disabledplugins';
import { expect, test } from '../../fixtures';
import { HubTokensSection } from '../../pages/hubtokenssection';
import type { JupyterPage } from '../../pages/jupyterpage';
import { PoliciesPage } from '../../pages/policiespage';
import { SnippetsSection } from '../../pages/snippetssection';

const HIDDEN_PANEL = 'Hide the panel and keep the API';
const NO_TOKENS = 'The panel without tokens for scripts';
const CUSTOM_SNIPPETS = 'Custom snippets for everyone';
const DEFAULTS = 'Other defaults';
const NOTHING = 'Nothing at all for some users';

const HUB_TOKENS = 'jupyterlab-api-token:hub-tokens';

/**
 * Load the page again with a new layout, after a change of the configuration.
 */
async function reload(jupyter: JupyterPage): Promise<void> {
  const workspace = Date.now().toString(36);
  await jupyter.page.goto(`${jupyter.serverUrl}lab/workspaces/${workspace}`);
  await jupyter.waitUntilReady();
}

/** The extension's entries in the settings editor. */
async function settingsOf({ page }: JupyterPage): Promise<string[]> {
  await page.keyboard.press('Control+,');
  const entries = page.locator('.jp-PluginList-entry');
  await expect(entries.filter({ hasText: 'Terminal' }).first()).toBeVisible();
  const titles = await entries.allInnerTexts();
  return titles.filter(title => /API|Tokens/.test(title));
}

/** Expect that a user can't enable the plugin again in JupyterLab. */
async function expectLocked(jupyter: JupyterPage): Promise<void> {
  const { host, page, user } = jupyter;
  await host.run(
    ['jupyter', 'labextension', 'enable', '--level=user', HUB_TOKENS],
    user
  );
  await jupyter.runFromPalette('Advanced Plugin Manager');
  const manager = page.locator('.jp-pluginmanager');
  await manager.locator('.jp-pluginmanager-Disclaimer-checkbox').check();
  const row = manager.getByRole('row').filter({ hasText: HUB_TOKENS });
  const box = row.getByRole('checkbox');
  await expect(box).not.toBeChecked();
  await expect(box).toBeDisabled();
  await expect(box).toHaveAttribute('title', 'This plugin is locked.');
}

/** A user's file that would enable the extension again. */
const ENABLED = {
  'jupyterlab-api-token': false,
  'jupyterlab-api-token:panel': false
};

let folder: string;
let policies: PoliciesPage;

test.beforeEach(async ({ hostName }) => {
  folder = await mkdtemp(join(tmpdir(), 'policies-'));
  policies = new PoliciesPage(hostName, folder);
});

test.afterEach(async () => {
  await policies.takeBack();
  await rm(folder, { force: true, recursive: true });
});

test(
  'the recipes do what the page says, and can be undone',
  { tag: '@policies' },
  async ({ browser, hostName, newJupyter, startHost }) => {
    test.setTimeout(420_000);
    const isNewest = hostName === 'policies-newest';
    // A server reads the first two only when it starts.
    for (const recipe of [CUSTOM_SNIPPETS, DEFAULTS, NOTHING, NO_TOKENS]) {
      await policies.carryOut(recipe);
    }
    const host = await startHost([policies.hubConfiguration(NOTHING)]);

    await test.step(NOTHING, async () => {
      await writePageConfig(host, ENABLED, 'bob');
      const context = await browser.newContext();
      const jupyter = await newJupyter({ host, user: 'bob', context });
      await jupyter.open();
      await expectNoPanel(jupyter);
      await expectCommands(jupyter, []);
      expect(await settingsOf(jupyter)).toEqual([]);
      await context.close();
    });

    const jupyter = await newJupyter({ host });
    const { panel } = jupyter;
    await jupyter.open();
    await test.step(NO_TOKENS, async () => {
      await jupyter.showPanel();
      await expectSections(jupyter, ['Token details', 'Test', 'Snippets']);
      await jupyter.expectRightToken();
      expect(
        await host.run(['sh', '-c', 'jupyter labextension list 2>&1'], 'alice')
      ).toContain(HUB_TOKENS);
      // JupyterLab 3 has no locks.
      if (isNewest) {
        await expectLocked(jupyter);
        await reload(jupyter);
        await jupyter.showPanel();
        await expectSections(jupyter, ['Token details', 'Test', 'Snippets']);
      }
    });

    await test.step(HIDDEN_PANEL, async () => {
      await policies.takeBack();
      await policies.carryOut(HIDDEN_PANEL);
      await reload(jupyter);
      await expectNoPanel(jupyter);
      await expectCommands(jupyter, []);
      expect(await settingsOf(jupyter)).toEqual([]);
      // Disabled is not forbidden. This depends only on JupyterLab.
      if (isNewest) {
        await writePageConfig(host, ENABLED, 'alice');
        await reload(jupyter);
        await jupyter.showPanel();
        await expectSections(jupyter, ['Token details', 'Test']);
        await enableAllPlugins(host, 'alice');
      }
    });

    await test.step(`${CUSTOM_SNIPPETS}, ${DEFAULTS}`, async () => {
      await policies.takeBack();
      await reload(jupyter);
      await jupyter.showPanel();
      await expectSections(jupyter, [
        'Token details',
        'Test',
        'Snippets',
        'Tokens for scripts'
      ]);
      const snippets = new SnippetsSection(jupyter);
      await expect(snippets.language).toHaveValue('Our client');
      expect(await snippets.copy()).toBe(
        `our-client --server '${jupyter.serverUrl}' --user 'alice'`
      );
      await expect(panel.getByLabel('API path')).toHaveValue('/api/status');
      const { access, expires } = new HubTokensSection(jupyter);
      await expect(expires.locator('option:checked')).toHaveText('7 days');
      await expect(access.locator('option')).toHaveText(['This server']);
      await jupyter.openSettings('Tokens for Scripts');
      await jupyter.changeSetting('expiresInDays', '2');
      await expect(expires.locator('option:checked')).toHaveText('2 days');
    });

    await test.step('without the snippets a new token has no button for them', async () => {
      await writePageConfig(
        host,
        { 'jupyterlab-api-token:snippets': true },
        'alice'
      );
      await reload(jupyter);
      await expectCommands(jupyter, PANEL_COMMANDS);
      await jupyter.showPanel();
      const section = new HubTokensSection(jupyter);
      await section.create({ note: 'for a script' });
      await expect(section.newTokenButton('Copy new token')).toBeVisible();
      await expect(section.newTokenButton('Use in snippets')).toHaveCount(0);
    });

    await enableAllPlugins(host, 'alice');
    await expectQuietLog(`${host.about.directory}/hub.log`);
  }
);
