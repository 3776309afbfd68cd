import { expect, test } from '../../fixtures';

test(
  'whatever the Hub answers becomes words',
  { tag: '@hub' },
  async ({ hostName, jupyter }) => {
    const { page, panel } = jupyter;
    const address = `${jupyter.host.about.url}hub/api/user`;
    await jupyter.showPanel();
    const refresh = async () => {
      await jupyter.button('Refresh').click();
      await expect(panel.getByText('Asking the Hub')).toHaveCount(0);
    };

    await page.route(address, route =>
      route.fulfill({ contentType: 'text/html', body: '<h1>Sign in</h1>' })
    );
    await refresh();
    await expect(panel).toContainText('returned a web page');
    await page.unroute(address);

    await page.route(address, route =>
      route.fulfill({ json: ['not', 'a', 'user'] })
    );
    await refresh();
    await expect(panel).toContainText('The Hub’s response could not be read');
    await page.unroute(address);

    await page.route(address, route =>
      route.fulfill({ json: { name: 7, scopes: 'all', admin: null } })
    );
    await refresh();
    await expect(jupyter.row('May')).toHaveText('The Hub did not say');
    // From JupyterHub 5.0 on the page's own configuration says who signed in.
    await expect(jupyter.row('Owner')).toHaveText(
      hostName === 'hub-newest' ? jupyter.user : 'The Hub did not say'
    );
    await page.unroute(address);

    await page.route(address, route =>
      route.fulfill({
        json: { name: '<img src=x>', scopes: ['custom:x!y=z', 'self'] }
      })
    );
    await refresh();
    await expect(panel).toContainText('JupyterHub token of <img src=x>');
    await expect(panel).toContainText('custom:x!y=z');
    await expect(panel).toContainText('Everything of your own on the Hub');
    await page.unroute(address);

    await refresh();
    await expect(panel).toContainText(`JupyterHub token of ${jupyter.user}`);
  }
);
