import { createHash } from 'node:crypto';

import { expect, test } from '../../fixtures';
import { execute } from '../../hosts/host';
import { HubTokensSection } from '../../pages/hubtokenssection';
import type { ISession } from '../../pages/jupyterpage';
import { SnippetsSection } from '../../pages/snippetssection';

/**
 * The arguments of a server that is open or requires a password, for
 * jupyter_server 1 and 2.
 */
function options(hostName: string): { token: string; password: string } {
  return hostName.startsWith('lab-3')
    ? { token: '--ServerApp.token=', password: '--ServerApp.password' }
    : {
        token: '--IdentityProvider.token=',
        password: '--PasswordIdentityProvider.hashed_password'
      };
}

/** A text that no snippet contains. */
const NO_TOKEN = 'no token';

/** Signs in as docs/troubleshooting.md says. */
const SIGN_IN = `
import requests, sys
url, session = sys.argv[1], requests.Session()
session.get(f"{url}login")
form = {"password": "secret", "_xsrf": session.cookies["_xsrf"]}
session.post(f"{url}login", data=form)
headers = {"X-XSRFToken": session.cookies["_xsrf"]}
print(session.get(f"{url}api/sessions").status_code,
      session.post(f"{url}api/kernels", headers=headers).status_code)
`;

test(
  'says on a server with a password why there is no token, and what works instead',
  { tag: '@no-token' },
  async ({ hostName, newJupyter, startHost }) => {
    const { token, password } = options(hostName);
    const hash = createHash('sha1').update('secretsalt').digest('hex');
    const host = await startHost([token, `${password}=sha1:salt:${hash}`]);
    const jupyter = await newJupyter({ host });
    const { page } = jupyter;
    await page.goto(`${host.about.url}lab`);
    await page.locator('input[type=password]').fill('secret');
    await page.locator('#login_submit').click();
    await jupyter.waitUntilReady();
    await jupyter.showPanel();
    await jupyter.expectTitle('This server uses no token');
    await expect(jupyter.panel).toContainText(
      'lets this browser in with a password'
    );
    await expect(jupyter.panel).toContainText('JUPYTER_TOKEN');
    await expect(jupyter.panel).toContainText('There is no token to test');
    await expect(jupyter.panel.getByRole('button')).toHaveText([
      'Token details',
      'Refresh',
      'Test',
      'Snippets',
      'Tokens for scripts',
      'Copy diagnostics'
    ]);
    await expect(new HubTokensSection(jupyter).root).toContainText(
      'Only a JupyterHub can create tokens with fewer permissions and an expiry date. This server does not run on one.'
    );

    await jupyter.runFromPalette('Copy API Token');
    await expect(jupyter.panel).toContainText('This server uses no token');

    const printed = await execute('python', ['-c', SIGN_IN, host.about.url]);
    expect(printed.trim()).toBe('200 201');
  }
);

test(
  'tests an open server without a token',
  { tag: '@no-token' },
  async ({ hostName, newJupyter, startHost }) => {
    const { token, password } = options(hostName);
    const host = await startHost([token, `${password}=`]);
    const jupyter = await newJupyter({ host });
    await jupyter.open();
    await jupyter.showPanel();
    await jupyter.expectTitle('This server uses no token');
    await expect(jupyter.panel).toContainText(
      'It does not ask for a token or a password'
    );
    expect(await jupyter.statusWith('')).toBe(200);
    await jupyter.button('Test without a token').click();
    await expect(jupyter.result).toContainText(
      'The server responded, without a token'
    );

    await jupyter.openNotebook();
    await expect(jupyter.panel.getByLabel('Include the token')).toHaveCount(0);
    const snippets = new SnippetsSection(jupyter);
    const code = await snippets.copy(NO_TOKEN);
    expect(JSON.parse(await execute('sh', ['-c', code]))).toHaveLength(1);

    await test.step('a session is started from another machine and from the notebook', async () => {
      const { page } = jupyter;
      await snippets.choose({ language: 'Start a session for a notebook' });
      const start = await snippets.copy(NO_TOKEN);
      const printed = await execute('python', ['-c', start]);
      const { body } = await host.curl(`${host.about.url}api/sessions`, '');
      const sessions: ISession[] = JSON.parse(body);
      const started = sessions.find(
        ({ path }) => path === 'from-a-script.ipynb'
      );
      const words = `Session ${started?.id}\nKernel ${started?.kernel.id}\n`;
      expect(printed).toBe(words);

      await snippets.insert();
      await page.keyboard.press('Control+Enter');
      await expect(page.locator('.jp-OutputArea-output')).toHaveText(words);
    });
  }
);
