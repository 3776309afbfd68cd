import { mkdir, writeFile } from 'node:fs/promises';
import * as path from 'node:path';

import type { Host } from '../hosts/host';

/**
 * A quantity that was measured in one or more ways, in turn.
 * `benchmarks/table.py` writes the table.
 */
export interface IMeasurement {
  /** The name of the quantity. */
  readonly what: string;

  readonly unit: 'ms' | 'bytes' | 'rows' | 'nodes' | 'CLS';

  /**
   * The values by the name of the way. Values at the same index were measured
   * one after the other. The first way is compared with each of the others.
   */
  readonly series: Readonly<Record<string, readonly number[]>>;

  /** The goal, in words. */
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
 * Save measurements of a host for the table.
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
