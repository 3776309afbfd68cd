import * as path from 'node:path';

import { expect, test } from '../fixtures';
import { openHubTokens } from '../hubtokenssection';
import { widenPanel } from './widen';

const FOLDER = path.resolve(__dirname, '../../docs/screenshots');

test.use({
  hostName: 'hub-newest-tokens',
  viewport: { width: 1200, height: 1700 }
});

test('tokens for scripts, where a hub lets the page make them', async ({
  jupyter
}) => {
  const tokens = await openHubTokens(jupyter);
  for (const title of ['What it opens', 'Test', 'Snippets']) {
    await jupyter.panel
      .getByRole('heading', { name: title })
      .getByRole('button')
      .click();
  }
  await tokens.create({ note: 'weekly report', expires: '90 days' });
  await tokens.create({ note: 'nightly job', expires: '7 days' });
  await expect(tokens.rows).toHaveCount(4);
  await widenPanel(jupyter);
  const panel = await jupyter.panel.boundingBox();
  const last = await jupyter.button('Update list').boundingBox();
  await jupyter.page.screenshot({
    path: path.join(FOLDER, 'tokens.png'),
    clip: { ...panel!, height: last!.y + last!.height + 12 - panel!.y }
  });
});
