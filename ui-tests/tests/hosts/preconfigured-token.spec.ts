import { expect, test } from '../../fixtures';

const SET_IN_ADVANCE = 'set-by-the-admin';

test(
  'a preconfigured token works beside the page’s own, and the panel says so',
  { tag: '@preconfigured-token' },
  async ({ browser, hostName, jupyter, newJupyter, user }) => {
    const { host } = jupyter;
    expect(await jupyter.statusWith(SET_IN_ADVANCE)).toBe(200);

    // Only with JupyterHub 3 and jupyter_server 2 does `jupyter server list`
    // show this token.
    const [server] = await host.listServers(user);
    const isListed = hostName === 'hub-3.1.1-server-2-set-in-advance';
    expect(server.token === SET_IN_ADVANCE).toBe(isListed);

    await jupyter.showPanel();
    await jupyter.expectTitle(`JupyterHub token of ${user}`);
    await jupyter.expectRightToken();
    expect(jupyter.requestToken).not.toBe(SET_IN_ADVANCE);
    const answer = await jupyter.askForOtherToken();
    await expect(answer).toContainText('or one that your admin preconfigured');

    if (hostName === 'hub-3.1.1-set-in-advance') {
      await test.step('a page opened with it in the URL calls it an API token', async () => {
        const context = await browser.newContext();
        const other = await newJupyter({ host, context });
        const { serverUrl } = jupyter;
        await other.page.goto(`${serverUrl}lab?token=${SET_IN_ADVANCE}`);
        await other.waitUntilReady();
        await other.showPanel();
        await other.expectTitle(`API token of ${user}`);
        await expect(other.row('Expires')).not.toContainText('sign out');
        expect(await other.copyToken()).toBe(SET_IN_ADVANCE);
        await context.close();
      });
    }
  }
);
