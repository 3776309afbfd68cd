import { curl } from '../../host';
import { expect, test } from '../../fixtures';

test('the panel says whose token it is and what it opens', async ({
  jupyter
}) => {
  await jupyter.showPanel();
  await expect(jupyter.panel.getByRole('heading', { level: 2 })).toHaveText(
    `JupyterHub token of ${jupyter.user}`
  );
  await expect(jupyter.panel).toContainText('Works now');
  await expect(jupyter.panel).toContainText(`Use the server ${jupyter.user}/`);
  await expect(jupyter.panel).toContainText(
    `access:servers!server=${jupyter.user}/`
  );
  await expect(jupyter.panel).toContainText(jupyter.serverUrl);
});

test('what it says of the token of `jupyter server list` is true', async ({
  jupyter,
  hostName
}) => {
  const [server] = await jupyter.host.listServers(jupyter.user);
  const { status } = await curl(
    `${jupyter.serverUrl}api/sessions`,
    server.token
  );
  expect(status).toBe(hostName === 'hub-3.1.1' ? 403 : 200);

  await jupyter.showPanel();
  const answer = await jupyter.askForOtherToken();
  await expect(answer).toContainText('It is another token');
  await expect(answer).toContainText(
    status === 403 ? 'it is refused with 403' : 'It works'
  );
  await jupyter.button('Reveal token').click();
  await expect(jupyter.token).not.toHaveText(server.token);
});
