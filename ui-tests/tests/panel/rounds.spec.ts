import { browserOptions } from '../../pages/browser';
import { expect, test } from '../../fixtures';
import { measure } from '../../pages/holdings';

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

    const play = (count: number) =>
      page.evaluate(playRounds, [count, token] as const);
    await play(WARM_UP);
    // JupyterLab itself adds nodes now and then, so repeat: a leak happens each
    // time.
    await expect(async () => {
      const before = await measure(devtools);
      await play(ROUNDS);
      const after = await measure(devtools);
      // Fewer than one per ten rounds.
      expect(after.nodes - before.nodes).toBeLessThan(ROUNDS / 10);
      expect(after.listeners - before.listeners).toBeLessThan(ROUNDS / 10);
      expect(after.heap - before.heap).toBeLessThan(ROUNDS * HEAP_OF_ROUND);
    }).toPass({ intervals: [0], timeout: 240_000 });
  }
);

/**
 * Open the panel, reveal the token, test it and close the panel, many times.
 * Runs in the page, where a thousand rounds take a minute. Presses and waits as
 * a user does.
 */
async function playRounds([count, token]: readonly [
  number,
  string
]): Promise<void> {
  const find = <E extends HTMLElement>(selector: string): E =>
    document.querySelector<E>(selector)!;
  const tab = find('.jp-SideBar [data-id="jp-api-token"]');
  const panel = find('#jp-api-token');

  const until = (what: string, isSeen: () => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const observer = new MutationObserver(() => look());
      const timer = setTimeout(() => {
        observer.disconnect();
        reject(new Error(`Not seen in 20 s: ${what}`));
      }, 20_000);
      const look = () => {
        if (isSeen()) {
          observer.disconnect();
          clearTimeout(timer);
          resolve();
        }
      };
      observer.observe(document.body, {
        attributes: true,
        characterData: true,
        childList: true,
        subtree: true
      });
      look();
    });

  const press = (element: HTMLElement): void => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const options = {
      bubbles: true,
      cancelable: true,
      clientX: left + width / 2,
      clientY: top + height / 2
    };
    // JupyterLab 3 and 4 listen to different events of the mouse.
    element.dispatchEvent(new PointerEvent('pointerdown', options));
    element.dispatchEvent(new MouseEvent('mousedown', options));
    element.dispatchEvent(new PointerEvent('pointerup', options));
    element.dispatchEvent(new MouseEvent('mouseup', options));
    element.click();
  };
  const button = (label: string): HTMLElement =>
    Array.from(panel.querySelectorAll('button')).find(
      ({ textContent }) => textContent === label
    )!;
  const TESTS = [
    ['/api/kernels', 'No kernels are running.'],
    ['/api/sessions', 'No sessions are running.']
  ];
  const field = find<HTMLInputElement>('#jp-api-token-path');
  const isVisible = () => panel.getClientRects().length > 0;

  for (let round = 0; round < count; round++) {
    press(tab);
    await until('the panel', isVisible);
    press(button('Reveal token'));
    const shown = find('#jp-api-token [aria-label="API token"]');
    await until('the token', () => shown.textContent === token);
    // Alternate the paths, because the page does not change for an equal
    // response.
    const [path, words] = TESTS[round % TESTS.length];
    field.value = path;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    press(button('Test token'));
    const result = find('#jp-api-token [role=status]');
    await until(words, () => Boolean(result.textContent?.includes(words)));
    press(tab);
    await until('the panel closed', () => !isVisible());
    if (shown.textContent === token) {
      throw new Error('The token is still on the page.');
    }
  }
}
