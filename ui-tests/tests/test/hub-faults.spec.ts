import type { FaultProxy } from '../../faults/faultproxy';
import type { FaultKind, INamedFault } from '../../faults/faults';
import {
  json,
  QUICK_FAULTS,
  redirect,
  SLOW_FAULTS,
  testWordsFor,
  wordsFor
} from '../../faults/faults';
import { openHubTokens } from '../../pages/hubtokenssection';
import type { JupyterPage } from '../../pages/jupyterpage';
import { expect, test } from '../../faults/proxied';

/** Asked for by "Refresh", "Test token" and "Update list". */
const USER = /\/hub\/api\/user$/;

/** What the Hub says of the page's token and of all, by its version. */
const TOKENS = { method: 'GET', path: /\/hub\/api\/users\/[^/]+\/tokens/ };

/** What "Test token" tries. */
const SESSIONS = /\/api\/sessions$/;

/**
 * What a person reads of the token after "Refresh" when the Hub does not say
 * whose it is.
 */
const FACTS_WORDS: Record<FaultKind, string> = {
  unreachable:
    'The Hub can’t be reached. It may be down, or your network is. Press “Refresh” when it is back.',
  timeout:
    'The Hub did not answer within 10 seconds. Press “Refresh” in a moment.',
  html: 'The Hub answered with a web page instead of facts, often one that asks to sign in. Press “Refresh”; if it stays so, reload the page.',
  malformed:
    'The Hub’s answer could not be read. Press “Refresh”; if it stays so, tell the Hub’s admin.',
  refused: 'The Hub no longer knows it. Reload the page to get a new one',
  status: 'The Hub answered STATUS'
};

const FACTS_WORDS_OF_STATUS: Record<string, string> = {
  429: 'The Hub gets too many requests just now. Try again in 7 seconds.'
};

/**
 * What a person reads of the list of tokens.
 */
const LIST_WORDS: Record<FaultKind, string> = {
  unreachable:
    'The Hub can’t be reached. It may be down, or your network is. Try again when it is back.',
  timeout: 'The Hub did not answer in time. Try again in a moment.',
  html: 'The Hub answered with a web page instead of facts, often one that asks to sign in. Try again; if it stays so, reload the page.',
  malformed:
    'The Hub’s answer could not be read. Try again; if it stays so, tell the Hub’s admin.',
  refused:
    'The Hub does not let this page do that any more. Ask the Hub’s admin, or use the Hub’s token page.',
  status: 'The Hub answered STATUS'
};

const LIST_WORDS_OF_STATUS: Record<string, string> = {
  400: 'The Hub did not do it.',
  404: 'The Hub does not know the address, or your account. Ask the Hub’s admin.',
  429: 'The Hub gets too many requests just now. Try again in 7 seconds.'
};

/**
 * What stands by the list, or in its place, when it could not be fetched.
 */
function listProblem({ panel }: JupyterPage) {
  return panel.locator('[data-section="hub-tokens"] .jp-ApiToken-problem');
}

/**
 * Ask the Hub and the server for all that is only read, at once.
 */
async function askAll(jupyter: JupyterPage): Promise<void> {
  await jupyter.button('Refresh').click();
  await jupyter.button('Test token').click();
  // The list is fetched when it is seen.
  await jupyter.button('Update list').scrollIntoViewIfNeeded();
}

async function expectNormal(jupyter: JupyterPage): Promise<void> {
  await askAll(jupyter);
  await expect(jupyter.result).toHaveAttribute('data-outcome', 'ok');
  await expect(jupyter.result).toContainText('No session is running');
  await expect(jupyter.result).not.toContainText('The Hub did not answer');
  await expect(jupyter.panel).toHaveAttribute('data-token-state', 'valid');
  await expect(jupyter.row('Ends')).toContainText('or when you log out');
  await expect(jupyter.panel).not.toContainText('Press “Refresh”');
  await expect(listProblem(jupyter)).toHaveCount(0);
  await expect(jupyter.panel.getByText('Loading the list …')).toHaveCount(0);
}

/**
 * Break what says whose the token is, and read what is said of it.
 */
async function breakUser(
  jupyter: JupyterPage,
  proxy: FaultProxy,
  fault: INamedFault
): Promise<void> {
  proxy.break({ path: USER }, fault.fault);
  await askAll(jupyter);
  await expect(jupyter.panel).toContainText(
    wordsFor(fault, FACTS_WORDS, FACTS_WORDS_OF_STATUS)
  );
  await expect(jupyter.result).toContainText(
    fault.kind === 'refused'
      ? 'The Hub no longer knows this token'
      : 'The Hub did not answer, so it is not known whether it still counts there.'
  );
  await expect(listProblem(jupyter)).toContainText(
    fault.kind === 'refused'
      ? 'The Hub no longer knows this page’s token. Reload the page to get a new one.'
      : wordsFor(fault, LIST_WORDS, LIST_WORDS_OF_STATUS),
    // Asked for when the facts are there: that is twice the time.
    { timeout: 30_000 }
  );
  proxy.heal();
  await expectNormal(jupyter);
}

test(
  'faults of the Hub and of the server have words, and are over when they are over',
  { tag: '@hub-tokens-newest' },
  async ({ faultProxy, jupyter }) => {
    await test.step('each fault of the Hub and of the server has words of its own, and is over when it is over', async () => {
      // More than two minutes on a busy machine.
      test.slow();
      await openHubTokens(jupyter);
      for (const fault of QUICK_FAULTS) {
        await test.step(`whose the token is: ${fault.name}`, () =>
          breakUser(jupyter, faultProxy, fault));

        await test.step(`the tokens and the server: ${fault.name}`, async () => {
          faultProxy.break(TOKENS, fault.fault);
          faultProxy.break({ path: SESSIONS }, fault.fault);
          await askAll(jupyter);
          await expect(jupyter.result).toContainText(testWordsFor(fault, true));
          await expect(jupyter.row('Ends')).toContainText(
            'the Hub does not tell this page when'
          );
          await expect(listProblem(jupyter)).toContainText(
            wordsFor(fault, LIST_WORDS, LIST_WORDS_OF_STATUS)
          );
          faultProxy.heal();
          await expectNormal(jupyter);
        });
      }
      expect(faultProxy.count({ path: /\/elsewhere/ })).toBe(0);

      await test.step('sent elsewhere, and the server does not answer itself', async () => {
        faultProxy.break({ path: SESSIONS }, redirect(302, '/elsewhere'));
        faultProxy.break({ path: /\/user\/[^/]+\/api$/ }, json(503, '{}'));
        await jupyter.test();
        await expect(jupyter.result).toContainText(
          'Your server is not running'
        );
        faultProxy.heal();
        await expectNormal(jupyter);
      });
    });

    await test.step('answers of 50 MB leave the panel usable', async () => {
      await openHubTokens(jupyter);
      const huge = json(200, JSON.stringify({ name: 'x'.repeat(50_000_000) }));
      faultProxy.break({ path: USER }, huge);
      await jupyter.button('Refresh').click();
      await jupyter.button('Reveal token').click();
      await expect(jupyter.token).toHaveText(jupyter.requestToken);
      await jupyter.button('Hide token').click();
      await expect(jupyter.panel.getByText(/^Asking/)).toHaveCount(0);
      await expect(jupyter.panel.getByText('Loading the list …')).toHaveCount(
        0
      );
      const words = await jupyter.panel.textContent();
      expect(words?.length).toBeLessThan(100_000);
      faultProxy.heal();
      await expectNormal(jupyter);
    });
  }
);

test(
  'what the Hub does not answer is given up after 10 seconds',
  { tag: '@hub-tokens-newest' },
  async ({ openProxied }) => {
    test.slow();
    const pages = [await openProxied(), await openProxied()];
    await Promise.all(
      pages.map(async ({ faultProxy, jupyter }, index) => {
        const fault = SLOW_FAULTS[index];
        await openHubTokens(jupyter);
        await breakUser(jupyter, faultProxy, fault);

        // Also what the Hub says of the one token.
        faultProxy.break(TOKENS, fault.fault);
        await jupyter.button('Refresh').click();
        await expect(jupyter.row('Ends')).toContainText(
          'the Hub does not tell this page when'
        );
        faultProxy.heal();
        await expectNormal(jupyter);
      })
    );
  }
);
