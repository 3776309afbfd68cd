import { browserOptions } from '../../pages/browser';
import { expect, test } from '../../fixtures';
import { measure } from '../../pages/holdings';
import { playRounds } from '../../pages/playrounds';

/**
 * How many rounds are measured, and how many are played before. Few show a leak
 * in nodes and listeners, which are counted exactly.
 */
const ROUNDS = 100;
const WARM_UP = 60;

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
 * How much more heap there may be after a round, in bytes. The engine still
 * compiles meanwhile: some 3,000. `make bench` measures a thousand rounds.
 */
const HEAP_OF_ROUND = 6000;

test(
  'opening, revealing, testing and closing in rounds leaves nothing behind',
  { tag: '@rounds' },
  async ({ context, jupyter }) => {
    test.slow();
    const { page } = jupyter;
    await jupyter.showPanel();
    await jupyter.hidePanel();
    const token = jupyter.requestToken;
    const devtools = await context.newCDPSession(page);

    await page.evaluate(playRounds, { count: WARM_UP, token });
    // JupyterLab itself adds nodes now and then. A leak repeats.
    await expect(async () => {
      const before = await measure(devtools);
      await page.evaluate(playRounds, { count: ROUNDS, token });
      const after = await measure(devtools);
      // Less than one in ten rounds.
      expect(after.nodes - before.nodes).toBeLessThan(ROUNDS / 10);
      expect(after.listeners - before.listeners).toBeLessThan(ROUNDS / 10);
      expect(after.heap - before.heap).toBeLessThan(ROUNDS * HEAP_OF_ROUND);
    }).toPass({ intervals: [0], timeout: 90_000 });
  }
);
