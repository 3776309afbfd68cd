import { version } from '../../../package.json';
import { expect, test } from '../../fixtures';
import { MASK } from '../../pages/jupyterpage';

const READ_VERSIONS = `
import json
from importlib.metadata import version
print(json.dumps([version("jupyterlab"), version("jupyter_server")]))
`;

test(
  'reveals, copies, tests and masks the token, which alone gives access to the server',
  { tag: '@any' },
  async ({ host, hostName, jupyter, user }) => {
    test.slow();
    const { page, panel, requestToken: token, result } = jupyter;
    await jupyter.openNotebook();
    await jupyter.showPanel();

    await test.step('the diagnostics contain no token and no name', async () => {
      const [lab, server] = JSON.parse(
        await host.run(['python', '-c', READ_VERSIONS], user)
      );
      // A user may put the token into the path.
      await jupyter.expectOutcome(
        'not-found',
        `/api/contents/${token}?token=${token}`
      );
      const copied = panel.getByText('Diagnostics copied.');
      const said = copied.waitFor();
      await jupyter.button('Copy diagnostics').click();
      await said;
      const report = await jupyter.paste();
      // The message disappears, as the button's check mark does.
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
      if (user) {
        expect(report).toMatch(/^scopes: access:servers!server/m);
        expect(report).not.toContain(user);
      }
      expect(report).not.toContain(token);
      expect(report).not.toContain(new URL(page.url()).host);
      expect(report).not.toContain('/api/');
      await jupyter.test('/api/sessions');
    });

    await test.step('a copy button shows a check mark for a moment', async () => {
      const button = jupyter.button('Copy token');
      const looks = () =>
        button
          .locator('.jp-ApiToken-copyIcon')
          .evaluate(icon => getComputedStyle(icon).clipPath);
      const before = await looks();
      expect(before).not.toBe('none');
      const { width } = (await button.boundingBox())!;
      await button.click();
      await expect.poll(looks).not.toBe(before);
      expect((await button.boundingBox())!.width).toBe(width);
      await expect.poll(looks).toBe(before);
    });

    await test.step('the token in the clipboard gives access to the server', async () => {
      await jupyter.button('Copy URL').click();
      await expect.poll(() => jupyter.paste()).toBe(jupyter.serverUrl);
      const [{ path }] = await jupyter.sessions();
      expect(path).toMatch(/Untitled.*\.ipynb$/);
      await jupyter.expectRightToken([path]);
      await expect(result).toContainText(/200 in \d+ ms, with the token only/);
    });

    await test.step('the test sends the token alone', async () => {
      const cookies = await page.context().cookies(jupyter.serverUrl);
      expect(cookies.length).toBeGreaterThan(0);
      const addresses = [`${jupyter.serverUrl}api/sessions`];
      if (user) {
        addresses.push(`${host.about.url}hub/api/user`);
      }
      const requests = addresses.map(address => page.waitForRequest(address));
      await jupyter.test();
      for (const request of await Promise.all(requests)) {
        const headers = await request.allHeaders();
        expect(headers['authorization']).toBe(`token ${token}`);
        expect(headers['cookie']).toBeUndefined();
        expect(headers['referer']).toBeUndefined();
        expect(headers['x-xsrftoken']).toBeUndefined();
      }
    });

    await test.step('a change in the settings editor applies at once', async () => {
      await jupyter.button('Reveal token').click();
      await jupyter.openSettings();
      await jupyter.changeSetting('maskAfterSeconds', '1');
      await expect(jupyter.token).toHaveText(MASK);
      await jupyter.changeSetting('apiPath', '/api/kernels');
      await expect(panel.getByLabel('API path')).toHaveValue('/api/kernels');
    });

    await test.step('the File menu shows the panel, and a reload restores it', async () => {
      await jupyter.hidePanel();
      const saved = jupyter.untilSaved(/"current": ?"jp-api-token"/);
      await jupyter.chooseInMenu('File', 'Show API Token');
      await expect(jupyter.token).toHaveText(MASK);
      await saved;
      await page.reload();
      await expect(jupyter.token).toHaveText(MASK, { timeout: 60_000 });
    });

    await test.step('a button in a document can’t copy the token or a snippet', async () => {
      const path = panel.getByLabel('API path');
      await path.fill('copied before');
      await path.press('Control+A');
      await path.press('Control+C');
      // From 4.6 on, JupyterLab asks first. This test refuses.
      const asked = page.locator('.jp-Dialog');
      for (const id of ['api-token:copy-snippet', 'api-token:copy']) {
        await page.evaluate(command => {
          const button = document.createElement('button');
          button.dataset.commandlinkerCommand = command;
          document.body.append(button);
          button.click();
          button.remove();
        }, id);
        if (hostName === 'lab-3.4.7') {
          const words = page.getByText('A link in a document can’t copy');
          await expect(id === 'api-token:copy' ? panel : words).toBeVisible();
        } else {
          await expect(asked).toContainText('Run Command?');
          await asked.getByRole('button').first().click();
          await expect(asked).toHaveCount(0);
        }
      }
      expect(await jupyter.paste()).toBe('copied before');
      await path.fill('/api/kernels');
    });

    await test.step('it is tested from the palette', async () => {
      await jupyter.hidePanel();
      await jupyter.runFromPalette('Test API Token');
      await expect(result).toHaveAttribute('data-outcome', 'ok');
    });
  }
);
