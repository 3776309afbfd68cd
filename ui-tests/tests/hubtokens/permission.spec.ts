import { expect, test } from '../../fixtures';
import { HubTokensSection } from '../../pages/hubtokenssection';

const MAY_NOT =
  'This hub does not allow this page to create tokens. Create them on the Hub’s token page.';

test(
  'says on a plain hub why there is no form, and what works instead',
  { tag: '@hub' },
  async ({ host, hostName, jupyter }) => {
    const { page } = jupyter;
    const { form, list, root } = new HubTokensSection(jupyter);
    const aboutTokens: string[] = [];
    page.on('request', request => {
      if (/\/hub\/api\/.*tokens/.test(request.url())) {
        aboutTokens.push(request.url());
      }
    });
    await jupyter.showPanel();
    await expect(root).toContainText(MAY_NOT);
    await expect(form).toHaveCount(0);
    await expect(list).toHaveCount(0);

    const link = root.getByRole('link', { name: 'Open the Hub’s token page' });
    const opened = page.waitForEvent('popup');
    await link.click();
    const tokenPage = await opened;
    expect(tokenPage.url()).toBe(`${host.about.url}hub/token`);
    expect(await tokenPage.evaluate(() => window.opener)).toBeNull();
    const permissions = tokenPage.getByLabel('Permissions');
    const scope = root.locator('.jp-mod-toCopy');
    if (hostName.startsWith('hub-newest')) {
      await test.step('the scope to paste there gives access to this server only', async () => {
        await page.bringToFront();
        await expect(scope).toHaveText('access:servers!server=alice/');
        // A click selects the whole scope.
        await scope.click();
        await page.keyboard.press('Control+C');
        await tokenPage.bringToFront();
        await permissions.focus();
        await tokenPage.keyboard.press('Control+V');
        await expect(permissions).toHaveValue('access:servers!server=alice/');
        // The Hub's page reacts to clicks once its scripts are loaded.
        await tokenPage.waitForLoadState('networkidle');
        await tokenPage
          .getByRole('button', { name: 'Request new API token' })
          .click();
        const made = tokenPage.locator('#token-result');
        await expect(made).toHaveText(/^[\da-f]+$/);
        const token = await made.innerText();
        expect(await jupyter.statusWith(token)).toBe(200);
        const users = `${host.about.url}hub/api/users`;
        expect((await host.curl(users, token)).status).toBe(403);
      });
    } else {
      await test.step('the Hub’s token page accepts no scope, and the panel says so', async () => {
        await expect(permissions).toHaveCount(0);
        await expect(scope).toHaveCount(0);
        await expect(root).toContainText(
          'Before JupyterHub 5.0, that page creates only tokens with all of your permissions on the Hub'
        );
      });
    }
    await page.bringToFront();

    await test.step('the instructions and risks for admins are folded', async () => {
      const recipe = root.locator('details pre');
      const danger = root.locator('ul.jp-ApiToken-warning');
      await expect(recipe).toBeHidden();
      await expect(danger).toBeHidden();
      await root.getByText('For admins of the hub').click();
      await expect(recipe).toBeVisible();
      await expect(danger).toBeVisible();
    });
    expect(aboutTokens).toEqual([]);

    // As SECURITY.md says of a hub without subdomains.
    await test.step('a script in the page can use the Hub’s token page anyway', async () => {
      const popup = page.waitForEvent('popup');
      await page.evaluate(
        url => Object.assign(window, { opened: window.open(url) }),
        `${host.about.url}hub/token`
      );
      const made = (await popup).locator('#token-result');
      // The Hub's page reacts to clicks once its scripts are loaded.
      await expect(async () => {
        await page.evaluate(() => {
          const { document }: Window = Reflect.get(window, 'opened');
          document.querySelector<HTMLElement>('form [type=submit]')!.click();
        });
        await expect(made).toHaveText(/^[\da-f]+$/, { timeout: 1000 });
      }).toPass();
      const token = await made.innerText();
      const user = await host.curl(`${host.about.url}hub/api/user`, token);
      expect(JSON.parse(user.body).scopes).toContain('tokens!user=alice');
    });
  }
);
