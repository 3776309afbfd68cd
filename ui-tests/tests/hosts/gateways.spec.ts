import type { Rule } from '../../faults/gate';
import { CREDENTIALS, Gate } from '../../faults/gate';
import { test as base, expect } from '../../fixtures';
import type { Host } from '../../hosts/host';
import type { JupyterPage } from '../../pages/jupyterpage';

/** What the panel says behind a gateway. */
interface ICase {
  readonly rule: Rule;
  readonly state: 'blocked' | 'none' | 'valid';
  readonly outcome: 'blocked' | 'ok';

  /** What the result of Test contains. */
  readonly words?: string;

  /** The path to test, by default `/api/sessions`. */
  readonly path?: string;
}

const BROWSER_ONLY = 'lets this browser in by a cookie and stops scripts';
const NGINX = 'It calls itself “nginx';
const SLASH = { rule: 'open', path: '/api/sessions/', outcome: 'ok' } as const;

function blocked(rule: Rule, state: ICase['state'], words: string): ICase {
  return { rule, state, outcome: 'blocked', words };
}

const ON_HUB: readonly ICase[] = [
  { ...SLASH, state: 'valid' },
  blocked('redirect', 'blocked', BROWSER_ONLY),
  blocked('redirect-but-hub', 'valid', BROWSER_ONLY),
  blocked('unauthorized', 'blocked', NGINX),
  blocked('header', 'blocked', 'removes the header Authorization'),
  { rule: 'hub-html', state: 'valid', outcome: 'ok', words: 'did not say' },
  { rule: 'hub-json', state: 'valid', outcome: 'ok', words: 'did not say' },
  { rule: 'hub-404', state: 'valid', outcome: 'ok', words: 'did not say' }
];

const ON_LAB: readonly ICase[] = ON_HUB.filter(
  ({ rule }) => !rule.includes('hub')
);

const OPEN: readonly ICase[] = [
  { ...SLASH, state: 'none' },
  blocked('redirect', 'none', BROWSER_ONLY),
  blocked('unauthorized', 'none', NGINX),
  blocked('basic', 'none', 'asks for a username and password')
];

const test = base.extend<{
  /** Starts nginx in front of a host. */
  startGate: (host: Host) => Promise<Gate>;
}>({
  // Playwright demands the pattern.
  // eslint-disable-next-line no-empty-pattern
  startGate: async ({}, use, testInfo) => {
    const gates: Gate[] = [];
    await use(async host => {
      const reason = await Gate.whyMissing();
      testInfo.skip(reason !== '', reason);
      gates.push(await Gate.start(host.about.url));
      return gates[0];
    });
    await Promise.all(gates.map(gate => gate.stop()));
  }
});

/** Sees what the panel says for each rule, and whether curl agrees. */
async function expectTruth(
  jupyter: JupyterPage,
  gate: Gate,
  cases: readonly ICase[]
): Promise<void> {
  await jupyter.showPanel();
  for (const { outcome, path = '/api/sessions', rule, state, words } of cases) {
    await test.step(`${rule}, ${path}`, async () => {
      await gate.follow(rule);
      await jupyter.refresh();
      await expect(jupyter.panel).toHaveAttribute('data-token-state', state);
      await jupyter.test(path);
      await expect(jupyter.result).toHaveAttribute('data-outcome', outcome);
      await expect(jupyter.result).toContainText(words ?? '');
      // Neither leads anywhere here.
      for (const name of ['Get a new token', 'Reload page']) {
        await expect(jupyter.button(name)).toHaveCount(0);
      }
      const token = state === 'none' ? '' : jupyter.requestToken;
      const url = `${jupyter.serverUrl}api/sessions`;
      const { status } = await jupyter.host.curl(url, token);
      expect(status === 200).toBe(outcome === 'ok');
    });
  }
  await gate.follow('open');
}

test(
  'tells a gateway’s word from the Hub’s and the server’s',
  { tag: '@gateways' },
  async ({ context, host, newJupyter, startGate, user }) => {
    test.slow();
    const gate = await startGate(host);
    await context.addCookies([gate.cookie]);
    const jupyter = await newJupyter({
      host: host.at(gate.at(host.about.url))
    });
    await jupyter.open();
    await expectTruth(jupyter, gate, user ? ON_HUB : ON_LAB);
    await jupyter.cleanUp();
  }
);

test.describe('with a username and password for nginx', () => {
  test.use({ hasCache: false, httpCredentials: CREDENTIALS });

  test(
    'says what a gateway wants where the server itself uses no token',
    { tag: '@no-token' },
    async ({ context, hostName, newJupyter, startGate, startHost }) => {
      const option = hostName.startsWith('lab-3')
        ? '--ServerApp.token='
        : '--IdentityProvider.token=';
      const host = await startHost([option]);
      const gate = await startGate(host);
      await context.addCookies([gate.cookie]);
      const jupyter = await newJupyter({
        host: host.at(gate.at(host.about.url))
      });
      await jupyter.open();
      await expectTruth(jupyter, gate, OPEN);
    }
  );
});
