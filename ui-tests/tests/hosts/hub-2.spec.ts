import { expect, test } from '../../fixtures';
import { HubTokensSection } from '../../pages/hubtokenssection';

/** Lets pages create tokens on a hub before 3.0. */
const PAGES_CREATE = [
  "c.Spawner.oauth_roles = ['page']",
  `c.JupyterHub.load_roles = [{
    'name': 'page',
    'scopes': ['tokens!user', 'access:servers!user', 'read:users:name!user', 'read:users:groups!user']
  }]`
];

test(
  'there is no form where the Hub gives new tokens more than requested',
  { tag: '@hub-2' },
  async ({ newJupyter, startHost }) => {
    const host = await startHost(PAGES_CREATE);
    const jupyter = await newJupyter({ host });
    await jupyter.open();
    await jupyter.showPanel();
    const { form, root, rows } = new HubTokensSection(jupyter);
    await expect(root).toContainText('this page creates none');
    await expect(form).toHaveCount(0);

    await test.step('the Hub does that', async () => {
      const made = await jupyter.request(
        '/hub/api/users/alice/tokens',
        'POST',
        {
          note: 'for one server',
          expires_in: 600,
          scopes: ['access:servers!server=alice/']
        }
      );
      const { token } = JSON.parse(made.body);
      const { body } = await host.curl(`${host.about.url}hub/api/user`, token);
      expect(JSON.parse(body).scopes).toContain('tokens!user=alice');
    });

    await test.step('the list names no permissions that the Hub does not report', async () => {
      await jupyter.button('Refresh tokens').click();
      await expect(rows.filter({ hasText: 'for one server' })).toBeVisible();
      await expect(rows.filter({ hasText: 'Nothing' })).toHaveCount(0);
      await expect(
        rows.filter({ hasText: 'Permissions not known' })
      ).toHaveCount(await rows.count());
    });
  }
);
