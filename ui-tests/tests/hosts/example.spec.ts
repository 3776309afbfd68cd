import { writeFile } from 'node:fs/promises';

import { expect, test } from '../../fixtures';
import { execute } from '../../hosts/host';
import { SnippetsSection } from '../../pages/snippetssection';

/** A file's name with special characters of a shell. */
const FILE = "it's $HOME `id`.txt";

test(
  'another extension adds a snippet and a section',
  { tag: '@example' },
  async ({ host, jupyter }) => {
    const { panel, requestToken: token } = jupyter;
    const snippets = new SnippetsSection(jupyter);
    await writeFile(`${host.about.home}/${FILE}`, 'text');
    await jupyter.showPanel();

    await test.step('its snippet is in the list, and runs as copied', async () => {
      for (const includeToken of [false, true]) {
        await snippets.choose({
          language: 'curl, for the help desk',
          path: `/api/contents/${FILE}`,
          includeToken
        });
        await expect(snippets.code).toContainText('curl --include');
        const code = await snippets.copy();
        expect(code.includes(token)).toBe(includeToken);
        expect(code.includes('"$JUPYTER_API_TOKEN"')).toBe(!includeToken);
        const answer = await execute('sh', ['-c', code], {
          JUPYTER_API_TOKEN: includeToken ? '' : token
        });
        expect(answer).toMatch(/^HTTP\/1\.1 200 OK/);
        expect(answer).toContain(`"name": ${JSON.stringify(FILE)}`);
      }
    });

    await test.step('its section follows the panel', async () => {
      const facts = panel.getByText(/^API path: /);
      for (const path of ['/api/sessions', '/api/kernels']) {
        await panel.getByLabel('API path').fill(path);
        await expect(facts).toContainText(`API path: ${path}`);
      }
      await expect(facts).toContainText('Token: works');
      await panel.getByRole('button', { name: 'For the help desk' }).click();
      await expect(facts).toBeHidden();
    });
  }
);
