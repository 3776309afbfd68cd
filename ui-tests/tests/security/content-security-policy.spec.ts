import { expect, test } from '../../fixtures';
import type { JupyterPage } from '../../pages/jupyterpage';
import { allow, headerValue, STRICT } from '../../pages/policy';
import { useEverything, useJupyterLab } from '../../pages/useeverything';
import type { IViolation } from '../../pages/violations';
import { kindsOf, recordViolations } from '../../pages/violations';

/** Where the extension's own scripts are. */
const OWN_SCRIPTS = '/extensions/jupyterlab-api-token/static/';

/** Violations of this header are reported, and nothing is blocked. */
const REPORT_ONLY = 'Content-Security-Policy-Report-Only';

/** A preconfigured token, since the headers are arguments. */
const TOKEN = 'a-token-of-the-test';

test(
  'works under the Content-Security-Policy that JupyterLab needs',
  { tag: '@hub-newest' },
  async ({ browser, hostName, newJupyter, startHost, user }) => {
    // JupyterLab is started twice.
    test.setTimeout(600_000);
    const visit = async (headers: Readonly<Record<string, string>>) => {
      const host = await startHost(headerArguments(hostName, headers));
      const context = await browser.newContext();
      const jupyter = await newJupyter({ host, context });
      const violations = await recordViolations(jupyter.page);
      return { host, jupyter, violations };
    };

    const withoutIt = await test.step('without the extension', async () => {
      const { host, jupyter, violations } = await visit({
        [REPORT_ONLY]: headerValue(STRICT)
      });
      const disable = ['jupyter', 'labextension', 'disable', '--level=user'];
      await host.run([...disable, 'jupyterlab-api-token'], user);
      await open(jupyter);
      await expect(
        jupyter.page.locator('.jp-SideBar [data-id="jp-api-token"]')
      ).toHaveCount(0);
      await useJupyterLab(jupyter);
      await jupyter.cleanUp();
      return violations;
    });

    const withIt =
      await test.step('with the extension, and with the least policy that JupyterLab needs', async () => {
        const { jupyter, violations } = await visit({
          'Content-Security-Policy': headerValue(allow(withoutIt)),
          [REPORT_ONLY]: headerValue(STRICT)
        });
        await open(jupyter);
        await useJupyterLab(jupyter);
        await useEverything(jupyter);
        await jupyter.cleanUp();
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
 * Whether this is how JupyterLab's builder loads every extension, its own
 * `jupyterlab_pygments` included. A policy for JupyterLab allows it.
 */
function isOfEveryExtension(violation: IViolation): boolean {
  const { blocked, directive, sample } = violation;
  switch (`${directive} ${blocked}`) {
    // The style sheet is an element of the page, empty at first (style-loader).
    case 'style-src-elem inline':
      return sample === '' || sample.startsWith('.jp-ApiToken');
    // Chunks are loaded by script elements (webpack).
    case 'require-trusted-types-for trusted-types-sink':
      return (
        sample.startsWith('HTMLScriptElement src|') &&
        sample.includes(new URL(violation.source).origin)
      );
    default:
      return false;
  }
}

/** The arguments with which a host sends headers with its pages. */
function headerArguments(
  hostName: string,
  headers: Readonly<Record<string, string>>
): string[] {
  const settings = JSON.stringify({ headers });
  const argument = `--ServerApp.tornado_settings=${settings}`;
  return hostName.startsWith('hub')
    ? [
        `c.Spawner.args = [*c.Spawner.get('args', []), ${JSON.stringify(argument)}]`,
        "c.Spawner.oauth_client_allowed_scopes = ['tokens!user']"
      ]
    : [argument, `--ServerApp.token=${TOKEN}`];
}

/** Sign in, and wait until JupyterLab is ready. */
async function open(jupyter: JupyterPage): Promise<void> {
  if (!jupyter.user) {
    await jupyter.page.goto(`${jupyter.host.about.url}lab?token=${TOKEN}`);
    await jupyter.waitUntilReady();
  }
  await jupyter.open();
}
