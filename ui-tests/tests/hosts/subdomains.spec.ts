import { expect, test } from '../../fixtures';
import { HubTokensSection } from '../../pages/hubtokenssection';

test(
  'with subdomains the token is shown and tested, and the panel says that it can’t ask the Hub',
  { tag: '@subdomains' },
  async ({ host, jupyter, user }) => {
    expect(new URL(jupyter.page.url()).hostname).toBe(`${user}.localhost`);
    const toHub: string[] = [];
    jupyter.page.on('request', request => {
      if (request.url().includes('/hub/api/')) {
        toHub.push(request.url());
      }
    });
    await jupyter.showPanel();
    await jupyter.expectTitle(`JupyterHub token of ${user}`);
    await expect(jupyter.panel).toHaveAttribute('data-token-state', 'valid');
    await expect(jupyter.row('Owner')).toHaveText(user);
    await expect(jupyter.panel).toContainText('another origin than this page');
    for (const link of await jupyter.panel
      .getByRole('link', { name: 'Open the Hub’s token page' })
      .all()) {
      await expect(link).toHaveAttribute('href', `${host.about.url}hub/token`);
    }
    const { form, root } = new HubTokensSection(jupyter);
    await expect(root).toContainText(
      'the browser does not let the page send it requests. Use the Hub’s token page.'
    );
    await expect(root.locator('.jp-mod-toCopy')).toHaveText(
      `access:servers!server=${user}/`
    );
    await expect(form).toHaveCount(0);
    await jupyter.expectRightToken();
    expect(toHub).toEqual([]);
  }
);
