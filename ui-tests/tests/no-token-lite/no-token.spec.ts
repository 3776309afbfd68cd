import { expect, test } from '../../fixtures';
import { JupyterPage } from '../../jupyterpage';

test('JupyterLite: there is no server, and so no token', async ({
  context,
  host
}) => {
  const page = await context.newPage();
  const jupyter = new JupyterPage(page, host);
  await page.goto(`${host.about.url}lab/index.html`);
  await jupyter.waitUntilReady();
  await jupyter.showPanel();
  await expect(jupyter.panel.getByRole('heading', { level: 2 })).toHaveText(
    'JupyterLite has no server, and so no token'
  );
  await expect(jupyter.panel).toContainText('There is no server to try');
  jupyter.expectQuietConsole();
});
