import { expect, test } from '../../fixtures';

test('on a server that was shared the panel tells whose token and whose server', async ({
  browser,
  host,
  newJupyter,
  request
}) => {
  const context = await browser.newContext();
  const owner = await newJupyter({ host, user: 'bob', context });
  await owner.open();
  const jupyter = await newJupyter({ host, user: 'alice' });
  await jupyter.openOnHub('home');
  await jupyter.page.waitForURL(/\/hub\/home/);

  const shared = await request.post(`${host.about.url}hub/api/shares/bob/`, {
    headers: { Authorization: 'token a-secret-of-the-test' },
    data: { user: 'alice' }
  });
  expect(shared.status()).toBe(200);

  await jupyter.openOther('bob');
  await jupyter.showPanel();
  await expect(jupyter.panel.getByRole('heading', { level: 2 })).toHaveText(
    'JupyterHub token of alice'
  );
  await expect(jupyter.row('Owner')).toHaveText('alice');
  await expect(jupyter.row('Server')).toContainText(
    'bob/, which belongs to bob'
  );
  await expect(jupyter.row('May')).toContainText('Use the server bob/');
  await jupyter.expectRightToken();
  await context.close();
});
