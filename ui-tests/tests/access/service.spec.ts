import { expect, test } from '../../fixtures';
import { HubTokensSection } from '../../pages/hubtokenssection';

test(
  'a service of the hub is shown as one, and each user has their own token',
  { tag: '@service' },
  async ({ browser, host, newJupyter }) => {
    const tokens: string[] = [];
    for (const user of ['alice', 'bob']) {
      const context = await browser.newContext();
      const jupyter = await newJupyter({ host, user, context });
      const { page, panel } = jupyter;
      await jupyter.openOnHub('home');
      await page.waitForURL(/\/hub\/home/);
      // The hub starts it, and gives the proxy its route when it runs.
      await expect(async () => {
        const url = `${host.about.url}services/lab/lab`;
        expect((await page.goto(url))?.status()).toBe(200);
      }).toPass({ timeout: 60_000 });
      await jupyter.waitUntilReady();
      await jupyter.showPanel();
      await jupyter.expectTitle(`JupyterHub token of ${user}`);
      await expect(panel).toContainText('Gives access to service lab');
      await expect(jupyter.row('Owner')).toHaveText(user);
      await jupyter.expectRows({
        Service: jupyter.serverUrl,
        Permissions: 'access:services!service=lab'
      });
      tokens.push(await jupyter.copyToken());
      expect(await jupyter.statusWith(tokens[tokens.length - 1])).toBe(200);
      await jupyter.expectOutcome('ok');

      // There the token in the environment gets 403.
      await expect(panel.getByLabel('Where it runs')).toHaveCount(0);
      const { root } = new HubTokensSection(jupyter);
      await expect(root).toContainText('Open the Hub’s token page');
      await expect(root).not.toContainText('access:servers');
      await context.close();
    }
    expect(tokens[0]).not.toBe(tokens[1]);
  }
);
