import { writeFile } from 'node:fs/promises';

import type { Rule } from '../../faults/gate';
import { CREDENTIALS, Gate } from '../../faults/gate';
import { Gateway } from '../../faults/gateway';
import { test as base, expect } from '../../fixtures';
import type { Host } from '../../hosts/host';
import { CHECKOUT, execute, UnavailableError } from '../../hosts/host';
import type { JupyterPage } from '../../pages/jupyterpage';
import { SnippetsSection } from '../../pages/snippetssection';

/** What the panel says behind a gateway. */
type Case = readonly [
  state: 'blocked' | 'none' | 'valid',
  outcome: 'blocked' | 'ok',
  /** What the panel says in one place, `''` for nothing. */
  words: string,
  /** The path to test. Default: `/api/sessions`. */
  path?: string
];

const BROWSER_ONLY = 'lets this browser in';
const NGINX = 'It calls itself “nginx';
const STOPPED: Case = ['blocked', 'blocked', BROWSER_ONLY];
const PASSES: Case = ['valid', 'ok', ''];
const HUB_IS_CLOSED: Case = ['valid', 'ok', 'did not say'];

const ON_HUB: readonly [Rule, ...Case][] = [
  ['open', 'valid', 'ok', '', '/api/sessions/'],
  ['redirect', ...STOPPED],
  ['redirect-but-hub', 'valid', 'blocked', BROWSER_ONLY],
  ['unauthorized', 'blocked', 'blocked', NGINX],
  ['header', 'blocked', 'blocked', 'removes the header Authorization'],
  ['hub-html', ...HUB_IS_CLOSED],
  ['hub-json', ...HUB_IS_CLOSED],
  ['hub-404', ...HUB_IS_CLOSED]
];

const ON_LAB = ON_HUB.filter(([rule]) => !rule.includes('hub'));

const OPEN: typeof ON_HUB = [
  ['open', 'none', 'ok', '', '/api/sessions/'],
  ['redirect', 'none', 'blocked', BROWSER_ONLY],
  ['unauthorized', 'none', 'blocked', NGINX],
  ['basic', 'none', 'blocked', 'A script can send them (curl --user)']
];

const test = base.extend<{
  /** Starts nginx in front of a host, and opens the panel through it. */
  openGate: (host: Host) => Promise<{ gate: Gate; jupyter: JupyterPage }>;

  /** Starts another gateway in front of the project's host. */
  startGateway: (name: 'apache' | 'haproxy') => Promise<Gateway>;
}>({
  openGate: async ({ context, newJupyter }, use, testInfo) => {
    const gates: Gate[] = [];
    await use(async host => {
      const gate = await Gate.start(host.about.url).catch(error => {
        testInfo.skip(error instanceof UnavailableError, error.message);
        throw error;
      });
      gates.push(gate);
      await context.addCookies([gate.cookie]);
      const jupyter = await newJupyter({
        host: host.at(gate.at(host.about.url))
      });
      await jupyter.open();
      await jupyter.showPanel();
      return { gate, jupyter };
    });
    await Promise.all(gates.map(gate => gate.stop()));
  },

  startGateway: async ({ context, host }, use, testInfo) => {
    const gateways: Gateway[] = [];
    await use(async name => {
      const gateway = await Gateway.start(name, host).catch(error => {
        testInfo.skip(error instanceof UnavailableError, error.message);
        throw error;
      });
      gateways.push(gateway);
      await context.addCookies(gateway.cookies);
      return gateway;
    });
    await Promise.all(gateways.map(gateway => gateway.stop()));
  }
});

/** Sees what the panel says, and whether curl agrees. */
async function expectTrue(
  jupyter: JupyterPage,
  [state, outcome, words, path = '/api/sessions']: Case
): Promise<void> {
  await jupyter.refresh();
  await expect(jupyter.panel).toHaveAttribute('data-token-state', state);
  await jupyter.expectOutcome(outcome, path);
  if (words) {
    await expect(jupyter.panel.getByText(words)).toHaveCount(1);
  }
  // Neither leads anywhere here.
  for (const name of ['Get a new token', 'Reload page']) {
    await expect(jupyter.button(name)).toHaveCount(0);
  }
  const token = state === 'none' ? '' : jupyter.requestToken;
  const status = await jupyter.statusWith(token);
  expect(status === 200).toBe(outcome === 'ok');
}

async function expectAllTrue(
  jupyter: JupyterPage,
  gate: Gate,
  cases: typeof ON_HUB
): Promise<void> {
  for (const [rule, ...expected] of cases) {
    await test.step(rule, async () => {
      await gate.follow(rule);
      await expectTrue(jupyter, expected);
    });
  }
  await gate.follow('open');
}

test(
  'tells a gateway’s word from the Hub’s and the server’s',
  { tag: '@gateways' },
  async ({ host, openGate, user }) => {
    test.slow();
    const { gate, jupyter } = await openGate(host);
    await expectAllTrue(jupyter, gate, user ? ON_HUB : ON_LAB);
    await jupyter.cleanUp();
  }
);

test.describe('with a username and password for nginx', () => {
  test.use({ hasCache: false, httpCredentials: CREDENTIALS });

  test(
    'says what a gateway wants where the server itself uses no token',
    { tag: '@no-token' },
    async ({ hostName, openGate, startHost }) => {
      const option = hostName.startsWith('lab-3')
        ? '--ServerApp.token='
        : '--IdentityProvider.token=';
      const { gate, jupyter } = await openGate(await startHost([option]));
      await expectAllTrue(jupyter, gate, OPEN);

      await test.step('curl sends them as copied', async () => {
        await gate.follow('basic');
        await jupyter.refresh();
        const snippets = new SnippetsSection(jupyter);
        await snippets.choose({ language: 'curl' });
        const { password, username } = CREDENTIALS;
        // In a terminal, curl would ask for the password.
        const code = (await snippets.copy('no token')).replace(
          '--user USERNAME',
          `--user ${username}:${password}`
        );
        expect(JSON.parse(await execute('bash', ['-c', code]))).toEqual([]);
      });
    }
  );
});

test(
  'names the server’s own sign-in beside a gateway, where it can be either',
  { tag: '@lab-newest' },
  async ({ openGate, startHost }) => {
    test.slow();
    const config = `--config=${CHECKOUT}/ui-tests/hosts/identity_config.py`;
    const host = await startHost([config]);
    const { jupyter } = await openGate(host);
    await expectTrue(jupyter, [
      'blocked',
      'blocked',
      'the server signs users in without tokens'
    ]);
    await writeFile(`${host.homeOf('')}/redirects`, '');
    await expectTrue(jupyter, [
      'blocked',
      'blocked',
      'the server’s own sign-in'
    ]);
    await jupyter.page.close();

    const other = await openGate(
      await startHost([config, '--HeaderIdentityProvider.token='])
    );
    const { panel } = other.jupyter;
    await expect(panel).toHaveAttribute('data-token-state', 'none');
    await expect(panel).toContainText('with a password or in a way of its own');
    await expect(panel).toContainText('There is no token to test');
    await other.jupyter.page.close();
  }
);

test(
  'tells what Apache stops from what the guide lets pass, and where to sign in again',
  { tag: '@guide' },
  async ({ context, newJupyter, startGateway }) => {
    test.slow();
    const gateway = await startGateway('apache');
    const jupyter = await newJupyter({ host: gateway.host });
    const { page, panel } = jupyter;
    const signIn = async () => {
      await page.getByPlaceholder('Enter any login').fill('alice');
      await page.getByPlaceholder('and password').fill('any');
      await page.getByRole('button', { name: 'Sign-in' }).click();
    };
    await page.goto(gateway.host.about.url);
    await signIn();
    await page.waitForURL(/hub\/login/);
    await jupyter.dismissOutageDialogs();
    await jupyter.open();
    await jupyter.showPanel();
    await expectTrue(jupyter, STOPPED);

    await test.step('the gateway’s session ends', async () => {
      await context.clearCookies({ name: /^(_session|mod_auth_openidc)/ });
      await jupyter.refresh();
      await expect(panel).toHaveAttribute('data-token-state', 'blocked');
      await jupyter.expectOutcome('blocked');
      await expect(panel).toContainText('you may have to sign in again');
      await jupyter.reloadWith(jupyter.button('Reload page'));
      await signIn();
      await jupyter.waitUntilReady();
      await jupyter.showPanel();
      await expectTrue(jupyter, STOPPED);
    });

    await gateway.exemptTokens();
    await expectTrue(jupyter, PASSES);
  }
);

test(
  'tells what HAProxy stops from what the guide lets pass',
  { tag: '@guide' },
  async ({ newJupyter, startGateway }) => {
    const gateway = await startGateway('haproxy');
    const jupyter = await newJupyter({ host: gateway.host });
    await jupyter.dismissOutageDialogs();
    await jupyter.open();
    await jupyter.showPanel();
    await expectTrue(jupyter, STOPPED);
    await gateway.exemptTokens();
    await expectTrue(jupyter, PASSES);
  }
);
