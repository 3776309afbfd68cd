import { expect, test } from '../../fixtures';

test(
  'the classic server’s token has full access until the server stops',
  { tag: '@hub-1' },
  async ({ jupyter, user }) => {
    await jupyter.showPanel();
    await jupyter.expectTitle(`JupyterHub token of ${user}`);
    await expect(jupyter.row('Owner')).toHaveText(user);
    await expect(jupyter.row('Permissions')).toContainText('JupyterHub 1.5.1');
    await jupyter.expectRows({
      Permissions: 'Full access to this server',
      Expires: 'When the server stops'
    });
    await jupyter.expectRightToken();
    // The panel says that the token works on the Hub too.
    expect((await jupyter.request('/hub/api/user')).status).toBe(200);
  }
);
