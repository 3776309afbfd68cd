import * as path from 'node:path';

import { Appearance } from '../pages/appearance';
import { openHubTokens } from '../pages/hubtokenssection';
import type { JupyterPage } from '../pages/jupyterpage';

/** The folder of the docs' pictures. */
export const FOLDER = path.resolve(__dirname, '../../docs/screenshots');

/** The texts of the sections when their pictures were taken. */
export const WORDS_FILE = path.join(FOLDER, 'words.json');

/** The sections of the panel by the names of their pictures. */
export const SECTIONS = {
  token: 'token',
  'token-details': 'scope',
  test: 'test',
  snippets: 'snippets',
  'tokens-for-scripts': 'hub-tokens'
} as const;

/**
 * Bring the panel into the state in the pictures: a running notebook, found by
 * a test, and two tokens for scripts.
 */
export async function posePanel(jupyter: JupyterPage): Promise<Appearance> {
  await jupyter.openNotebook();
  const tokens = await openHubTokens(jupyter);
  await jupyter.test();
  await tokens.create({ note: 'weekly report', expires: '90 days' });
  await tokens.create({ note: 'nightly job', expires: '7 days' });
  const appearance = new Appearance(jupyter);
  await appearance.setWidth(380);
  return appearance;
}

/** The facts with which a test notices that the pictures are out of date. */
export interface IPictured {
  /** The texts of each section. */
  readonly words: Readonly<Record<string, readonly string[]>>;

  /** The SHA-256 of the style, in hex. */
  readonly style: string;
}

/**
 * The texts of each section for screen readers, without times, URLs and the
 * Hub's own tokens, which differ each time.
 */
export async function readSections({
  panel
}: JupyterPage): Promise<Record<string, string[]>> {
  const words: Record<string, string[]> = {};
  for (const [name, id] of Object.entries(SECTIONS)) {
    const section = panel.locator(`[data-section="${id}"]`);
    const snapshot = await section.ariaSnapshot();
    words[name] = snapshot
      .replace(/http:\/\/[\d.]+:\d+/g, 'ADDRESS')
      .replace(/[A-Z][a-z]+ \d+, \d{4} at \d+:\d+\s[AP]M/g, 'DATE')
      .replace(/\d+ \w+ ago|\bnow(?=[":]|$)/gm, 'A WHILE AGO')
      .replace(/\d+(?= (ms|percent|minutes?|hours?|days?)\b)/g, 'N')
      .split('\n');
  }
  return words;
}
