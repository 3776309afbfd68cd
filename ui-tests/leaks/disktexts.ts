import { readdir, readFile } from 'node:fs/promises';
import * as path from 'node:path';

import type { IText, Place } from './text';

/** What a file is, by its path below the host's directory. */
const PLACES: readonly [RegExp, Place][] = [
  [/\/lab\/workspaces\/|\.jupyterlab-workspace$/, 'workspace'],
  [/\/user-settings\//, 'settings'],
  [/\.ipynb_checkpoints\//, 'checkpoint'],
  [/\.ipynb$/, 'notebook'],
  // The servers of a hub write into the Hub's.
  [/^(lab|hub|proxy)\.log$/, 'log']
];

/** All files of a host, with their names. */
export async function textsOnDisk(directory: string): Promise<IText[]> {
  const entries = await readdir(directory, {
    recursive: true,
    withFileTypes: true
  });
  const texts = entries.map(async entry => {
    const file = path.join(entry.parentPath, entry.name);
    const where = path.relative(directory, file);
    const place = PLACES.find(([name]) => name.test(where))?.[1] ?? 'file';
    // A file may go while the others are read.
    const bytes = entry.isFile() ? await readFile(file).catch(() => '') : '';
    return [
      { place, where, text: bytes.toString('latin1') },
      { place, where: 'name', text: where }
    ] as IText[];
  });
  return (await Promise.all(texts)).flat();
}
