import { mkdir, writeFile } from 'node:fs/promises';

import { expect, test } from '../../fixtures';
import { openHubTokens } from '../../pages/hubtokenssection';

const PLUGIN = 'jupyterlab-api-token:hub-tokens';

test(
  'an admin’s settings apply, and a change applies at once',
  { tag: '@hub-tokens-newest' },
  async ({ host, newJupyter }) => {
    const user = 'otto';
    const folder = `${host.homeOf(user)}/.jupyter/labconfig`;
    await mkdir(folder, { recursive: true });
    await writeFile(
      `${folder}/default_setting_overrides.json`,
      JSON.stringify({ [PLUGIN]: { expiresInDays: 7, access: 'servers' } })
    );
    const jupyter = await newJupyter({ host, user });
    await jupyter.open();
    const section = await openHubTokens(jupyter);
    const { access, expires } = section;
    await expect(expires.locator('option')).toHaveText([
      '1 hour',
      '1 day',
      '7 days'
    ]);
    await expect(expires.locator('option:checked')).toHaveText('7 days');
    await expect(access.locator('option')).toHaveText([
      'This server',
      'All my servers'
    ]);
    await expect(access.locator('option:checked')).toHaveText('All my servers');
    await section.create({ note: 'as the admin set it' });
    await expect(section.newToken).toContainText(/Expires in [67] days/);
    await expect(section.newToken).toContainText('Access all servers of otto');

    await test.step('the user’s own settings, without a reload', async () => {
      await jupyter.openSettings('Tokens for Scripts');
      await jupyter.changeSetting('expiresInDays', '2');
      await expect(expires.locator('option')).toHaveText([
        '1 hour',
        '1 day',
        '2 days'
      ]);
      await expect(expires.locator('option:checked')).toHaveText('2 days');
      await section.create({ note: 'as the person set it' });
      await expect(section.newToken).toContainText(
        /Expires in (4\d hours|2 days)/
      );
    });
  }
);
