import { expect, test } from '../../fixtures';
import { Host } from '../../host';
import { JupyterPage } from '../../jupyterpage';

test('where the hub lets the page ask, the panel says when the token ends', async ({
  context,
  hostName,
  user
}) => {
  const host = await Host.start(hostName, [
    'c.Spawner.oauth_client_allowed_scopes = ["tokens!user"]'
  ]);
  try {
    const page = await context.newPage();
    const jupyter = new JupyterPage(page, host, user);
    await jupyter.open();
    await jupyter.showPanel();
    await expect(jupyter.panel).toContainText(
      `See, make and revoke the tokens of ${user}`
    );
    // 14 days after the log-in, by default.
    await expect(jupyter.panel).toContainText(
      /Ends in 1[34] days, or when you log out/
    );
    const end = new Date(Date.now() + 14 * 24 * 60 * 60 * 1000);
    await expect(jupyter.panel).toContainText(
      end.toLocaleDateString('en-US', { dateStyle: 'long' })
    );
    await expect(
      jupyter.panel.getByRole('img', {
        name: '100 percent of its life is left'
      })
    ).toBeVisible();
    jupyter.expectQuietConsole();
  } finally {
    await host.stop();
  }
});
