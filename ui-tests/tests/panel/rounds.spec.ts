import { browserOptions } from '../../pages/browser';
import { expect, test } from '../../fixtures';
import { measure } from '../../pages/holdings';
import { playRounds } from '../../pages/playrounds';

/**
 * The numbers of rounds that are measured, and that run before. Nodes and
 * listeners are counted exactly, so a few rounds show a leak.
 */
const ROUNDS = 100;
const WARM_UP = 60;

// Otherwise the engine discards code that was not used for some time: megabytes
// in a new page, which would hide a leak.
const { args, ...options } = browserOptions();
test.use({
  launchOptions: {
    ...options,
    args: [...args, '--js-flags=--no-flush-bytecode']
  }
});

/**
 * The bytes by which the heap may grow per round. Some 3,000 are code that the
 * engine still compiles. `make bench` measures a thousand rounds.
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
    // JupyterLab itself adds nodes now and then, so repeat: a leak happens each
    // time.
    await expect(async () => {
      const before = await measure(devtools);
      await page.evaluate(playRounds, { count: ROUNDS, token });
      const after = await measure(devtools);
      // Fewer than one per ten rounds.
      expect(after.nodes - before.nodes).toBeLessThan(ROUNDS / 10);
      expect(after.listeners - before.listeners).toBeLessThan(ROUNDS / 10);
      expect(after.heap - before.heap).toBeLessThan(ROUNDS * HEAP_OF_ROUND);
    }).toPass({ intervals: [0], timeout: 90_000 });
  }
);
