import { browserOptions } from '../../browser';
import { expect, test } from '../../fixtures';
import type { IHoldings } from '../../holdings';
import { measure } from '../../holdings';
import { playRounds } from './playrounds';

const ROUNDS = 1000;

/**
 * The rounds before the first measurement. By then the engine has compiled
 * what it will, and what the browser keeps of the last requests is full: on a
 * fast machine after more than 300 rounds.
 */
const WARM_UP = 600;

// The engine throws compiled code away that was not used for some time: in a
// page that has just started these are megabytes, which would hide a leak.
const { args, ...options } = browserOptions();
test.use({
  launchOptions: {
    ...options,
    args: [...args, '--js-flags=--no-flush-bytecode']
  }
});

/**
 * How much more there may be after the rounds: less than one node and one
 * listener in ten rounds, and less than 800 bytes in each.
 *
 * Measured: no node and no listener more, and 500 bytes a round, of which most
 * is JupyterLab's: to open and close its property inspector, which is empty,
 * adds some 300.
 */
const BOUNDS: IHoldings = {
  heap: 800 * ROUNDS,
  nodes: ROUNDS / 10,
  listeners: ROUNDS / 10
};

test('1,000 rounds of open, reveal, test, close leave nothing behind', async ({
  context,
  jupyter
}) => {
  test.setTimeout(600_000);
  const { page } = jupyter;
  await jupyter.showPanel();
  await page.locator('.jp-SideBar [data-id="jp-api-token"]').click();
  await expect(jupyter.panel).toBeHidden();
  const token = jupyter.requestToken;
  const devtools = await context.newCDPSession(page);

  await page.evaluate(playRounds, { count: WARM_UP, token });
  const before = await measure(devtools);
  await page.evaluate(playRounds, { count: ROUNDS, token });
  const after = await measure(devtools);

  expect(after.nodes - before.nodes).toBeLessThan(BOUNDS.nodes);
  expect(after.listeners - before.listeners).toBeLessThan(BOUNDS.listeners);
  expect(after.heap - before.heap).toBeLessThan(BOUNDS.heap);
});
