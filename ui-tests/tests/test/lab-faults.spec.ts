import type { FaultKind, INamedFault } from '../../faults/faults';
import {
  json,
  QUICK_FAULTS,
  redirect,
  SLOW_FAULTS,
  testWordsFor,
  wordsFor
} from '../../faults/faults';
import type { JupyterPage } from '../../pages/jupyterpage';
import { expect, test } from '../../faults/proxied';

/** What "Refresh" asks for, and "Test token". */
const STATUS = /\/api\/status$/;
const SESSIONS = /\/api\/sessions$/;

/**
 * What a person reads of the token after "Refresh".
 */
const FACTS_WORDS: Record<FaultKind, string> = {
  unreachable:
    'The server can’t be reached. It may be down, or your network is. Press “Refresh” when it is back.',
  timeout:
    'The server did not answer within 10 seconds. Press “Refresh” in a moment.',
  html: 'The server answered with a web page instead of facts, often one that asks to sign in. Press “Refresh”; if it stays so, reload the page.',
  malformed:
    'The server’s answer could not be read. Press “Refresh”; if it stays so, see the server’s log.',
  refused: 'The server no longer accepts it. Reload the page to get a new one',
  status: 'The server answered STATUS'
};

const FACTS_WORDS_OF_STATUS: Record<string, string> = {
  429: 'The server gets too many requests just now. Try again in 7 seconds.'
};

async function expectWords(
  { panel, result }: JupyterPage,
  fault: INamedFault
): Promise<void> {
  await expect(panel).toContainText(
    wordsFor(fault, FACTS_WORDS, FACTS_WORDS_OF_STATUS)
  );
  await expect(result).toContainText(testWordsFor(fault, false));
}

/**
 * Ask the server in both ways at once.
 */
async function askAll(jupyter: JupyterPage): Promise<void> {
  await jupyter.button('Refresh').click();
  await jupyter.button('Test token').click();
}

async function expectNormal(jupyter: JupyterPage): Promise<void> {
  await askAll(jupyter);
  await expect(jupyter.result).toHaveAttribute('data-outcome', 'ok');
  await expect(jupyter.result).toContainText('No session is running');
  await expect(jupyter.panel).toHaveAttribute('data-token-state', 'valid');
  await expect(jupyter.panel).not.toContainText('Press “Refresh”');
}

test(
  'answers of a server that is broken have words, can be cancelled, and are over when it is well',
  { tag: '@lab-faults' },
  async ({ faultProxy, jupyter }) => {
    test.slow();
    await jupyter.showPanel();
    await test.step('each fault has words of its own, and is over when it is over', async () => {
      for (const fault of QUICK_FAULTS) {
        await test.step(fault.name, async () => {
          faultProxy.break({ path: STATUS }, fault.fault);
          faultProxy.break({ path: SESSIONS }, fault.fault);
          await askAll(jupyter);
          await expectWords(jupyter, fault);
          faultProxy.heal();
          await expectNormal(jupyter);
        });
      }

      await test.step('no redirect is followed', async () => {
        expect(faultProxy.count({ path: /\/elsewhere/ })).toBe(0);
        faultProxy.break({ path: SESSIONS }, redirect(302, ''));
        const before = faultProxy.count({ path: SESSIONS });
        await jupyter.test();
        expect(faultProxy.count({ path: SESSIONS })).toBe(before + 1);
        faultProxy.heal();
        await expectNormal(jupyter);
      });
    });

    await test.step('an answer that does not come can be cancelled, and is given up after 10 seconds', async () => {
      // Long enough for a byte a second.
      await jupyter.panel.getByLabel('API path').fill('/api/kernelspecs');
      for (const [index, fault] of SLOW_FAULTS.entries()) {
        await test.step(fault.name, async () => {
          const other = SLOW_FAULTS[1 - index];
          faultProxy.break({ path: STATUS }, fault.fault);
          faultProxy.break({ path: /\/api\/kernelspecs$/ }, other.fault);
          await askAll(jupyter);
          await expect(jupyter.result).toContainText('Testing');
          // What “Refresh” asks can be cancelled too.
          await jupyter.panel
            .locator('form')
            .getByRole('button', { name: 'Cancel' })
            .click();
          await expect(jupyter.result).toContainText('Cancelled');
          await jupyter.button('Test token').click();
          await expectWords(jupyter, fault);
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

    await test.step('an answer of 50 MB leaves the panel usable', async () => {
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
