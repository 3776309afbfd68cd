import { expect, test } from '../../fixtures';
import type { Host } from '../../host';
import type { JupyterPage } from '../../jupyterpage';
import { allow, headerValue, STRICT } from './policy';
import { useEverything, useJupyterLab } from './useeverything';
import type { IViolation } from './violations';
import { kindsOf, recordViolations } from './violations';

/** Where the extension's own scripts are. */
const OWN_SCRIPTS = '/extensions/jupyterlab-api-token/static/';

/** A token that is set in advance, since the headers are arguments. */
const TOKEN = 'a-token-of-the-test';

test('it needs nothing of a Content-Security-Policy that JupyterLab does not need', async ({
  browser,
  hostName,
  newJupyter,
  startHost,
  user
}) => {
  // JupyterLab is started three times.
  test.setTimeout(600_000);
  const start = (header: string, value: string) =>
    startHost(headerArguments(hostName, header, value));
  const visit = async (host: Host) => {
    const context = await browser.newContext();
    const jupyter = await newJupyter({ host, context });
    const violations = await recordViolations(jupyter.page);
    await open(jupyter);
    return { jupyter, violations };
  };
  const host = await start(
    'Content-Security-Policy-Report-Only',
    headerValue(STRICT)
  );

  const withIt = await test.step('with the extension', async () => {
    const { jupyter, violations } = await visit(host);
    await useJupyterLab(jupyter);
    await useEverything(jupyter);
    await jupyter.cleanUp();
    return violations;
  });

  const withoutIt = await test.step('without it', async () => {
    const disable = ['jupyter', 'labextension', 'disable', '--level=user'];
    await host.run([...disable, 'jupyterlab-api-token'], user);
    const { jupyter, violations } = await visit(host);
    await expect(
      jupyter.page.locator('.jp-SideBar [data-id="jp-api-token"]')
    ).toHaveCount(0);
    await useJupyterLab(jupyter);
    await jupyter.cleanUp();
    return violations;
  });

  const kinds = kindsOf(withoutIt);
  expect(kinds).toContain('style-src-elem inline');
  expect(kindsOf(withIt).filter(kind => !kinds.includes(kind))).toEqual([]);
  const own = withIt.filter(({ source }) => source.includes(OWN_SCRIPTS));
  expect(own.filter(violation => !isOfEveryExtension(violation))).toEqual([]);

  await test.step('with just the policy that JupyterLab needs, in force', async () => {
    const { jupyter, violations } = await visit(
      await start('Content-Security-Policy', headerValue(allow(withoutIt)))
    );
    await useJupyterLab(jupyter);
    await useEverything(jupyter);
    await jupyter.cleanUp();
    expect(violations).toEqual([]);
  });
});

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

/**
 * The arguments with which a host sends a header with its pages.
 */
function headerArguments(
  hostName: string,
  header: string,
  value: string
): string[] {
  const settings = JSON.stringify({ headers: { [header]: value } });
  const argument = `--ServerApp.tornado_settings=${settings}`;
  return hostName.startsWith('hub')
    ? [
        `c.Spawner.args = [*c.Spawner.get('args', []), ${JSON.stringify(argument)}]`,
        "c.Spawner.oauth_client_allowed_scopes = ['tokens!user']"
      ]
    : [argument, `--ServerApp.token=${TOKEN}`];
}

/**
 * Sign in, and wait until JupyterLab is ready.
 */
async function open(jupyter: JupyterPage): Promise<void> {
  if (!jupyter.user) {
    await jupyter.page.goto(`${jupyter.host.about.url}lab?token=${TOKEN}`);
    await jupyter.waitUntilReady();
  }
  await jupyter.open();
}
