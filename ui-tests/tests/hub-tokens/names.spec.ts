import { expect, test } from '../../fixtures';
import { openHubTokens } from '../../hubtokenssection';
import { keptTokens } from './hubdatabase';

const DAY = 24 * 60 * 60;

test('a named server’s token opens that server and not the default one', async ({
  host,
  hostName,
  jupyter,
  newJupyter,
  user
}) => {
  const defaultTokens = await openHubTokens(jupyter);
  await defaultTokens.create({ note: 'for the default server' });
  const defaultToken = await defaultTokens.copyNewToken();

  const named = await newJupyter({ host });
  await named.page.goto(`${host.about.url}hub/spawn/${user}/gpu`);
  await named.waitUntilReady();
  expect(named.serverUrl).toContain(`/user/${user}/gpu/`);
  const tokens = await openHubTokens(named);
  const note = `JupyterLab: ${user}/gpu`;
  await tokens.create();
  await expect(tokens.row(note)).toContainText(`Use the server ${user}/gpu`);
  const token = await tokens.copyNewToken();

  // JupyterHub 3.1.1 breaks off where it compares the scopes of two servers of
  // a person ("'frozenset' object has no attribute 'add'"), and its proxy
  // answers.
  const refused = hostName.startsWith('hub-3.1.1') ? 503 : 403;
  for (const [{ serverUrl }, value, status] of [
    [named, token, 200],
    [named, defaultToken, refused],
    [jupyter, defaultToken, 200],
    [jupyter, token, refused]
  ] as const) {
    const answer = await host.curl(`${serverUrl}api/sessions`, value);
    expect(answer.status).toBe(status);
  }
  expect(await keptTokens(host, note)).toEqual([
    {
      user,
      note,
      scopes: [`access:servers!server=${user}/gpu`],
      seconds: 30 * DAY
    }
  ]);
});

test('people with any name get tokens that open their servers', async ({
  browser,
  host,
  newJupyter
}) => {
  for (const name of ['a+b@example.org', 'maría josé', "first.o'hara"]) {
    await test.step(name, async () => {
      const context = await browser.newContext();
      const jupyter = await newJupyter({ host, user: name, context });
      await jupyter.open();
      const tokens = await openHubTokens(jupyter);
      const note = `JupyterLab: ${name}/`;
      await tokens.create();
      await expect(tokens.row(note)).toContainText(`Use the server ${name}/`);
      const token = await tokens.copyNewToken();
      const { status } = await host.curl(
        `${jupyter.serverUrl}api/sessions`,
        token
      );
      expect(status).toBe(200);
      expect(await keptTokens(host, note)).toEqual([
        {
          user: name,
          note,
          scopes: [`access:servers!server=${name}/`],
          seconds: 30 * DAY
        }
      ]);
      await context.close();
    });
  }
});
