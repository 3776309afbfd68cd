import { expect, test } from '../../fixtures';
import { MASK } from '../../pages/jupyterpage';

test(
  'uses a token that changed in the live settings',
  { tag: '@lab-newest' },
  async ({ hostName, newJupyter, startHost }) => {
    const host = await startHost([
      '--LabApp.expose_app_in_browser=True',
      hostName.startsWith('lab-3')
        ? '--ServerApp.token=first'
        : '--IdentityProvider.token=first'
    ]);
    const jupyter = await newJupyter({ host });
    const { page } = jupyter;
    await page.goto(`${host.about.url}lab?token=first`);
    await jupyter.waitUntilReady();
    await jupyter.showPanel();
    await jupyter.button('Reveal token').click();
    await expect(jupyter.token).toHaveText('first');
    await jupyter.button('Hide token').click();

    const app = await jupyter.app();
    await app.evaluate(({ serviceManager }) => {
      Object.assign(serviceManager.serverSettings, { token: 'second' });
    });
    await expect(jupyter.token).toHaveText(MASK);
    await jupyter.button('Copy token').click();
    await expect(jupyter.panel.getByText('Token copied.')).toBeVisible();
    expect(await jupyter.paste()).toBe('second');
    await jupyter.button('Reveal token').click();
    await expect(jupyter.token).toHaveText('second');
    const tested = page.waitForRequest(`${host.about.url}api/sessions`);
    await jupyter.test();
    expect((await tested).headers()['authorization']).toBe('token second');
    await expect(jupyter.result).toContainText('The server refused the token');
    await expect(jupyter.button('Reload page')).toBeVisible();
  }
);
