import { expect, test } from '../../fixtures';

test(
  'names the named server, and its URL works',
  { tag: '@named-server' },
  async ({ host, newJupyter, user }) => {
    const jupyter = await newJupyter({ host });
    await jupyter.openOnHub(`spawn/${user}/gpu-2`);
    await jupyter.waitUntilReady();
    expect(jupyter.serverUrl).toContain(`/user/${user}/gpu-2/`);
    await jupyter.showPanel();
    await expect(jupyter.panel).toContainText(
      `Gives access to server ${user}/gpu-2`
    );
    await jupyter.expectRows({
      Server: `${user}/gpu-2`,
      Permissions: `Access the server ${user}/gpu-2`
    });
    await jupyter.expectRightToken();
  }
);
