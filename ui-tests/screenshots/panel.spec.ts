import * as path from 'node:path';

import { expect, test } from '../fixtures';
import { widenPanel } from './widen';

const FOLDER = path.resolve(__dirname, '../../docs/screenshots');

test('the panel behind a hub', async ({ jupyter }) => {
  await jupyter.openNotebook();
  await jupyter.showPanel();
  await jupyter.test();
  await expect(jupyter.result).toContainText('1 session');
  await widenPanel(jupyter);
  await jupyter.page.screenshot({ path: path.join(FOLDER, 'panel.png') });
});
