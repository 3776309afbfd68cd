import { curl } from '../../host';
import { expect, test } from '../../fixtures';

test('the token is the one that `jupyter server list` prints', async ({
  jupyter
}) => {
  const [server] = await jupyter.host.listServers();
  await jupyter.showPanel();
  await expect(jupyter.panel.getByRole('heading', { level: 2 })).toHaveText(
    'Token of this Jupyter server'
  );
  await expect(jupyter.panel).toContainText('Works now');
  await jupyter.button('Reveal token').click();
  await expect(jupyter.token).toHaveText(server.token);
  const { status } = await curl(
    `${jupyter.serverUrl}api/sessions`,
    server.token
  );
  expect(status).toBe(200);

  const answer = await jupyter.askForOtherToken();
  await expect(answer).toContainText('It is the same token as this one.');
});
