import { expect, test } from '../../fixtures';
import { HubTokensSection } from '../../pages/hubtokenssection';

test(
  'JupyterLite has no server and no token',
  { tag: '@lite' },
  async ({ host, newJupyter }) => {
    const jupyter = await newJupyter({ host });
    await jupyter.page.goto(`${host.about.url}lab/index.html`);
    await jupyter.waitUntilReady();
    await jupyter.showPanel();
    await jupyter.expectTitle('JupyterLite has no server and no token');
    await expect(jupyter.panel).toContainText('There is no token to test');
    await expect(new HubTokensSection(jupyter).root).toContainText(
      'JupyterLite has no server that a script could call.'
    );
    await expect(jupyter.button('Copy snippet')).toHaveCount(0);
  }
);
