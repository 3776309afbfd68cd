import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';

import { expect } from '@playwright/test';

import type { Host } from '../hosts/host';
import type { JupyterPage } from './jupyterpage';

/** The commands that need the panel. */
export const PANEL_COMMANDS = [
  'Show API Token',
  'Copy API Token',
  'Test API Token'
];

/** The commands that need the snippets. */
export const SNIPPET_COMMANDS = [
  'Copy API Snippet',
  'Insert API Snippet into Notebook'
];

export const COMMANDS = [...PANEL_COMMANDS, ...SNIPPET_COMMANDS];

const OWN = /API (Token|Snippet)/;

/**
 * Write a user's `page_config.json`. It applies when the page is loaded again.
 *
 * @param disabledExtensions - Whether each plugin is disabled, by its id.
 */
export async function writePageConfig(
  host: Host,
  disabledExtensions: Readonly<Record<string, boolean>>,
  user = ''
): Promise<void> {
  const folder = `${host.homeOf(user)}/.jupyter/labconfig`;
  await mkdir(folder, { recursive: true });
  await writeFile(
    `${folder}/page_config.json`,
    JSON.stringify({ disabledExtensions })
  );
}

/** Remove the user's `page_config.json`. */
export async function enableAllPlugins(host: Host, user = ''): Promise<void> {
  const home = host.homeOf(user);
  await rm(`${home}/.jupyter/labconfig/page_config.json`, { force: true });
}

/**
 * Expect that the palette and the File menu have exactly these commands of the
 * extension, and the menu the right separators.
 */
export async function expectCommands(
  jupyter: JupyterPage,
  labels: readonly string[]
): Promise<void> {
  const { page } = jupyter;
  const file = page.getByRole('menuitem', { name: 'File', exact: true });
  await file.click();
  const menu = page.locator('.lm-Menu').first();
  await expect(menu.getByText('New Launcher')).toBeVisible();
  const lines = await menu.locator('.lm-Menu-item').evaluateAll(items =>
    items
      // Lumino only hides some items.
      .filter(item => item.clientHeight > 0)
      .map(item =>
        item.getAttribute('data-type') === 'separator'
          ? '—'
          : (item.querySelector('.lm-Menu-itemLabel')?.textContent ?? '')
      )
  );
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  const first = lines.findIndex(line => OWN.test(line));
  expect(
    lines.filter(line => OWN.test(line)),
    'the File menu'
  ).toEqual(labels);
  if (labels.length) {
    const group = lines.slice(first - 1, first + labels.length + 1);
    expect(group, 'the File menu').toEqual(['—', ...labels, '—']);
  }
  expect(lines.join(), 'the File menu').not.toContain('—,—');

  const inPalette = (await labelsInPalette(jupyter)).filter(label =>
    OWN.test(label)
  );
  expect(inPalette.sort(), 'the palette').toEqual([...labels].sort());
}

/** The extension's commands in JupyterLab's palette. */
export async function labelsInPalette(jupyter: JupyterPage): Promise<string[]> {
  const { page } = jupyter;
  const input = await jupyter.openPalette();
  const labels = await page
    .locator('.lm-CommandPalette-itemLabel:visible')
    .allTextContents();
  await page.keyboard.press('Escape');
  await expect(input).toBeHidden();
  return labels;
}

/** Expect that there is no panel, and no empty space for it. */
export async function expectNoPanel(jupyter: JupyterPage): Promise<void> {
  const { page, panel } = jupyter;
  await expect(panel).toHaveCount(0);
  await expect(page.locator('[data-id="jp-api-token"]')).toHaveCount(0);
  await expect(page.locator('#jp-right-stack')).toBeHidden();
}

/** The titles of the panel's sections. */
export async function expectSections(
  { panel }: JupyterPage,
  titles: readonly string[]
): Promise<void> {
  await expect(panel.getByRole('heading', { level: 3 })).toHaveText([
    ...titles
  ]);
}

/** Expect that a server logged no error. */
export async function expectQuietLog(file: string): Promise<void> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  const wrong = lines.filter(
    line =>
      /^\[[EC] |^Traceback/.test(line) ||
      (line.startsWith('[W ') && line.includes('api-token'))
  );
  expect(wrong, 'the log').toEqual([]);
}
