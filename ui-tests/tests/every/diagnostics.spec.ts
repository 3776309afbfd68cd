import { version } from '../../../package.json';
import { expect, test } from '../../fixtures';

const READ_VERSIONS = `
import json
from importlib.metadata import version
print(json.dumps([version("jupyterlab"), version("jupyter_server")]))
`;

test('the diagnostics say what a report needs, and neither tokens nor names', async ({
  host,
  jupyter,
  user
}) => {
  const { page, panel } = jupyter;
  const [lab, server] = JSON.parse(
    await host.run(['python', '-c', READ_VERSIONS], user)
  );
  await jupyter.showPanel();
  const shown = panel.locator('[data-section="report"] pre');
  await expect(shown).toBeHidden();
  await panel.getByText('What is copied').click();
  await expect(shown).toContainText('test: none yet');

  // Somebody may put the token anywhere.
  const token = jupyter.requestToken;
  await jupyter.test(`/api/contents/${token}?token=${token}`);
  await expect(shown).toContainText('test: not-found, status: 404');
  await jupyter.button('Copy diagnostics').click();
  const copied = panel.getByText('Diagnostics copied.');
  await expect(copied).toBeVisible();
  const report = await jupyter.paste();
  expect(report).toBe(await shown.textContent());
  // Told for a moment, as the button's tick is shown.
  await expect(copied).toHaveCount(0);

  const lines = report.split('\n');
  expect(lines).toContain(`jupyterlab-api-token: ${version}`);
  expect(lines).toContain(`JupyterLab: ${lab}`);
  expect(lines).toContain(`jupyter_server: ${server}`);
  expect(lines).toContain(user ? 'token: hub' : 'token: server');
  expect(report).toMatch(
    user
      ? /^JupyterHub: \d+\.\d+\.\d+, same origin, default server$/m
      : /^JupyterHub: none$/m
  );
  expect(report).toMatch(/^asked: works/m);
  if (user) {
    expect(report).toMatch(/^scopes: access:servers!server/m);
    expect(report).not.toContain(user);
  }
  expect(report).not.toContain(token);
  expect(report).not.toContain(new URL(page.url()).host);
  expect(report).not.toContain('/api/');
});
