import { mkdir, writeFile } from 'node:fs/promises';
import * as path from 'node:path';

import type { Host } from '../hosts/host';

/**
 * What was measured, in two or more ways by turns. `benchmarks/table.py` makes
 * the table of it.
 */
export interface IMeasurement {
  /** What was measured, in words. */
  readonly what: string;

  readonly unit: 'ms' | 'frames' | 'requests' | 'bytes' | 'rows' | 'nodes';

  /**
   * What was measured in each way, by its name. Values at the same place were
   * measured right behind each other. The first one is compared with each of
   * the others.
   */
  readonly series: Readonly<Record<string, readonly number[]>>;

  /** What is to be reached, in words. */
  readonly reach: string;
}

const RESULTS = path.resolve(__dirname, '..', '..', '.cache', 'benchmarks');

const PACKAGES = ['jupyterhub', 'jupyterlab', 'jupyter_server'];

const READ_VERSIONS = `
import json, sys
from importlib.metadata import version
print(json.dumps({name: version(name) for name in sys.argv[1:]}))
`;

/**
 * Keep measurements of a host for the table.
 *
 * @param part - The name of the benchmark, such as `start`.
 * @param project - The name of the project: a part has several.
 */
export async function record(
  part: string,
  project: string,
  host: Host,
  measurements: readonly IMeasurement[]
): Promise<void> {
  const versions = await host.run(
    ['python', '-c', READ_VERSIONS, ...PACKAGES],
    'alice'
  );
  await mkdir(RESULTS, { recursive: true });
  await writeFile(
    path.join(RESULTS, `${part}-${project}.json`),
    JSON.stringify({ versions: JSON.parse(versions), measurements })
  );
}
