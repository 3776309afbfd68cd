import type { INamedFault } from '../../faults/faults';
import {
  json,
  outcomeOf,
  QUICK_FAULTS,
  SLOW_FAULTS
} from '../../faults/faults';
import type { JupyterPage } from '../../pages/jupyterpage';
import { expect, test } from '../../faults/proxied';

// What "Refresh" requests, and "Test token". JupyterLab adds the time to what it does not want from a cache.
const STATUS = /\/api\/status(\?|$)/;
const SESSIONS = /\/api\/sessions$/;

async function expectFault(
  { panel, result }: JupyterPage,
  fault: INamedFault
): Promise<void> {
  await expect(panel).toHaveAttribute(
    'data-token-state',
    fault.kind === 'refused' ? 'invalid' : 'unknown'
  );
  await expect(result).toHaveAttribute('data-outcome', outcomeOf(fault));
}

/** Send both requests at once. */
async function askAll(jupyter: JupyterPage): Promise<void> {
  await jupyter.button('Refresh').click();
  await jupyter.button('Test token').click();
}

async function expectNormal(jupyter: JupyterPage): Promise<void> {
  await askAll(jupyter);
  await expect(jupyter.result).toHaveAttribute('data-outcome', 'ok');
  await expect(jupyter.result).toContainText('No sessions are running');
  await expect(jupyter.panel).toHaveAttribute('data-token-state', 'valid');
}

test(
  'shows a failure of the server until it is over',
  { tag: '@lab-newest' },
  async ({ faultProxy, jupyter }) => {
    test.slow();
    await jupyter.showPanel();
    for (const fault of QUICK_FAULTS) {
      await test.step(fault.name, async () => {
        faultProxy.break({ path: STATUS }, fault.fault);
        faultProxy.break({ path: SESSIONS }, fault.fault);
        await askAll(jupyter);
        await expectFault(jupyter, fault);
        faultProxy.heal();
        await expectNormal(jupyter);
      });
    }

    await test.step('a request without a response can be canceled, and times out after 10 seconds', async () => {
      // This response is long enough to send a byte per second.
      await jupyter.panel.getByLabel('API path').fill('/api/kernelspecs');
      for (const [index, fault] of SLOW_FAULTS.entries()) {
        await test.step(fault.name, async () => {
          const other = SLOW_FAULTS[1 - index];
          faultProxy.break({ path: STATUS }, fault.fault);
          faultProxy.break({ path: /\/api\/kernelspecs$/ }, other.fault);
          await askAll(jupyter);
          await expect(jupyter.result).toContainText('Testing');
          // “Refresh” can be canceled too.
          await jupyter.panel
            .locator('form')
            .getByRole('button', { name: 'Cancel' })
            .click();
          await expect(jupyter.result).toContainText('Canceled');
          await jupyter.button('Test token').click();
          await expectFault(jupyter, fault);
          faultProxy.heal();
          await askAll(jupyter);
          await expect(jupyter.result).toHaveAttribute('data-outcome', 'ok');
          await expect(jupyter.panel).toHaveAttribute(
            'data-token-state',
            'valid'
          );
        });
      }
    });

    await test.step('a response of 50 MB leaves the panel usable', async () => {
      await jupyter.panel.getByLabel('API path').fill('/api/sessions');
      const huge = json(200, JSON.stringify({ name: 'x'.repeat(50_000_000) }));
      faultProxy.break({ path: STATUS }, huge);
      faultProxy.break({ path: SESSIONS }, huge);
      await askAll(jupyter);
      await jupyter.button('Reveal token').click();
      await expect(jupyter.token).toHaveText(jupyter.requestToken);
      await jupyter.button('Hide token').click();
      await expect(jupyter.result).not.toContainText('Testing');
      await expect(jupyter.result).toContainText('too large to show');
      await expect(jupyter.panel.getByText(/^Asking/)).toHaveCount(0);
      const words = await jupyter.panel.textContent();
      expect(words?.length).toBeLessThan(100_000);
      faultProxy.heal();
      await expectNormal(jupyter);
    });
  }
);
