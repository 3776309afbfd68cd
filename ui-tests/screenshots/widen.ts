import type { JupyterPage } from '../jupyterpage';

/**
 * Make the panel a little wider than JupyterLab makes it.
 */
export async function widenPanel({ page }: JupyterPage): Promise<void> {
  const handle = page.locator(
    '#jp-main-split-panel > .lm-SplitPanel-handle:not(.lm-mod-hidden)'
  );
  const box = await handle.last().boundingBox();
  await page.mouse.move(box!.x + 2, box!.y + 400);
  await page.mouse.down();
  await page.mouse.move(box!.x - 88, box!.y + 400);
  await page.mouse.up();
}
