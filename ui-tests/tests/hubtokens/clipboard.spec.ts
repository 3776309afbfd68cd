import { expect, test } from '../../fixtures';
import { openHubTokens } from '../../pages/hubtokenssection';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test(
  'the clipboard is cleared of a new token',
  { tag: '@hub-tokens-newest' },
  async ({ host, newJupyter, user }) => {
    await host.writeSettings(user, 'jupyterlab-api-token:panel', {
      clearClipboardAfterSeconds: 600
    });
    const jupyter = await newJupyter({ host });
    await jupyter.page.clock.install();
    await jupyter.open();
    const tokens = await openHubTokens(jupyter);
    const note = 'for the clipboard';
    await tokens.create({ note });
    await tokens.newTokenButton('Copy new token').click();
    await expect(
      jupyter.panel.getByText(
        /^New token copied\. The clipboard will be cleared/
      )
    ).toBeVisible();
    expect(await jupyter.paste()).not.toBe('');
    await jupyter.page.clock.fastForward('11:00');
    await expect(
      jupyter.panel.getByText('The clipboard was cleared of the token.')
    ).toBeVisible();
    expect(await jupyter.paste()).toBe('');
    await tokens.revoke(tokens.row(note));
    await jupyter.cleanUp();
  }
);
