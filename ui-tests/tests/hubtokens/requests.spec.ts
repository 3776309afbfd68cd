import { expect, test } from '../../fixtures';
import { HubTokensSection } from '../../pages/hubtokenssection';

test(
  'opening takes two requests to the Hub, a visible list one, a new token one, and a revocation two',
  { tag: '@hub-tokens' },
  async ({ host, hostName, newJupyter }) => {
    // An admin’s page has no other permissions than a user’s.
    const jupyter = await newJupyter({ host, user: 'ada' });
    const { page } = jupyter;
    await jupyter.open();
    await page.waitForLoadState('networkidle');
    const asked: string[] = [];
    page.on('request', request => {
      const [, path] = /\/hub(\/api\/.*)/.exec(request.url()) ?? [];
      if (path) {
        asked.push(path.replace(/\d+$/, '1'));
      }
    });
    await jupyter.showPanel();
    const tokens = new HubTokensSection(jupyter);
    await expect(tokens.createButton).toBeVisible();
    await page.waitForLoadState('networkidle');
    // Before JupyterHub 5.0 the Hub does not report a token's id.
    const own = hostName.includes('3.1.1') ? '' : '/a1';
    const opening = ['/api/user', `/api/users/ada/tokens${own}`];
    expect(asked).toEqual(opening);

    await tokens.showList();
    expect(asked).toEqual([...opening, '/api/users/ada/tokens']);

    asked.length = 0;
    await tokens.create({ note: 'counted' });
    expect(asked).toEqual(['/api/users/ada/tokens']);

    await tokens.revoke(tokens.row('counted'));
    await expect(tokens.row('counted')).toHaveCount(0);
    await expect(tokens.root).toContainText('“counted” is revoked.');
    expect(asked.slice(1)).toEqual(Array(2).fill('/api/users/ada/tokens/a1'));
  }
);
