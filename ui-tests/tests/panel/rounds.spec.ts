import { browserOptions } from '../../pages/browser';
import { expect, test } from '../../fixtures';
import { measure } from '../../pages/holdings';
import { playRounds } from '../../pages/playrounds';

/**
 * How many rounds, and how many before the first measurement. Nodes and
 * listeners are counted exactly, and few rounds show them. The heap is steady
 * when the engine has compiled what it will, and what the browser keeps of the
 * last requests is full: on a fast machine after more than 300 rounds.
 */
const FEW = { rounds: 200, warmUp: 100 };
const MANY = { rounds: 1000, warmUp: 600 };

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
 * How much more heap there may be after a round, in bytes.
 *
 * Measured: 500, of which most is JupyterLab's. To open and close its property
 * inspector, which is empty, adds some 300.
 */
const HEAP_OF_ROUND = 800;

test(
  'rounds of open, reveal, test, close leave nothing behind',
  { tag: '@rounds' },
  async ({ context, hostName, jupyter }) => {
    test.setTimeout(600_000);
    const measuresHeap = hostName === 'lab-newest';
    const { rounds, warmUp } = measuresHeap ? MANY : FEW;
    const { page } = jupyter;
    await jupyter.showPanel();
    await page.locator('.jp-SideBar [data-id="jp-api-token"]').click();
    await expect(jupyter.panel).toBeHidden();
    const token = jupyter.requestToken;
    const devtools = await context.newCDPSession(page);

    await page.evaluate(playRounds, { count: warmUp, token });
    const before = await measure(devtools);
    await page.evaluate(playRounds, { count: rounds, token });
    const after = await measure(devtools);

    // Less than one in ten rounds.
    expect(after.nodes - before.nodes).toBeLessThan(rounds / 10);
    expect(after.listeners - before.listeners).toBeLessThan(rounds / 10);
    if (measuresHeap) {
      expect(after.heap - before.heap).toBeLessThan(rounds * HEAP_OF_ROUND);
    }
  }
);
