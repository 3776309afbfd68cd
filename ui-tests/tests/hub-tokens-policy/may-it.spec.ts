import { expect, test } from '../../fixtures';
import { HubTokensSection, openHubTokens } from '../../hubtokenssection';
import { withdrawPermission } from './withdrawn';

/**
 * Takes away what these hosts allow: the hub is as it comes.
 */
const PLAIN = 'del c.Spawner.oauth_client_allowed_scopes';

const ADMIN = "c.Authenticator.admin_users = {'ada'}";

const MAY_NOT =
  'This hub does not let this page make tokens: make them on the Hub’s token page.';

test('on a plain hub: why there is no form, and a way that works', async ({
  hostName,
  newJupyter,
  startHost
}) => {
  const host = await startHost([PLAIN]);
  const jupyter = await newJupyter({ host });
  const { page } = jupyter;
  const { form, list, root } = new HubTokensSection(jupyter);
  const aboutTokens: string[] = [];
  page.on('request', request => {
    if (/\/hub\/api\/.*tokens/.test(request.url())) {
      aboutTokens.push(request.url());
    }
  });
  await jupyter.open();
  await jupyter.showPanel();
  await expect(root).toContainText(MAY_NOT);
  await expect(form).toHaveCount(0);
  await expect(list).toHaveCount(0);

  const link = root.getByRole('link', { name: 'Open the Hub’s token page' });
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  const opened = page.waitForEvent('popup');
  await link.click();
  const tokenPage = await opened;
  expect(tokenPage.url()).toBe(`${host.about.url}hub/token`);
  expect(await tokenPage.evaluate(() => window.opener)).toBeNull();
  const permissions = tokenPage.getByLabel('Permissions');
  const scope = root.locator('code');
  if (hostName.startsWith('hub-newest')) {
    await test.step('the scope that is pasted there opens this server alone', async () => {
      await page.bringToFront();
      await expect(scope).toHaveText('access:servers!server=alice/');
      // A click selects all of it.
      await scope.click();
      await page.keyboard.press('Control+C');
      await tokenPage.bringToFront();
      await permissions.focus();
      await tokenPage.keyboard.press('Control+V');
      await expect(permissions).toHaveValue('access:servers!server=alice/');
      // The Hub's page answers a click when its scripts are there.
      await tokenPage.waitForLoadState('networkidle');
      await tokenPage
        .getByRole('button', { name: 'Request new API token' })
        .click();
      const made = tokenPage.locator('#token-result');
      await expect(made).toHaveText(/^[\da-f]+$/);
      const token = await made.innerText();
      const sessions = `${jupyter.serverUrl}api/sessions`;
      expect((await host.curl(sessions, token)).status).toBe(200);
      const users = `${host.about.url}hub/api/users`;
      expect((await host.curl(users, token)).status).toBe(403);
    });
  } else {
    await test.step('the Hub’s page takes no scope, and the panel says so', async () => {
      await expect(permissions).toHaveCount(0);
      await expect(scope).toHaveCount(0);
      await expect(root).toContainText(
        'Before JupyterHub 5.0 that page makes only tokens that may do all that you may on the Hub'
      );
    });
  }
  await page.bringToFront();

  await test.step('what it takes and risks is folded away, for admins', async () => {
    const recipe = root.locator('pre');
    const danger = root.getByText(/^Danger: whatever runs in such a page/);
    await expect(recipe).toBeHidden();
    await expect(danger).toBeHidden();
    await root.getByText('For admins of the hub').click();
    await expect(recipe).toBeVisible();
    await expect(danger).toBeVisible();
  });
  expect(aboutTokens).toEqual([]);
});

test('the lines that the panel gives admins let people make tokens, and no admin’s page', async ({
  browser,
  jupyter,
  newJupyter,
  request,
  startHost
}) => {
  await withdrawPermission(jupyter.page, jupyter.host);
  await jupyter.showPanel();
  const shown = new HubTokensSection(jupyter).root.locator('pre');
  const recipe = (await shown.textContent()) ?? '';
  expect(recipe).toContain('(LocalProcessSpawner)');

  const host = await startHost([
    PLAIN,
    ADMIN,
    // In the test everybody is the same user of the machine.
    recipe.replaceAll('LocalProcessSpawner', 'SimpleLocalProcessSpawner')
  ]);
  const alice = await newJupyter({
    host,
    context: await browser.newContext()
  });
  await alice.open();
  const section = await openHubTokens(alice);
  await section.create({ note: 'by the recipe' });

  const context = await browser.newContext();
  const ada = await newJupyter({ host, user: 'ada', context });
  const expectNoTokens = async () => {
    await ada.showPanel();
    const { form, root } = new HubTokensSection(ada);
    await expect(root).toContainText(MAY_NOT);
    await expect(form).toHaveCount(0);
    const response = await request.post(
      `${host.about.url}hub/api/users/ada/tokens`,
      {
        headers: { Authorization: `token ${ada.requestToken}` },
        data: { note: 'an admin’s', expires_in: 60, scopes: ['admin:users'] }
      }
    );
    expect(response.status()).toBe(403);
  };
  await ada.open();
  await test.step('on an admin’s own page', expectNoTokens);
  await ada.openOther('alice');
  await test.step('on an admin’s page of alice’s server', expectNoTokens);
});

test('a hub that lets all pages make tokens lets an admin’s too', async ({
  newJupyter,
  startHost
}) => {
  const host = await startHost([ADMIN]);
  const jupyter = await newJupyter({ host, user: 'ada' });
  await jupyter.open();
  const section = await openHubTokens(jupyter);
  await section.create({ note: 'an admin’s' });
});
