import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

import type { JupyterPage } from '../../pages/jupyterpage';
import { MASK } from '../../pages/jupyterpage';
import { expect, test } from '../../fixtures';

/** A file's name with special characters of a shell. */
const FILE = "it's $HOME `id`.txt";

/**
 * Copy the shown snippet.
 *
 * @param words - The panel's words after it.
 */
async function copySnippet(
  jupyter: JupyterPage,
  words: string
): Promise<string> {
  await jupyter.button('Copy snippet').click();
  await expect(jupyter.panel.getByText(words)).toBeVisible();
  return jupyter.paste();
}

/** Run copied code in a shell, and return its output. */
async function runInShell(code: string, token?: string): Promise<string> {
  const { stdout } = await promisify(execFile)('sh', ['-c', code], {
    env: { PATH: process.env.PATH, ...(token && { JUPYTER_API_TOKEN: token }) }
  });
  return stdout;
}

test(
  'another extension adds a snippet and a section',
  { tag: '@example' },
  async ({ host, jupyter }) => {
    await test.step('its snippet is in the list, and runs as copied', async () => {
      const { panel } = jupyter;
      await writeFile(`${host.about.home}/${FILE}`, 'text');
      await jupyter.showPanel();
      await panel
        .getByLabel('Language')
        .selectOption('curl, for the help desk');
      await panel.getByLabel('API path').fill(`/api/contents/${FILE}`);
      const snippet = panel.getByLabel('Snippet');
      await expect(snippet).toContainText('curl --include');
      await expect(snippet).toContainText('"$JUPYTER_API_TOKEN"');

      const reads = await copySnippet(jupyter, 'Snippet copied.');
      expect(reads).not.toContain(jupyter.requestToken);
      const answers = [await runInShell(reads, jupyter.requestToken)];

      await panel.getByLabel('Include the token').check();
      await expect(snippet).toContainText(MASK);
      const holds = await copySnippet(jupyter, 'It contains your token');
      expect(holds).toContain(jupyter.requestToken);
      answers.push(await runInShell(holds));

      for (const answer of answers) {
        expect(answer).toMatch(/^HTTP\/1\.1 200 OK/);
        expect(answer).toContain(`"name": ${JSON.stringify(FILE)}`);
      }
    });

    await test.step('its section follows the panel', async () => {
      const { panel } = jupyter;
      await jupyter.showPanel();
      const facts = panel.getByText(/^API path: /);
      await panel.getByLabel('API path').fill('/api/sessions');
      await expect(facts).toContainText('API path: /api/sessions');
      await expect(facts).toContainText('Token: works');
      await panel.getByLabel('API path').fill('/api/kernels');
      await expect(facts).toContainText('API path: /api/kernels');
      await panel.getByRole('button', { name: 'For the help desk' }).click();
      await expect(facts).toBeHidden();
    });
  }
);
