import { expect } from '@playwright/test';

import { openHubTokens } from './hubtokenssection';
import type { JupyterPage } from './jupyterpage';
import { SnippetsSection } from './snippetssection';

/**
 * Use what of JupyterLab's own the extension has to do with: the palette, the
 * settings editor, a dialog and a notebook.
 */
export async function useJupyterLab(jupyter: JupyterPage): Promise<void> {
  const { page } = jupyter;
  await jupyter.openNotebook();
  // A notebook that takes the focus loses a shortcut.
  await expect(async () => {
    await page.keyboard.press('Control+,');
    await expect(page.locator('.jp-PluginList-entry').first()).toBeVisible({
      timeout: 5000
    });
  }).toPass();
  await jupyter.runFromPalette('About JupyterLab');
  const dialog = page.locator('.jp-Dialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}

/** Use everything in the panel, with a notebook open. */
export async function useEverything(jupyter: JupyterPage): Promise<void> {
  const { page, panel, result } = jupyter;
  await jupyter.showPanel();
  await jupyter.button('Reveal token').click();
  await expect(jupyter.token).toHaveText(jupyter.requestToken);
  await jupyter.button('Hide token').click();
  await jupyter.copyToken();
  for (const details of await panel.locator('summary').all()) {
    await details.click();
  }
  await jupyter.test('/api/sessions');
  await expect(result.getByRole('row')).not.toHaveCount(0);
  await jupyter.test('/api/kernelspecs');
  await expect(result).toContainText('"kernelspecs"');
  await jupyter.test('/api/contents/nothing');
  await expect(result).toContainText('Nothing found at this path');
  await useSnippets(jupyter);
  if (jupyter.user) {
    await useTokensForScripts(jupyter);
  }
  await jupyter.openSettings();
  await jupyter.changeSetting('maskAfterSeconds', '20');
  await page.locator('.jp-SideBar [data-id="jp-api-token"]').click();
  await expect(panel).toBeHidden();
  await jupyter.runFromPalette('Copy API Token');
  await expect(page.getByText('Token copied.').last()).toBeVisible();
}

async function useSnippets(jupyter: JupyterPage): Promise<void> {
  const snippets = new SnippetsSection(jupyter);
  await jupyter.panel.getByLabel('API path').fill('/api/sessions');
  const languages = snippets.language.locator('option');
  for (const language of await languages.allTextContents()) {
    await snippets.choose({ language });
    await expect(snippets.code).not.toBeEmpty();
  }
  await snippets.choose({ language: 'curl', includeToken: true });
  await snippets.copy();
  await snippets.choose({ language: 'Python (requests)', includeToken: false });
  await snippets.insert();
}

async function useTokensForScripts(jupyter: JupyterPage): Promise<void> {
  const tokens = await openHubTokens(jupyter);
  const note = 'for a policy';
  await tokens.create({ note });
  await tokens.newTokenButton('Reveal new token').click();
  await tokens.copyNewToken();
  await tokens.updateList();
  await tokens.revoke(tokens.row(note));
  await expect(tokens.row(note)).toHaveCount(0);
}
