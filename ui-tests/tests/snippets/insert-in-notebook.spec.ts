import { expect, test } from '../../fixtures';
import { readyKernel } from '../../pages/jupyterpage';

test(
  'offers a new notebook, in a tab of its own',
  { tag: '@notebook' },
  async ({ context, host, newJupyter }) => {
    const jupyter = await newJupyter({ host });
    await jupyter.openInNotebook('tree');
    await jupyter.runFromPalette('Insert API Snippet into Notebook');
    const opened = context.waitForEvent('page');
    await jupyter.page.getByRole('button', { name: 'New notebook' }).click();
    const notebook = await opened;
    const cells = notebook.locator('.jp-Notebook .jp-CodeCell');
    await expect(cells.first()).toContainText('%%bash');
    await expect(cells.first()).toContainText('curl --');
    await expect(cells).toHaveCount(1);
    await expect(readyKernel(notebook)).toBeAttached();
    await expect(notebook.locator('.jp-OutputArea-output')).toHaveCount(0);
    // Close the notebook, because an open one starts its session again.
    await notebook.close();
    await jupyter.cleanUp();
  }
);
