import { readdir, readFile } from 'node:fs/promises';
import * as path from 'node:path';

import type { IText, Place } from './text';

/** The kind of a file, by its path below the host's directory. */
const PLACES: readonly [RegExp, Place][] = [
  [/\/lab\/workspaces\/|\.jupyterlab-workspace$/, 'workspace'],
  [/\/user-settings\//, 'settings'],
  [/\.ipynb_checkpoints\//, 'checkpoint'],
  [/\.ipynb$/, 'notebook'],
  // The servers of a hub write into the Hub's log.
  [/^(lab|hub|proxy)\.log$/, 'log']
];

/** The texts and names of all files of a host. */
export async function textsOnDisk(directory: string): Promise<IText[]> {
  const entries = await readdir(directory, {
    recursive: true,
    withFileTypes: true
  });
  const texts = entries.map(async entry => {
    const file = path.join(entry.parentPath, entry.name);
    const where = path.relative(directory, file);
    const place = PLACES.find(([name]) => name.test(where))?.[1] ?? 'file';
    // A file may be deleted while others are read.
    const bytes = entry.isFile() ? await readFile(file).catch(() => '') : '';
    return [
      { place, where, text: bytes.toString('latin1') },
      { place, where: 'name', text: where }
    ] as IText[];
  });
  return (await Promise.all(texts)).flat();
}
