import type { JupyterLab } from '@jupyterlab/application';
import type { Page } from '@playwright/test';

import { measure } from '../pages/holdings';
import { test } from './fixtures';
import { record } from './record';

const ROUNDS = 1000;

/** Open and close a side panel this many times. */
function openAndClose(page: Page, panel: string, count: number): Promise<void> {
  return page.evaluate(
    async ([id, rounds]) => {
      const { shell }: JupyterLab = Reflect.get(window, 'jupyterapp');
      const frame = () => new Promise(requestAnimationFrame);
      for (let round = 0; round < rounds; round++) {
        shell.activateById(id);
        await frame();
        shell.collapseRight();
        await frame();
      }
    },
    [panel, count] as const
  );
}

/** Run a command this many times, each time to its end. */
function run(page: Page, command: string, count: number): Promise<void> {
  return page.evaluate(
    async ([name, rounds]) => {
      const { commands }: JupyterLab = Reflect.get(window, 'jupyterapp');
      for (let round = 0; round < rounds; round++) {
        await commands.execute(name);
        // The panel is rendered by then.
        await new Promise(requestAnimationFrame);
      }
    },
    [command, count] as const
  );
}

test('1,000 times each, twice', async ({ openLab, signIn, startHub }, {
  project
}) => {
  const hub = await startHub();
  const page = await openLab(await signIn(hub));
  const devtools = await page.context().newCDPSession(page);
  const commands = await page.evaluate(() => {
    const app: JupyterLab = Reflect.get(window, 'jupyterapp');
    // Inserting is not measured: a notebook with a thousand more cells grows.
    return app.commands
      .listCommands()
      .filter(name => name.startsWith('api-token:'))
      .filter(name => name !== 'api-token:insert-snippet');
  });
  const tasks: [string, (count: number) => Promise<void>][] = [
    [
      'open and close JupyterLab’s own property inspector, to compare with',
      count => openAndClose(page, 'jp-property-inspector', count)
    ],
    [
      'open and close the panel',
      count => openAndClose(page, 'jp-api-token', count)
    ],
    ...commands.map((name): [string, (count: number) => Promise<void>] => [
      `\`${name}\``,
      count => run(page, name, count)
    ])
  ];
  const measurements = [];
  for (const [what, perform] of tasks) {
    // By then the engine has compiled all code, and the browser's list of the
    // last 250 requests is full.
    await perform(300);
    const holdings = [await measure(devtools)];
    for (let again = 0; again < 2; again++) {
      await perform(ROUNDS);
      holdings.push(await measure(devtools));
    }
    for (const [part, kind, unit] of [
      ['heap', 'heap', 'bytes'],
      ['document', 'nodes', 'nodes']
    ] as const) {
      const [before, first, second] = holdings.map(held => held[kind]);
      measurements.push({
        what: `growth of the ${part} by 1,000 rounds: ${what}`,
        unit,
        series: {
          'first run': [first - before],
          'second run': [second - first]
        },
        reach: 'none that a second run repeats'
      });
    }
  }
  await record('rounds', project.name, hub, measurements);
});
