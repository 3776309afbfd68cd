import type { JupyterLab } from '@jupyterlab/application';

import type { ISignedIn, OpenLab } from './fixtures';
import { expect, test } from './fixtures';
import { record } from './record';

const PAIRS = Number(process.env.BENCHMARK_PAIRS ?? 60);

/** What a page records about a start of JupyterLab. */
interface INotes {
  /** The milliseconds from the navigation to the restored layout. */
  restored?: number;

  /**
   * The milliseconds to fetch the remote entry. JupyterLab waits for the remote
   * entries of all extensions before it loads its own main script.
   */
  fetched: number;

  /** The milliseconds in `activate` of all plugins together. */
  activated: number;

  /** The milliseconds to run the module that has the plugins. */
  evaluated: number;
}

interface IStart extends INotes {
  readonly restored: number;

  /** The URLs of all requests, in order. */
  readonly requests: readonly string[];
}

/**
 * Runs in the page before anything else. Records when JupyterLab has started,
 * and how long the extension's own code ran until then.
 */
function takeNotes(): void {
  const notes: INotes = { fetched: 0, activated: 0, evaluated: 0 };
  Object.assign(window, { notes });
  const timed = <T>(add: (time: number) => void, work: () => T): T => {
    const start = performance.now();
    try {
      return work();
    } finally {
      add(performance.now() - start);
    }
  };

  let app: JupyterLab | undefined;
  Object.defineProperty(window, 'jupyterapp', {
    configurable: true,
    get: () => app,
    set: (value: JupyterLab) => {
      app = value;
      void value.restored.then(() => {
        notes.restored = performance.now();
        const own = performance
          .getEntriesByType('resource')
          .find(({ name }) => /api-token.*remoteEntry/.test(name));
        notes.fetched = own?.duration ?? 0;
      });
    }
  });

  type Plugin = { activate: (...args: unknown[]) => unknown };
  type Factory = () => { default: Plugin[] };
  type Container = {
    get: (name: string) => Promise<Factory>;
    init: (scope: unknown) => unknown;
  };
  const withNotes = (container: Container): Container => ({
    init: scope => container.init(scope),
    get: async name => {
      const factory = await container.get(name);
      return () => {
        const module = timed(time => (notes.evaluated += time), factory);
        return {
          ...module,
          // JupyterLab needs this property, which is not enumerable.
          __esModule: true,
          default: module.default.map(plugin => ({
            ...plugin,
            activate: (...args) =>
              timed(
                time => (notes.activated += time),
                () => plugin.activate(...args)
              )
          }))
        };
      };
    }
  });
  // Where JupyterLab finds its prebuilt extensions.
  Object.assign(window, {
    _JUPYTERLAB: new Proxy<Record<string, unknown>>(
      {},
      {
        set: (containers, name, container) => {
          containers[String(name)] =
            name === 'jupyterlab-api-token'
              ? withNotes(container as Container)
              : container;
          return true;
        }
      }
    )
  });
}

/** Start JupyterLab. */
async function start(openLab: OpenLab, signedIn: ISignedIn): Promise<IStart> {
  const requests: string[] = [];
  const page = await openLab(signedIn, opened => {
    opened.on('request', request => requests.push(request.url()));
    return opened.addInitScript(takeNotes);
  });
  const handle = await page.waitForFunction(() => {
    const taken: INotes = Reflect.get(window, 'notes');
    return taken.restored === undefined ? null : taken;
  });
  const notes = await handle.jsonValue();
  await page.waitForLoadState('networkidle');
  await page.context().close();
  return { ...notes!, restored: notes!.restored!, requests };
}

/**
 * How many hubs there are of each kind: two hubs with the same extensions can
 * differ by more than the extension adds.
 */
const HUBS = 3;

/** The extensions of the servers that are compared. */
const KINDS = [
  { hasOwn: true },
  { hasOwn: false, empty: 1 },
  { hasOwn: true, empty: 10 },
  { hasOwn: false, empty: 11 }
];

test('JupyterLab’s start with the extension and with an empty one', async ({
  openLab,
  signIn,
  startHub
}, { project }) => {
  const hubs = [];
  const signedIn: ISignedIn[][] = KINDS.map(() => []);
  for (const [place, kind] of KINDS.entries()) {
    for (let number = 0; number < HUBS; number++) {
      const hub = await startHub(kind);
      hubs.push(hub);
      signedIn[place].push(await signIn(hub));
    }
  }
  const starts: IStart[][] = KINDS.map(() => []);
  const places = Array.from(KINDS.keys());
  // The first starts fill the caches of the servers and the disk.
  for (let round = 0; round < PAIRS + 2 * HUBS; round++) {
    // The order alternates.
    for (const place of round % 2 ? places : places.slice().reverse()) {
      const started = await start(openLab, signedIn[place][round % HUBS]);
      if (round >= 2 * HUBS) {
        starts[place].push(started);
      }
    }
  }
  const [having, empty, amongTen, emptyAmongTen] = starts;
  expect(having[0].requests.join(' ')).toContain('jupyterlab-api-token');
  expect(empty[0].requests.join(' ')).toContain('empty-0');
  expect(emptyAmongTen[0].requests.join(' ')).toContain('empty-10');

  await record('start', project.name, hubs[0], [
    {
      what: 'JupyterLab’s start: from the navigation to the restored layout',
      unit: 'ms',
      series: {
        'with it': having.map(({ restored }) => restored),
        'with an empty extension': empty.map(({ restored }) => restored)
      },
      reach: 'as with an empty extension, by a rank test'
    },
    {
      what: 'the same among ten other extensions',
      unit: 'ms',
      series: {
        'with it': amongTen.map(({ restored }) => restored),
        'with an empty extension': emptyAmongTen.map(({ restored }) => restored)
      },
      reach: 'as with an empty extension, by a rank test'
    },
    {
      what: 'its own work at the start: `activate` of all plugins',
      unit: 'ms',
      series: { 'with it': having.map(({ activated }) => activated) },
      reach: '2 ms or less'
    },
    {
      what: 'its own work at the start: running the module of the plugins',
      unit: 'ms',
      series: { 'with it': having.map(({ evaluated }) => evaluated) },
      reach: 'as little as can be'
    },
    {
      what: 'fetching its remote entry, for which JupyterLab waits as for each extension’s',
      unit: 'ms',
      series: { 'with it': having.map(({ fetched }) => fetched) },
      reach: 'as little as can be'
    }
  ]);
});
