import type { FaultProxy } from '../../faults/faultproxy';
import type { INamedFault } from '../../faults/faults';
import { outcomeOf, QUICK_FAULTS } from '../../faults/faults';
import { openHubTokens } from '../../pages/hubtokenssection';
import type { JupyterPage } from '../../pages/jupyterpage';
import { expect, test } from '../../faults/proxied';

/** Requested by "Refresh", "Test token" and "Refresh tokens". */
const USER = /\/hub\/api\/user$/;

/** The page's token, or all tokens, depending on the Hub's version. */
const TOKENS = { method: 'GET', path: /\/hub\/api\/users\/[^/]+\/tokens/ };

/** Requested by "Test token". */
const SESSIONS = /\/api\/sessions$/;

/**
 * Expect that the list of tokens could be loaded, or not. It is loaded once it is
 * visible, and the result of Test scrolls the panel.
 */
async function expectList(
  jupyter: JupyterPage,
  { isLoaded }: { isLoaded: boolean }
): Promise<void> {
  await jupyter.button('Refresh tokens').scrollIntoViewIfNeeded();
  await expect(
    jupyter.panel.locator('[data-section="hub-tokens"] .jp-ApiToken-problem')
  ).toHaveCount(isLoaded ? 0 : 1);
}

/** Send the requests for the facts and for Test at once. */
async function askAll(jupyter: JupyterPage): Promise<void> {
  await jupyter.button('Refresh').click();
  await jupyter.button('Test token').click();
}

async function expectNormal(jupyter: JupyterPage): Promise<void> {
  await askAll(jupyter);
  await expect(jupyter.result).toHaveAttribute('data-outcome', 'ok');
  await expect(jupyter.result).toContainText('No sessions are running');
  await expect(jupyter.panel).toHaveAttribute('data-token-state', 'valid');
  await expect(jupyter.row('Expires')).toContainText('or when you sign out');
  await expectList(jupyter, { isLoaded: true });
  await expect(jupyter.panel.getByText('Loading the tokens …')).toHaveCount(0);
}

/** Break the request for the token's owner. */
async function breakUser(
  jupyter: JupyterPage,
  proxy: FaultProxy,
  fault: INamedFault
): Promise<void> {
  proxy.break({ path: USER }, fault.fault);
  await askAll(jupyter);
  const isRefused = fault.kind === 'refused';
  // A web page is not the Hub's word. So the server was asked, which works.
  const otherwise = fault.kind === 'html' ? 'valid' : 'unknown';
  await expect(jupyter.panel).toHaveAttribute(
    'data-token-state',
    isRefused ? 'invalid' : otherwise
  );
  await expect(jupyter.result).toHaveAttribute(
    'data-outcome',
    isRefused ? 'stale' : 'ok'
  );
  await expectList(jupyter, { isLoaded: false });
  proxy.heal();
  await expectNormal(jupyter);
}

test(
  'shows a failure of the Hub or the server until it is over',
  { tag: '@hub-tokens-newest' },
  async ({ faultProxy, jupyter }) => {
    // More than two minutes on a busy machine.
    test.slow();
    await openHubTokens(jupyter);
    for (const fault of QUICK_FAULTS) {
      await test.step(`the token’s owner: ${fault.name}`, () =>
        breakUser(jupyter, faultProxy, fault));

      await test.step(`the tokens and the server: ${fault.name}`, async () => {
        faultProxy.break(TOKENS, fault.fault);
        faultProxy.break({ path: SESSIONS }, fault.fault);
        await askAll(jupyter);
        await expect(jupyter.result).toHaveAttribute(
          'data-outcome',
          outcomeOf(fault)
        );
        await expect(jupyter.row('Expires')).toContainText(
          'It is not known when'
        );
        await expectList(jupyter, { isLoaded: false });
        faultProxy.heal();
        await expectNormal(jupyter);
      });
    }
    expect(faultProxy.count({ path: /\/elsewhere/ })).toBe(0);
  }
);
