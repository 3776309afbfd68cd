import * as path from 'node:path';

import { expect, test } from '../fixtures';
import { openHubTokens } from '../hubtokenssection';

const FOLDER = path.resolve(__dirname, '../../docs/screenshots');

test.use({ hostName: 'hub-newest-tokens' });

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
  await tokens.copyNewToken();
  const box = await jupyter.panel.boundingBox();
  const end = await jupyter.button('Update list').boundingBox();
  await expect(tokens.rows).toHaveCount(4);
  await jupyter.page.screenshot({
    path: path.join(FOLDER, 'tokens.png'),
    clip: { ...box!, height: end!.y + end!.height + 12 - box!.y }
  });
});
