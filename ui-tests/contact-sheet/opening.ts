import { createHash } from 'node:crypto';

import type { Host } from '../host';
import type { JupyterPage } from '../jupyterpage';
import type { IVisit } from './pictures';

/**
 * The arguments of a server for a visit, where people get in without a token.
 */
export function serverArguments({ opening }: IVisit): string[] {
  const noToken = '--IdentityProvider.token=';
  const password = '--PasswordIdentityProvider.hashed_password=';
  switch (opening) {
    case 'password': {
      const hash = createHash('sha1').update('secretsalt').digest('hex');
      return [noToken, `${password}sha1:salt:${hash}`];
    }
    case 'open to all':
      return [noToken, password];
    default:
      return [];
  }
}

/**
 * Open the page of a visit, with a notebook where a person would have one.
 */
export async function openPage(
  { opening }: IVisit,
  jupyter: JupyterPage,
  host: Host
): Promise<void> {
  const { page } = jupyter;
  switch (opening) {
    case 'notebook':
      await jupyter.openInNotebook('tree');
      return;
    case 'lite':
      await page.goto(`${host.about.url}lab/index.html`);
      await jupyter.waitUntilReady();
      return;
    case 'password':
      await page.goto(`${host.about.url}lab`);
      await page.locator('input[type=password]').fill('secret');
      await page.locator('#login_submit').click();
      await jupyter.waitUntilReady();
      return;
    default:
      await jupyter.open();
      await jupyter.openNotebook();
  }
}
