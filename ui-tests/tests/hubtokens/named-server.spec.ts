import { expect, test } from '../../fixtures';
import { openHubTokens } from '../../pages/hubtokenssection';
import { keptTokens } from '../../hosts/hubdatabase';

const DAY = 24 * 60 * 60;

test(
  'a named server’s token gives access to that server and not to the default one',
  { tag: '@hub-tokens' },
  async ({ host, hostName, jupyter, newJupyter, user }) => {
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
    await expect(tokens.row(note)).toContainText(
      `Access the server ${user}/gpu`
    );
    const token = await tokens.copyNewToken();

    // JupyterHub 3.1.1 fails when it compares the scopes of two servers of a
    // user ("'frozenset' object has no attribute 'add'"), and its proxy
    // responds.
    const refused = hostName.startsWith('hub-3.1.1') ? 503 : 403;
    for (const [page, value, status] of [
      [named, token, 200],
      [named, defaultToken, refused],
      [jupyter, defaultToken, 200],
      [jupyter, token, refused]
    ] as const) {
      expect(await page.statusWith(value)).toBe(status);
    }
    const scopes = [`access:servers!server=${user}/gpu`];
    expect(await keptTokens(host, note)).toEqual([
      { user, note, scopes, seconds: 30 * DAY }
    ]);
  }
);
