import { expect, test } from '../../fixtures';

test(
  'says that the server has a new token, and has it after “Reload page”',
  { tag: '@lab-newest' },
  async ({ newJupyter, startHost }) => {
    // The test starts a server twice.
    test.slow();
    // Without a token, a server creates one at random each time.
    const host = await startHost(['--LabApp.expose_app_in_browser=False']);
    const jupyter = await newJupyter({ host });
    const { page, panel } = jupyter;
    await jupyter.dismissOutageDialogs();
    const [before] = await host.listServers();
    await page.goto(`${host.about.url}lab?token=${before.token}`);
    await jupyter.waitUntilReady();
    await jupyter.showPanel();
    await expect(panel).toHaveAttribute('data-token-state', 'valid');
    // What highlights the code is the panel's last file.
    await expect(panel.locator('pre span').first()).toBeVisible();

    await host.stopPart('server');
    await jupyter.expectOutcome('unreachable');
    await jupyter.button('Refresh').click();
    await expect(panel).toHaveAttribute('data-token-state', 'unknown');

    await host.startPart('server');
    const [after] = await host.listServers();
    expect(after.token).not.toBe(before.token);
    await jupyter.test();
    await expect(jupyter.result).toContainText('The server refused the token');
    await expect(jupyter.result).toContainText(
      'The server may have restarted with a new token. Reload the page and sign in with the new one.'
    );
    await jupyter.button('Refresh').click();
    await expect(panel).toContainText(
      'The server does not accept this token. Reload the page to get a new one'
    );

    await jupyter.reloadWith(jupyter.button('Reload page'));
    // Some servers recognize the browser by its cookie, and do not ask for the
    // token.
    const field = page.locator('#password_input');
    if (await field.count()) {
      await field.fill(after.token);
      await page.getByRole('button', { name: 'Log in', exact: true }).click();
    }
    await jupyter.waitUntilReady();
    await jupyter.showPanel();
    await expect(panel).toHaveAttribute('data-token-state', 'valid');
    await jupyter.expectRightToken();
  }
);
