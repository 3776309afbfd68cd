import { readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';

import { CHECKOUT } from '../hosts/host';

/** A block of code in `docs/policies.md`, and the file that it is for. */
interface IBlock {
  /** The heading above it. */
  readonly heading: string;

  /** The file as the page names it, which may start with `PREFIX`. */
  readonly file: string;

  readonly code: string;
}

/**
 * Carries out the recipes of `docs/policies.md` in an environment that no other
 * host uses.
 */
export class PoliciesPage {
  /**
   * @param hostName - The host whose environment is the page's `PREFIX`.
   * @param _folder - An empty folder that replaces the machine's `/srv`.
   */
  constructor(
    hostName: string,
    private readonly _folder: string
  ) {
    this._prefix = `${CHECKOUT}/.cache/environments/${hostName}`;
    this._blocks = readFileSync(`${CHECKOUT}/docs/policies.md`, 'utf8')
      .split(/^## /m)
      .flatMap(part =>
        Array.from(
          part.matchAll(/^File `(.+)`:\n\n```\w+\n([\s\S]*?)^```$/gm),
          ([, file, code]) => ({ heading: part.split('\n')[0], file, code })
        )
      );
  }

  /** The lines of a recipe for `jupyterhub_config.py`. */
  hubConfiguration(heading: string): string {
    return this._of(heading)
      .filter(({ file }) => file === 'jupyterhub_config.py')
      .map(({ code }) => code.split('/srv').join(this._folder))
      .join('\n');
  }

  /** Write the files of a recipe, or add its lines to existing files. */
  async carryOut(heading: string): Promise<void> {
    for (const { file, code } of this._of(heading)) {
      if (file === 'jupyterhub_config.py') {
        continue;
      }
      const place = file
        .replace(/^PREFIX/, this._prefix)
        .replace(/^\/srv/, this._folder);
      const before = await readFile(place, 'utf8').catch(() => null);
      if (!this._before.has(place)) {
        this._before.set(place, before);
      }
      await mkdir(path.dirname(place), { recursive: true });
      await writeFile(
        place,
        JSON.stringify({ ...JSON.parse(before ?? '{}'), ...JSON.parse(code) })
      );
    }
  }

  /** Restore all files. */
  async takeBack(): Promise<void> {
    for (const [place, before] of this._before) {
      if (before === null) {
        await rm(place);
      } else {
        await writeFile(place, before);
      }
    }
    this._before.clear();
  }

  private _of(heading: string): readonly IBlock[] {
    const blocks = this._blocks.filter(block => block.heading === heading);
    if (!blocks.length) {
      throw new Error(`docs/policies.md has no recipe “${heading}”.`);
    }
    return blocks;
  }

  private readonly _prefix: string;
  private readonly _blocks: readonly IBlock[];
  private readonly _before = new Map<string, string | null>();
}
