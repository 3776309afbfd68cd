import { writeFile } from 'node:fs/promises';

import type { Locator, Page } from '@playwright/test';

import { expect, test } from '../../fixtures';
import type { JupyterPage } from '../../pages/jupyterpage';
import { readyKernel } from '../../pages/jupyterpage';

/** A page of Notebook. */
interface INotebookPage {
  readonly name: string;

  readonly path: string;

  /** An element of a page that is ready. */
  readonly sign: (page: Page) => Locator;

  /** The session that the page starts, if any. */
  readonly session?: string;
}

/** The pages. Notebook 7.0 is tested with the first two. */
const PAGES: INotebookPage[] = [
  { name: 'tree', path: 'tree', sign: page => page.getByText('notes.txt') },
  {
    name: 'notebook',
    path: 'notebooks/sums.ipynb',
    sign: readyKernel,
    session: 'sums.ipynb'
  },
  {
    name: 'editor',
    path: 'edit/notes.txt',
    sign: page => page.getByText('What was seen')
  },
  {
    name: 'console',
    path: 'consoles/trial',
    sign: page => page.getByText('An enhanced Interactive Python'),
    session: 'trial'
  },
  {
    name: 'terminal',
    path: 'terminals/1',
    sign: page => page.locator('.jp-Terminal .xterm-screen')
  }
];

const OF_SERVER = 'Token of this Jupyter server';

const NOTEBOOK = {
  cells: [
    {
      cell_type: 'code',
      execution_count: null,
      id: 'sum',
      metadata: {},
      outputs: [],
      source: '1 + 1'
    }
  ],
  metadata: { kernelspec: { display_name: 'Python 3', name: 'python3' } },
  nbformat: 4,
  nbformat_minor: 5
};

test.beforeEach(async ({ host, user }) => {
  if (user) {
    return;
  }
  const { home } = host.about;
  await writeFile(`${home}/sums.ipynb`, JSON.stringify(NOTEBOOK));
  await writeFile(`${home}/notes.txt`, 'What was seen\n');
});

test(
  'the tree and notebook pages have the panel in menus and palette, and it fits',
  { tag: '@notebook' },
  async ({ host, newJupyter }) => {
    test.slow();
    for (const page of PAGES.slice(0, 2)) {
      await test.step(page.name, async () => {
        const jupyter = await newJupyter({ host });
        await open(page, jupyter);
        await expectPanelIn(jupyter, page);
        await expectWaysToOpen(jupyter);
        await jupyter.cleanUp();
      });
    }
  }
);

test(
  'the editor, console and terminal pages have the panel, and it fits',
  { tag: '@notebook-newest' },
  async ({ host, newJupyter }) => {
    test.slow();
    for (const page of PAGES.slice(2)) {
      await test.step(page.name, async () => {
        const jupyter = await newJupyter({ host });
        await open(page, jupyter);
        await expectPanelIn(jupyter, page);
        await jupyter.cleanUp();
      });
    }
  }
);

test(
  'on a hub, the tree page has the panel with the right token',
  { tag: '@notebook-hub' },
  async ({ host, hostName, newJupyter, user }) => {
    const jupyter = await newJupyter({ host });
    await jupyter.openOnHub('user-redirect/tree');
    await jupyter.waitForMenus();
    await jupyter.chooseInMenu('File', 'Show API Token');
    // Notebook 7.0 gives its page the server's own token, and says nothing of the
    // hub.
    const isOld = hostName === 'notebook-7.0-hub';
    await expectPanel(
      jupyter,
      isOld ? OF_SERVER : `JupyterHub token of ${user}`
    );
    await jupyter.expectRightToken();
  }
);

/** Open a page, and wait until it is ready. */
async function open(
  { name, path, sign }: INotebookPage,
  jupyter: JupyterPage
): Promise<void> {
  const { page } = jupyter;
  await jupyter.openInNotebook(path);
  if (name === 'console') {
    await page.getByRole('button', { name: 'Select Kernel' }).click();
  }
  await sign(page).waitFor({
    state: name === 'notebook' ? 'attached' : 'visible',
    timeout: 60_000
  });
}

/** Expect the right token, from the palette and in the panel. */
async function expectPanelIn(
  jupyter: JupyterPage,
  { session }: INotebookPage
): Promise<void> {
  const { panel } = jupyter;
  await test.step('the token is copied from the palette with the panel never opened', async () => {
    await jupyter.runFromPalette('Copy API Token', 'Token copied.');
    expect(await jupyter.paste()).toBe(jupyter.requestToken);
    await expect(panel).toBeHidden();
  });

  await test.step('the File menu opens the panel, with the right token', async () => {
    await jupyter.chooseInMenu('File', 'Show API Token');
    await expectPanel(jupyter);
    await jupyter.expectRightToken(session ? [session] : []);
  });

  await test.step('the panel fits', async () => {
    await expectFit(jupyter);
    for (const button of ['Refresh', 'Test token']) {
      await expect(jupyter.button(button)).toBeInViewport({ ratio: 1 });
    }
  });
}

/** Open the panel in other ways, also in a small window. */
async function expectWaysToOpen(jupyter: JupyterPage): Promise<void> {
  await closePanel(jupyter);
  await jupyter.runFromPalette('Show API Token');
  await expectPanel(jupyter);
  await closePanel(jupyter);
  await jupyter.chooseInMenu('View', 'Right Sidebar', 'Show API Token');
  await expectPanel(jupyter);
  await jupyter.page.setViewportSize({ width: 800, height: 600 });
  await expectFit(jupyter);
}

/** Expect that the panel is visible and names its token. */
async function expectPanel(
  jupyter: JupyterPage,
  title = OF_SERVER
): Promise<void> {
  await jupyter.expectTitle(title);
  await expect(jupyter.panel).toHaveAttribute('data-token-state', 'valid');
}

/** Close the panel with Notebook's own button. */
async function closePanel({ page, panel }: JupyterPage): Promise<void> {
  await page.getByRole('button', { name: /^Collapse.*side panel$/ }).click();
  await expect(panel).toBeHidden();
}

/**
 * Expect that the panel is within the window, and its content within the panel.
 */
async function expectFit(jupyter: JupyterPage): Promise<void> {
  await expect(async () => {
    const fit = await jupyter.panel.evaluate(node => {
      const { left, right } = node.getBoundingClientRect();
      return {
        scrolls: node.scrollWidth > node.clientWidth,
        isInWindow: left >= 0 && right <= window.innerWidth,
        cut: Array.from(node.querySelectorAll('*'))
          .filter(part => part.getBoundingClientRect().right > right)
          .map(part => part.outerHTML)
      };
    });
    expect(fit).toEqual({ scrolls: false, isInWindow: true, cut: [] });
  }).toPass({ timeout: 20_000 });
  for (const button of ['Copy token', 'Reveal token']) {
    await expect(jupyter.button(button)).toBeInViewport({ ratio: 1 });
  }
}
