import * as path from 'node:path';

import { expect, test } from '../fixtures';

const FOLDER = path.resolve(__dirname, '../../docs/screenshots');

test('the panel behind a hub', async ({ jupyter }) => {
  await jupyter.openNotebook();
  await jupyter.showPanel();
  await jupyter.test();
  await expect(jupyter.result).toContainText('1 session');
  // A little wider than JupyterLab makes it.
  const { mouse } = jupyter.page;
  const handle = jupyter.page.locator(
    '#jp-main-split-panel > .lm-SplitPanel-handle:not(.lm-mod-hidden)'
  );
  const box = await handle.last().boundingBox();
  await mouse.move(box!.x + 2, box!.y + 400);
  await mouse.down();
  await mouse.move(box!.x - 88, box!.y + 400);
  await mouse.up();
  await jupyter.page.screenshot({ path: path.join(FOLDER, 'panel.png') });
});
