import type { JupyterLab } from '@jupyterlab/application';
import type { Page } from '@playwright/test';

import type { ISignedIn, OpenLab } from './fixtures';
import { expect, test, untilCalm } from './fixtures';
import { record } from './record';

const ROUNDS = Number(process.env.BENCHMARK_PAIRS ?? 20);

/** The line to a hub that is far away: 150 ms and 1.5 Mbit/s. */
const LINE = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_500_000 / 8,
  uploadThroughput: 1_500_000 / 8
};

/** What there is until something is painted. */
interface ISeen {
  /** The milliseconds from the command. */
  readonly time: number;

  /** The bytes of the extension's files since the command, without headers. */
  readonly bytes: number;
}

/** A shift that Chromium reports, as far as it is used here. */
interface ILayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null }[];
}

/** A page of JupyterLab on the line, after its start on a fast one. */
class SlowPage {
  static async open(openLab: OpenLab, signedIn: ISignedIn): Promise<SlowPage> {
    const page = await openLab(signedIn);
    await untilCalm(page);
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', LINE);
    return new SlowPage(page);
  }

  private constructor(readonly page: Page) {}

  /**
   * Run "Show API Token", and wait until each of these is painted, in order.
   *
   * @returns When each was, and the sum of the layout shifts in the panel.
   */
  show(
    ...selectors: readonly string[]
  ): Promise<{ seen: ISeen[]; shift: number }> {
    return this.page.evaluate(async selectors => {
      const app: JupyterLab = Reflect.get(window, 'jupyterapp');
      let shift = 0;
      new PerformanceObserver(list => {
        for (const { sources, value } of list.getEntries() as ILayoutShift[]) {
          if (
            sources.some(({ node }) =>
              node?.parentElement?.closest('#jp-api-token')
            )
          ) {
            shift += value;
          }
        }
      }).observe({ type: 'layout-shift' });
      const frame = () => new Promise(requestAnimationFrame);
      // Start at a random time within a frame, as a key press does.
      await frame();
      const start = performance.now();
      void app.commands.execute('api-token:show');
      const seen = [];
      for (const selector of selectors) {
        while (!document.querySelector(selector)?.getClientRects().length) {
          await frame();
        }
        // The message arrives after the frame is painted.
        await new Promise(resolve => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = resolve;
          port2.postMessage(null);
        });
        const files = performance.getEntriesByType(
          'resource'
        ) as PerformanceResourceTiming[];
        const bytes = files
          .filter(({ name }) => name.includes('/jupyterlab-api-token/static/'))
          .filter(({ startTime }) => startTime >= start)
          .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
        seen.push({ time: performance.now() - start, bytes });
      }
      await frame();
      return { seen, shift };
    }, selectors);
  }

  /** Run a command that copies, and wait until the clipboard has a text. */
  copy(command: string): Promise<number> {
    return this.page.evaluate(async command => {
      const app: JupyterLab = Reflect.get(window, 'jupyterapp');
      await navigator.clipboard.writeText('');
      const start = performance.now();
      void app.commands.execute(command);
      while (!(await navigator.clipboard.readText())) {
        await new Promise(requestAnimationFrame);
      }
      return performance.now() - start;
    }, command);
  }

  /** Open the Hub's own token page, and wait until its form is painted. */
  async openTokenPage(url: string): Promise<number> {
    await this.page.goto(url, { waitUntil: 'commit' });
    await expect(
      this.page.getByRole('button', { name: 'Request new API token' })
    ).toBeVisible();
    return this.page.evaluate(
      () =>
        new Promise<number>(resolve =>
          new PerformanceObserver(list =>
            resolve(list.getEntries().at(-1)?.startTime ?? 0)
          ).observe({ type: 'largest-contentful-paint', buffered: true })
        )
    );
  }
}

/** The token, masked. Its buttons come with it. */
const TOKEN = '#jp-api-token [aria-label="API token"]';

const STATE = '#jp-api-token[data-token-state="valid"]';

const LAST_SECTION = '[data-section="report"] button';

test('the first token and snippet on a slow line', async ({
  openLab,
  signIn,
  startHub
}, { project }) => {
  const hub = await startHub();
  const signedIn = await signIn(hub);
  const tokenPage = `${hub.about.url}hub/token`;
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const showing = await SlowPage.open(openLab, signedIn);
    const { seen, shift } = await showing.show(TOKEN, STATE, LAST_SECTION);
    const [token, state, sections] = seen;
    const newPage = await showing.openTokenPage(tokenPage);
    const knownPage = await showing.openTokenPage(tokenPage);
    await showing.page.context().close();

    const copying = await SlowPage.open(openLab, signedIn);
    const snippet = await copying.copy('api-token:copy-snippet');
    const copied = await copying.copy('api-token:copy');
    await copying.page.context().close();
    rounds.push({
      token,
      state,
      sections,
      shift,
      newPage,
      knownPage,
      snippet,
      copied
    });
  }

  await record('line', project.name, hub, [
    {
      what: 'from the first “Show API Token” to the painted token with its buttons, on a line of 150 ms and 1.5 Mbit/s',
      unit: 'ms',
      series: {
        'the panel': rounds.map(({ token }) => token.time),
        'the Hub’s token page, with its files in the cache': rounds.map(
          ({ knownPage }) => knownPage
        ),
        'the Hub’s token page, with an empty cache': rounds.map(
          ({ newPage }) => newPage
        )
      },
      reach: '350 ms or less, and less than the Hub’s page'
    },
    {
      what: 'the bytes of the extension’s files for it, as sent',
      unit: 'bytes',
      series: { 'the panel': rounds.map(({ token }) => token.bytes) },
      reach: '30,000 B or less'
    },
    {
      what: 'from the first “Show API Token” to the state of the token',
      unit: 'ms',
      series: { 'the panel': rounds.map(({ state }) => state.time) },
      reach: 'as little as can be'
    },
    {
      what: 'from the first “Show API Token” to the last section',
      unit: 'ms',
      series: { 'the panel': rounds.map(({ sections }) => sections.time) },
      reach: 'as little as can be'
    },
    {
      what: 'layout shift in the panel until then (CLS)',
      unit: 'CLS',
      series: { 'the panel': rounds.map(round => round.shift) },
      reach: '0'
    },
    {
      what: 'from the first “Copy API Snippet” to the clipboard',
      unit: 'ms',
      series: { 'the command': rounds.map(({ snippet }) => snippet) },
      reach: '1,000 ms or less'
    },
    {
      what: 'from “Copy API Token” to the clipboard',
      unit: 'ms',
      series: { 'the command': rounds.map(({ copied }) => copied) },
      reach: 'at once'
    }
  ]);
});
