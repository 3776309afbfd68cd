import { expect, test } from '../../fixtures';
import { MASK } from '../../jupyterpage';

test('the token in the clipboard opens the server', async ({ jupyter }) => {
  await jupyter.openNotebook();
  await jupyter.showPanel();
  await expect(jupyter.token).toHaveText(MASK);

  await jupyter.button('Reveal token').click();
  await expect(jupyter.token).toHaveText(jupyter.requestToken);
  await expect(jupyter.button('Hide token')).toHaveAttribute(
    'aria-pressed',
    'true'
  );
  await jupyter.button('Hide token').click();
  await expect(jupyter.token).toHaveText(MASK);

  await jupyter.button('Copy token').click();
  await expect(jupyter.panel.getByText('Token copied.')).toBeVisible();
  const copied = await jupyter.paste();
  expect(copied).toBe(jupyter.requestToken);

  const { status, body } = await jupyter.host.curl(
    `${jupyter.serverUrl}api/sessions`,
    copied
  );
  expect(status).toBe(200);
  const [session] = JSON.parse(body);
  expect(session.path).toMatch(/Untitled.*\.ipynb$/);

  // The panel's own test shows the same session.
  await jupyter.test();
  await expect(jupyter.result).toContainText('The token works');
  await expect(jupyter.result).toContainText(
    /200 in \d+ ms, with the token alone/
  );
  await expect(jupyter.result).toContainText('1 session');
  await expect(
    jupyter.result.getByRole('row', { name: session.path })
  ).toContainText(session.kernel.name);
});

test('the test sends the token alone', async ({ jupyter, user }) => {
  const { page } = jupyter;
  await jupyter.showPanel();
  const cookies = await page.context().cookies(jupyter.serverUrl);
  expect(cookies.length).toBeGreaterThan(0);
  const addresses = [`${jupyter.serverUrl}api/sessions`];
  if (user) {
    addresses.push(`${jupyter.host.about.url}hub/api/user`);
  }
  const requests = addresses.map(address => page.waitForRequest(address));
  await jupyter.test();
  for (const request of await Promise.all(requests)) {
    const headers = await request.allHeaders();
    expect(headers['authorization']).toBe(`token ${jupyter.requestToken}`);
    expect(headers['cookie']).toBeUndefined();
    expect(headers['referer']).toBeUndefined();
    expect(headers['x-xsrftoken']).toBeUndefined();
  }
});

test('it is copied from the palette with the panel never opened', async ({
  jupyter
}) => {
  await jupyter.runFromPalette('Copy API Token');
  await expect(jupyter.page.getByText('Token copied.')).toBeVisible();
  await expect(jupyter.panel).toBeHidden();
  expect(await jupyter.paste()).toBe(jupyter.requestToken);
});

test('it is tested from the palette', async ({ jupyter }) => {
  await jupyter.runFromPalette('Test API Token');
  await expect(jupyter.result).toContainText('The token works');
  await expect(jupyter.result).toContainText('No session is running');
});

test('the File menu shows the panel, and a reload restores it', async ({
  jupyter
}) => {
  const { page } = jupyter;
  const saved = page.waitForResponse(
    response =>
      response.url().includes('/api/workspaces/') &&
      response.request().method() === 'PUT' &&
      /"current": ?"jp-api-token"/.test(response.request().postData() ?? '')
  );
  await page.getByRole('menuitem', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Show API Token' }).click();
  await expect(jupyter.token).toHaveText(MASK);
  await saved;
  await page.reload();
  await expect(jupyter.token).toHaveText(MASK, { timeout: 60_000 });
});

test('the words of the table count and list what the server has', async ({
  jupyter
}) => {
  await jupyter.openNotebook();
  await jupyter.showPanel();
  await jupyter.test('/api/kernels');
  await expect(jupyter.result).toContainText('1 kernel');
  await expect(jupyter.result.getByRole('columnheader')).toHaveText([
    'Kernel',
    'State',
    'Last active',
    'Id'
  ]);
  await jupyter.test('api/contents');
  await expect(jupyter.result).toContainText(/\d+ files? (or|and) folders?/);
  await expect(
    jupyter.result.getByRole('row', { name: /Untitled.*\.ipynb/ }).first()
  ).toBeVisible();
  await jupyter.test('/api/terminals');
  await expect(jupyter.result).toContainText('No terminal is running');
  const { request } = jupyter.page.context();
  const headers = { Authorization: `token ${jupyter.requestToken}` };
  const terminals = `${jupyter.serverUrl}api/terminals`;
  const opened = await request.post(terminals, { headers });
  const { name } = await opened.json();
  await jupyter.test('/api/terminals');
  await expect(jupyter.result).toContainText('1 terminal');
  await expect(jupyter.result.getByRole('row', { name })).toBeVisible();
  await request.delete(`${terminals}/${name}`, { headers });
  await jupyter.test('/api/status');
  await expect(jupyter.result).toContainText('"started"');
  await jupyter.test('/api/contents/nothing-here');
  await expect(jupyter.result).toContainText('Nothing is at this path');
});

test('a path that leaves the server is refused before anything is sent', async ({
  jupyter
}) => {
  await jupyter.showPanel();
  const sent: string[] = [];
  jupyter.page.on('request', request => sent.push(request.url()));
  for (const path of [
    '//evil.example/api',
    'https://evil.example/',
    '/../..',
    '/%2e%2e/hub/api/user',
    '/..%5c..',
    '/api/sessions#x'
  ]) {
    await jupyter.test(path);
    await expect(jupyter.result).toContainText('Not sent');
  }
  expect(sent.filter(url => /evil|%2e|%5c|\/hub\/api|#/i.test(url))).toEqual(
    []
  );
});
