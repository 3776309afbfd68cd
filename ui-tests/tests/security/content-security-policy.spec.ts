import { expect, test } from '../../faults/proxied';
import { enableAllPlugins } from '../../pages/disabledplugins';
import { openHubTokens } from '../../pages/hubtokenssection';
import type { JupyterPage } from '../../pages/jupyterpage';
import type { IViolation } from '../../pages/policy';
import {
  allow,
  headerValue,
  kindsOf,
  recordViolations,
  STRICT
} from '../../pages/policy';
import { SnippetsSection } from '../../pages/snippetssection';

/** The path of the extension's own scripts. */
const OWN_SCRIPTS = '/extensions/jupyterlab-api-token/static/';

/** Violations of this header are reported, but not blocked. */
const REPORT_ONLY = 'Content-Security-Policy-Report-Only';

test(
  'works under the Content-Security-Policy that JupyterLab needs',
  { tag: '@hub-tokens-newest' },
  async ({ faultProxy, jupyter, newJupyter, user }) => {
    test.slow();
    const { host } = jupyter;
    /** Open JupyterLab with these headers of its pages. */
    const visit = async (name: string, headers: Record<string, string>) => {
      const visiting = await newJupyter({ host });
      const { page } = visiting;
      const violations = await recordViolations(page);
      const address = `${jupyter.serverUrl}lab/workspaces/${name}`;
      faultProxy.break(
        { path: new RegExp(`/lab/workspaces/${name}$`) },
        { kind: 'headers', headers }
      );
      await page.goto(address);
      await visiting.waitUntilReady();
      return { visiting, violations };
    };

    const withoutIt = await test.step('without the extension', async () => {
      const disable = ['jupyter', 'labextension', 'disable', '--level=user'];
      await host.run([...disable, 'jupyterlab-api-token'], user);
      const { visiting, violations } = await visit('without', {
        [REPORT_ONLY]: headerValue(STRICT)
      });
      await enableAllPlugins(host, user);
      await expect(visiting.sideBarTab).toHaveCount(0);
      await useJupyterLab(visiting);
      await visiting.cleanUp();
      return violations;
    });

    const withIt =
      await test.step('with the extension, and with the least policy that JupyterLab needs', async () => {
        const { visiting, violations } = await visit('with', {
          'Content-Security-Policy': headerValue(allow(withoutIt)),
          [REPORT_ONLY]: headerValue(STRICT)
        });
        await useJupyterLab(visiting);
        await useEverything(visiting);
        await visiting.cleanUp();
        return violations;
      });

    expect(withIt.filter(({ isInForce }) => isInForce)).toEqual([]);
    const kinds = kindsOf(withoutIt);
    expect(kinds).toContain('style-src-elem inline');
    expect(kindsOf(withIt).filter(kind => !kinds.includes(kind))).toEqual([]);
    const own = withIt.filter(({ source }) => source.includes(OWN_SCRIPTS));
    expect(own).not.toEqual([]);
    expect(own.filter(violation => !isOfEveryExtension(violation))).toEqual([]);
  }
);

/**
 * Whether JupyterLab's builder causes this violation in every extension, such
 * as `jupyterlab_pygments`. A policy for JupyterLab must allow it.
 */
function isOfEveryExtension(violation: IViolation): boolean {
  const { blocked, directive, sample } = violation;
  switch (`${directive} ${blocked}`) {
    // style-loader adds an empty style element, then its content.
    case 'style-src-elem inline':
      return sample === '' || sample.startsWith('.jp-ApiToken');
    // webpack loads chunks with script elements.
    case 'require-trusted-types-for trusted-types-sink':
      return (
        sample.startsWith('HTMLScriptElement src|') &&
        sample.includes(new URL(violation.source).origin)
      );
    default:
      return false;
  }
}

/**
 * Use the parts of JupyterLab that the extension uses too: the palette, the
 * settings editor, a dialog and a notebook.
 */
async function useJupyterLab(jupyter: JupyterPage): Promise<void> {
  const { page } = jupyter;
  await jupyter.openNotebook();
  // JupyterLab loses a shortcut while a notebook takes the focus.
  await expect(async () => {
    await page.keyboard.press('Control+,');
    await expect(page.locator('.jp-PluginList-entry').first()).toBeVisible({
      timeout: 5000
    });
  }).toPass();
  await jupyter.runFromPalette('About JupyterLab');
  const dialog = page.locator('.jp-Dialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}

/** Use everything in the panel, with a notebook open. */
async function useEverything(jupyter: JupyterPage): Promise<void> {
  const { page, panel, result } = jupyter;
  await jupyter.showPanel();
  await jupyter.button('Reveal token').click();
  await expect(jupyter.token).toHaveText(jupyter.requestToken);
  await jupyter.button('Hide token').click();
  await jupyter.copyToken();
  for (const details of await panel.locator('summary').all()) {
    await details.click();
  }
  await jupyter.test('/api/sessions');
  await expect(result.getByRole('row')).not.toHaveCount(0);
  await jupyter.test('/api/kernelspecs');
  await expect(result).toContainText('"kernelspecs"');
  await jupyter.test('/api/contents/nothing');
  await expect(result).toContainText('Nothing found at this path');

  const snippets = new SnippetsSection(jupyter);
  await panel.getByLabel('API path').fill('/api/sessions');
  const languages = snippets.language.locator('option');
  for (const language of await languages.allTextContents()) {
    await snippets.choose({ language });
    await expect(snippets.code).not.toBeEmpty();
  }
  await snippets.choose({ language: 'curl', includeToken: true });
  await snippets.copy();
  await snippets.choose({ language: 'Python (requests)', includeToken: false });
  await snippets.insert();

  const tokens = await openHubTokens(jupyter);
  const note = 'for a policy';
  await tokens.create({ note });
  await tokens.newTokenButton('Reveal new token').click();
  await tokens.copyNewToken();
  await tokens.updateList();
  await tokens.revoke(tokens.row(note));
  await expect(tokens.row(note)).toHaveCount(0);

  await jupyter.openSettings();
  await jupyter.changeSetting('maskAfterSeconds', '20');
  await jupyter.hidePanel();
  await jupyter.runFromPalette('Copy API Token');
  await expect(page.getByText('Token copied.').last()).toBeVisible();
}
