import type { CDPSession, Page } from '@playwright/test';
import * as path from 'node:path';

import type { Host } from '../hosts/host';
import { openHubTokens } from '../pages/hubtokenssection';
import { JupyterPage } from '../pages/jupyterpage';
import { expect, test } from './fixtures';
import type { IMeasurement } from './record';
import { record } from './record';

const SIZES = [10, 100, 1000, 10_000];
const ROUNDS = Number(process.env.BENCHMARK_PAIRS ?? 20);
const AT_A_TIME = 10;
const MANY_TOKENS = path.join(__dirname, '..', 'hosts', 'many_tokens.py');

/** How to request a list, and where it appears. */
interface IList {
  /** The label of the button that requests it. */
  readonly button: string;

  /** The panel's text while the list is loading. */
  readonly busy: string;

  /** The end of the path that is requested. */
  readonly path: string;

  /** The selector of the rows. */
  readonly rows: string;
}

const SESSIONS: IList = {
  button: 'Test token',
  busy: 'Testing …',
  path: '/api/sessions',
  rows: '#jp-api-token tbody tr'
};

const TOKENS: IList = {
  button: 'Refresh tokens',
  busy: 'Loading the tokens …',
  path: '/tokens',
  rows: '#jp-api-token [data-section="hub-tokens"] ul[aria-label="Tokens for scripts"] > li'
};

interface IGrowth {
  /** The milliseconds from the end of the response to the painted rows. */
  readonly time: number;

  /**
   * The longest task of the main thread meanwhile, in milliseconds. 0 if no
   * task took over 50, because browsers do not report shorter ones.
   */
  readonly task: number;

  readonly rows: number;
}

/** Press a button, and wait until the list is painted. */
function load(page: Page, list: IList): Promise<IGrowth> {
  return page.evaluate(async ({ busy, button, path, rows }) => {
    const panel = document.querySelector<HTMLElement>('#jp-api-token')!;
    const press = Array.from(panel.querySelectorAll('button')).find(
      ({ ariaLabel, textContent }) => (ariaLabel ?? textContent) === button
    )!;
    const tasks: PerformanceEntry[] = [];
    const observer = new PerformanceObserver(entries =>
      tasks.push(...entries.getEntries())
    );
    observer.observe({ type: 'longtask' });
    const frame = () => new Promise(requestAnimationFrame);
    const isBusy = () => panel.textContent?.includes(busy);
    performance.clearResourceTimings();
    const start = performance.now();
    press.click();
    while (!isBusy()) {
      await frame();
    }
    while (isBusy()) {
      await frame();
    }
    // The message arrives after the frame is painted.
    await new Promise(resolve => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
    const painted = performance.now();
    const answered = performance
      .getEntriesByType('resource')
      .filter(({ name }) => new URL(name).pathname.endsWith(path))
      .map(entry => (entry as PerformanceResourceTiming).responseEnd);
    // The browser reports a task some time after its end.
    await new Promise(resolve => setTimeout(resolve, 300));
    observer.disconnect();
    return {
      time: painted - Math.max(...answered),
      task: Math.max(
        0,
        ...tasks
          .filter(({ startTime }) => startTime > start && startTime < painted)
          .map(({ duration }) => duration)
      ),
      rows: panel.querySelectorAll(rows).length
    };
  }, list);
}

/**
 * Load a list of each size, and return the measurements.
 *
 * @param fill - Makes the real list this long.
 */
async function grow(
  page: Page,
  devtools: CDPSession,
  what: string,
  list: IList,
  fill: (count: number) => Promise<void>
): Promise<IMeasurement[]> {
  const times: Record<string, number[]> = {};
  const tasks: Record<string, number[]> = {};
  const rows: Record<string, number[]> = {};
  const nodes: Record<string, number[]> = {};
  for (const size of SIZES) {
    await fill(size);
    const loaded: IGrowth[] = [];
    for (let round = -1; round < ROUNDS; round++) {
      const growth = await load(page, list);
      if (round >= 0) {
        loaded.push(growth);
      }
    }
    times[size] = loaded.map(({ time }) => time);
    tasks[size] = loaded.map(({ task }) => task);
    rows[size] = loaded.map(growth => growth.rows);
    await devtools.send('HeapProfiler.collectGarbage');
    nodes[size] = [(await devtools.send('Memory.getDOMCounters')).nodes];
  }
  const measured = [
    [
      'from the end of the answer to the painted rows',
      'ms',
      times,
      '100 ms or less'
    ],
    [
      'the longest task of the main thread, 0 for 50 ms or less',
      'ms',
      tasks,
      'none over 50 ms'
    ],
    ['rows that are drawn', 'rows', rows, 'bounded'],
    ['what the document holds', 'nodes', nodes, 'bounded']
  ] as const;
  return measured.map(([of, unit, series, reach]) => ({
    what: `${what}: ${of}`,
    unit,
    series,
    reach
  }));
}

/**
 * Start sessions through the server's API, some at a time, until this many run.
 * They share a kernel, because the machine can't run thousands.
 */
async function fillSessions(
  jupyter: JupyterPage,
  count: number
): Promise<void> {
  const start = async (number: number, kernel: object): Promise<object> => {
    const made = await fetch(`${jupyter.serverUrl}api/sessions`, {
      method: 'POST',
      headers: {
        Authorization: `token ${jupyter.requestToken}`,
        'Content-Type': 'application/json'
      },
      body: JSON.stringify({
        kernel,
        name: '',
        path: `${number}.ipynb`,
        type: 'notebook'
      })
    });
    expect(made.ok).toBe(true);
    return { id: (await made.json()).kernel.id };
  };
  const [running, ...others] = await jupyter.sessions();
  const kernel = running
    ? { id: running.kernel.id }
    : await start(0, { name: 'python3' });
  for (let first = 1 + others.length; first < count; first += AT_A_TIME) {
    const length = Math.min(AT_A_TIME, count - first);
    await Promise.all(
      Array.from({ length }, (_, index) => start(first + index, kernel))
    );
  }
}

/** Add tokens of a user to the Hub's database. */
async function fillTokens(
  hub: Host,
  first: number,
  last: number
): Promise<void> {
  // The Hub reads its database only when it starts.
  await hub.stopPart('hub');
  await hub.run([
    'python',
    MANY_TOKENS,
    path.join(hub.about.directory, 'jupyterhub.sqlite'),
    'alice',
    String(first),
    String(last)
  ]);
  await hub.startPart('hub');
}

test('lists from 10 rows to 10,000', async ({ browser, startHub }, {
  project
}) => {
  test.skip(
    project.name !== 'newest',
    'To start ten thousand sessions takes minutes, and the same code draws them.'
  );
  const hub = await startHub({
    lines: ["c.Spawner.oauth_client_allowed_scopes = ['tokens!user']"]
  });
  const context = await browser.newContext();
  const jupyter = new JupyterPage(await context.newPage(), hub, 'alice');
  const { page } = jupyter;
  await jupyter.open();
  await openHubTokens(jupyter);
  await jupyter.dismissOutageDialogs();
  const devtools = await context.newCDPSession(page);
  let last = 0;
  const measurements = [
    ...(await grow(page, devtools, 'sessions in Test', SESSIONS, count =>
      fillSessions(jupyter, count)
    )),
    ...(await grow(
      page,
      devtools,
      'tokens in the list',
      TOKENS,
      async count => {
        await fillTokens(hub, last + 1, count);
        last = count;
      }
    ))
  ];
  await context.close();
  await record('growth', project.name, hub, measurements);
});
