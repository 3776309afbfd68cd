import type { JupyterLab } from '@jupyterlab/application';
import type { Page } from '@playwright/test';

import { expect, test, untilCalm } from './fixtures';
import { record } from './record';

const ROUNDS = Number(process.env.BENCHMARK_PAIRS ?? 24);

/** Run "Show API Token", and wait until the token section is painted. */
function show(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const app: JupyterLab = Reflect.get(window, 'jupyterapp');
    const isDrawn = () => {
      const token = document.querySelector('[aria-label="API token"]');
      return Boolean(token?.getClientRects().length && token.textContent);
    };
    const frame = () => new Promise(requestAnimationFrame);
    // Start at a random time within a frame, as a key press does.
    await frame();
    const start = performance.now();
    void app.commands.execute('api-token:show');
    do {
      await frame();
    } while (!isDrawn());
    // The message arrives after the frame is painted.
    await new Promise(resolve => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
    return performance.now() - start;
  });
}

/** Run "Copy API Token", and wait until the clipboard has it. */
function copy(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const app: JupyterLab = Reflect.get(window, 'jupyterapp');
    const { clipboard } = navigator;
    const written = new Promise<number>(resolve => {
      clipboard.writeText = async text => {
        // The browser's own method.
        await Clipboard.prototype.writeText.call(clipboard, text);
        resolve(performance.now());
      };
    });
    const start = performance.now();
    void app.commands.execute('api-token:copy');
    return (await written) - start;
  });
}

/** Open the Hub's own token page, which leaves JupyterLab. */
async function openTokenPage(page: Page, address: string): Promise<number> {
  await page.goto(address);
  await expect(
    page.getByRole('button', { name: 'Request new API token' })
  ).toBeVisible();
  return page.evaluate(() => {
    const [{ loadEventEnd }] = performance.getEntriesByType(
      'navigation'
    ) as PerformanceNavigationTiming[];
    return loadEventEnd;
  });
}

test('the time from the command to the token, and by other ways', async ({
  openLab,
  signIn,
  startHub
}, { project }) => {
  const hub = await startHub();
  const signedIn = await signIn(hub);
  const rounds = [];
  for (let round = -1; round < ROUNDS; round++) {
    const page = await openLab(signedIn);
    await untilCalm(page);
    const measured = { first: await show(page), copied: await copy(page) };
    await page.evaluate(() => {
      const app: JupyterLab = Reflect.get(window, 'jupyterapp');
      app.shell.collapseRight();
    });
    await expect(page.locator('#jp-api-token')).toBeHidden();
    await untilCalm(page);
    const again = await show(page);
    const other = await openTokenPage(page, `${hub.about.url}hub/token`);
    await page.context().close();
    const start = performance.now();
    await hub.listServers('alice');
    const listing = performance.now() - start;
    if (round >= 0) {
      rounds.push({ ...measured, later: again, tokenPage: other, listing });
    }
  }

  await record('show', project.name, hub, [
    {
      what: 'from “Show API Token” to the painted token',
      unit: 'ms',
      series: {
        'the first time': rounds.map(({ first }) => first),
        'the Hub’s token page, leaving JupyterLab': rounds.map(
          ({ tokenPage }) => tokenPage
        ),
        '`jupyter server list`, another token': rounds.map(
          ({ listing }) => listing
        )
      },
      reach: '100 ms or less'
    },
    {
      what: 'the same, when it was shown before',
      unit: 'ms',
      series: { later: rounds.map(({ later }) => later) },
      reach: '2 frames'
    },
    {
      what: 'from “Copy API Token” to the clipboard',
      unit: 'ms',
      series: { 'the command': rounds.map(({ copied }) => copied) },
      reach: '20 ms or less'
    }
  ]);
});
