import { expect, test } from '../../fixtures';
import { openHubTokens } from '../../pages/hubtokenssection';

test.use({ hasCache: false });

test(
  'a new token is taken out of the clipboard as the page’s own is',
  { tag: '@hub-tokens-newest' },
  async ({ context, jupyter }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const tokens = await openHubTokens(jupyter);
    await jupyter.openSettings();
    await jupyter.changeSetting('clearClipboardAfterSeconds', '3600');
    const note = 'for the clipboard';
    await tokens.create({ note });
    await tokens.newTokenButton('Copy new token').click();
    await expect(
      jupyter.panel.getByText(/^New token copied\. It is taken out/)
    ).toBeVisible();
    expect(await jupyter.paste()).not.toBe('');
    await jupyter.changeSetting('clearClipboardAfterSeconds', '1');
    await expect(
      jupyter.panel.getByText('The token was taken out of the clipboard.')
    ).toBeVisible();
    expect(await jupyter.paste()).toBe('');
    await tokens.revoke(tokens.row(note));
  }
);
