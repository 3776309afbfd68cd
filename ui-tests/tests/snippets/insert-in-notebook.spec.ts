import { expect, test } from '../../fixtures';
import { JupyterPage, readyKernel } from '../../pages/jupyterpage';
import { SnippetsSection } from '../../pages/snippetssection';

test(
  'inserts into a new notebook, in a tab of its own, and below its active cell',
  { tag: '@notebook' },
  async ({ context, host, newJupyter }) => {
    const jupyter = await newJupyter({ host });
    await jupyter.openInNotebook('tree');
    await jupyter.runFromPalette('Insert API Snippet into Notebook');
    const newPage = context.waitForEvent('page');
    await jupyter.page.getByRole('button', { name: 'New notebook' }).click();
    const notebook = await newPage;
    const opened = new JupyterPage(notebook, host);
    await opened.waitForMenus();
    const cells = notebook.locator('.jp-Notebook .jp-CodeCell');
    await expect(cells.first()).toContainText('%%bash');
    await expect(cells.first()).toContainText('curl --');
    await expect(cells).toHaveCount(1);
    await expect(readyKernel(notebook)).toBeAttached({ timeout: 60_000 });
    await expect(notebook.locator('.jp-OutputArea-output')).toHaveCount(0);

    await opened.showPanel();
    const snippets = new SnippetsSection(opened);
    await snippets.choose({ language: 'Which notebook am I?' });
    await snippets.insert();
    await expect(cells).toHaveCount(2);
    await expect(cells.nth(1)).toHaveClass(/jp-mod-active/);
    await notebook.keyboard.press('Control+Enter');
    await expect(notebook.locator('.jp-OutputArea-output')).toHaveText(
      /^Untitled.*\.ipynb\s*$/
    );
    opened.console.expectQuiet();
    // Close the notebook, because an open one starts its session again.
    await notebook.close();
    await jupyter.cleanUp();
  }
);
